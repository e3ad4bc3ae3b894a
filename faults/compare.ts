import type { Stored } from './stored.sql.ts'
import type { Sent } from './witness.ts'

/** What a run may come to, each a kind of harm of its own; every one of them is a breach. */
export interface Harm {
  /** Acknowledged to somebody, and not there. */
  readonly lost: string[]
  /** There without the rest of it, or done though it was refused. */
  readonly half: string[]
  /** There more than once, or answered in two ways. */
  readonly doubled: string[]
}

/** Holds what the outside was promised against what the database has. It reads nothing itself, so a test can plant any harm in its input. */
export function compare(sent: readonly Sent[], stored: Stored): Harm {
  const harm: Harm = { lost: [], half: [], doubled: [...stored.doubled] }
  const owners = new Map<string, string>()
  for (const { key, what, answers, isRefused } of sent) {
    const found = stored.done.get(key)
    if (isRefused && found) harm.half.push(`${what} ${key} was refused, and ${found.caseNo} has it`)
    if (answers.length > 1)
      harm.doubled.push(`${what} ${key} was answered ${answers.map(each => each.text).join(' and ')}`)
    for (const { caseNo, version } of answers) {
      if (!found || found.caseNo !== caseNo)
        harm.lost.push(`${what} ${key} of ${caseNo} was acknowledged and is not there`)
      else if (version !== null && found.answer.version !== version)
        harm.lost.push(`${what} ${key} of ${caseNo} was acknowledged as ${version}, kept as ${found.answer.version}`)
      if ((stored.versions.get(caseNo) ?? 0) < (version ?? 1))
        harm.lost.push(`${caseNo} was at ${version ?? 1} and is at ${stored.versions.get(caseNo) ?? 'nothing'}`)
    }
    if (found === undefined) continue
    if (found.after !== found.answer.status)
      harm.half.push(
        `${what} ${key} of ${found.caseNo}: no event ${found.answer.version} that leads to ${found.answer.status}`,
      )
    const place = `${found.caseNo} ${found.answer.version}`
    const other = owners.get(place)
    if (other !== undefined) harm.doubled.push(`${place} was given to two orders, ${other} and ${key}`)
    owners.set(place, key)
  }
  for (const line of stored.unequal) harm.half.push(line)
  for (const line of stored.untold) harm.half.push(`nobody is told of ${line}`)
  for (const line of stored.failed) harm.lost.push(`a job was given up: ${line}`)
  return harm
}
