import { randomBytes, randomUUID } from 'node:crypto'
import { newCaseNumber } from '../apps/server/src/cases/case-number.ts'
import { invented } from '../apps/server/src/story/invented.ts'
import { tell } from './figures.ts'
import { call, measure } from './load.ts'
import { Ceiling, type Snapshot, snapshot } from './rows.ts'
import type { Town } from './town.ts'

const UNITS = ['JDXY', 'TMXY', 'HGXY', 'HQC', 'XXC', 'TSG', 'FXY', 'WXY']

/** 留作业 over HTTP beside the same rows written by one prepared statement. */
export async function submit(town: Town, concurrency: number, seconds: number): Promise<void> {
  const send = (n: number) => {
    const { text, ...more } = invented(n)
    const input = { key: randomUUID(), text, ...more, entryUnit: UNITS[n % UNITS.length], consent: '2026-11' }
    return call<{ caseNo: string }>(town.base, 'intake.submit', input, '', true)
  }
  const before = await snapshot(town.pool, randomUUID())
  const { caseNo } = await send(0)
  const { rows } = await town.pool.query<{ id: string }>(
    `select id from cases where replace(case_no, '-', '') = replace($1, '-', '')`,
    [caseNo],
  )
  const id = rows[0]?.id ?? ''
  const after = await snapshot(town.pool, id)
  const ceiling = await Ceiling.of(town.pool, before, after, [id, ...idsIn(after)])
  const measured = await measure(concurrency, seconds, async n => void (await send(n)))
  const plain = await measure(concurrency, seconds, n =>
    ceiling.write(town.pool, n, { id: randomUUID(), no: newCaseNumber(2026, randomBytes(5)) }),
  )
  tell('submit', `${town.cases} cases, ${concurrency} at once`, measured, plain)
}

/** The number of the case, then everything else that must be new. */
export function idsIn(after: Snapshot): string[] {
  const of = (table: string, column: string) =>
    [...(after.get(table)?.values() ?? [])].flatMap(row => row[column] ?? [])
  return [...of('cases', 'case_no'), ...of('clocks', 'id'), ...of('done_keys', 'key'), ...of('jobs.job_common', 'id')]
}
