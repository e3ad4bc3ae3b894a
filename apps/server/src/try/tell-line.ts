import { type Found, type Judgement, PATH_NAMES } from './judge.ts'
import type { Line } from './line.ts'

/** One line a case: what the server said, and beside it what was expected where it said otherwise. */
export function tellLine(line: Line, found: Found, judged: Judgement): string {
  if (found.caseNo === null) return `${line.id}\t✗ ${found.refused}`
  const beside = (shown: string | null, expected: string | null | undefined, isRight: boolean) =>
    expected === undefined || expected === null
      ? (shown ?? '—')
      : `${isRight ? '✓' : '✗'} ${shown ?? '—'}${shown === expected ? '' : ` (${expected})`}`
  const expectedGate = line.expected_sensitivity
  const gateIsRight = found.held === judged.sensitive || (found.held && !judged.heldWrongly)
  return [
    line.id,
    beside(found.held ? '限知' : '普通', expectedGate == null ? null : judged.sensitive ? '限知' : '普通', gateIsRight),
    beside(found.category, line.category, judged.category),
    beside(found.unit, line.expected_route, judged.unit),
    beside(found.path && PATH_NAMES[found.path], line.expected_path, judged.path),
    beside(found.firstAction, line.expected_first_action, judged.firstAction),
  ].join('\t')
}
