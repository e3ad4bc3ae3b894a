import type { ActionName } from '@zuoyeben/lifecycle'
import type { Sends } from './count-sends.ts'
import type { Coverage } from './coverage.ts'
import type { Crowds } from './crowds.ts'
import { type Examined, told } from './examine.ts'
import type { GuardedProcess } from './guarded-process.ts'
import type { Offices } from './offices.ts'
import type { countDeeds } from './stored.sql.ts'
import type { Sizes, Together } from './together.ts'
import type { Witness } from './witness.ts'

/** Actions of the table that a full run does not come to, each with its reason. */
export const NOT_COME_TO: Partial<Record<ActionName, string>> = {}

export interface Outcome {
  readonly found: Examined
  readonly sends: Sends
  readonly witness: Witness
  readonly crowds: Crowds
  readonly offices: Offices
  /** Kills of each kind. */
  readonly counts: ReadonlyMap<string, number>
  /** Due jobs that were never done. */
  readonly left: number
  readonly coverage: Coverage
  readonly deeds: Awaited<ReturnType<typeof countDeeds>>
  readonly beside: readonly Together[]
  readonly sizes: Sizes
  readonly processes: readonly GuardedProcess[]
  /** As many kills as the bar asks for: then every action of the table must have been done. */
  readonly isFull: boolean
  readonly seconds: string
}

/** Prints what the run came to, the counts last. False where anything was found. */
export function conclude(run: Outcome): boolean {
  const { found, sends, witness, crowds, offices, counts, left, coverage, deeds, beside, sizes, processes } = run
  const own = processes.flatMap(each => each.ownEnds)
  const kills = [...counts.values()].reduce((a, b) => a + b, 0)
  const wrong = beside.flatMap(each => each.wrong)
  const missed = coverage.never.filter(name => NOT_COME_TO[name] === undefined)
  const lines = [
    ...told(found),
    ...coverage.strange.map(way => `${way} is not in the table`),
    ...(run.isFull ? missed.map(name => `${name} was never done`) : []),
    ...own.map(end => `a process ended by itself: ${end}`),
    ...(left > 0 ? [`${left} due jobs were never done`] : []),
    ...crowds.faults,
    ...offices.faults,
    ...sends.lost,
    ...(sends.doubled > kills ? [`${sends.doubled} messages were sent again over ${kills} kills`] : []),
    ...wrong,
  ]
  for (const line of lines.slice(0, 200)) console.log(`  FOUND ${line}`)
  for (const { line } of beside) console.log(`· ${line}`)
  const kinds = [...witness.kinds()].sort(([, a], [, b]) => b - a)
  console.log(`· acknowledged: ${listed(kinds)}`)
  console.log(`· done to cases: ${listed(coverage.actions)}`)
  const { done, all, never } = coverage.places
  console.log(`· ${done} of ${all} places of the table, by ${coverage.ways} ways; not come to: ${never.join(', ')}`)
  for (const [name, why] of Object.entries(NOT_COME_TO)) console.log(`· ${name} is left out: ${why}`)
  console.log(
    `· ${deeds.colours} colours, ${deeds.rungs} rungs, ${deeds.notices} notices, ${deeds.releases} calendars put in force, ${deeds.moved} dates moved, ${deeds.dead} jobs died and were sent back`,
  )
  console.log(
    `· ${witness.tries} tries, ${witness.unanswered} unanswered, ${crowds.refused} refused, ${crowds.aged} cases left in the past, ${own.length} ends of their own, ${processes.reduce((sum, each) => sum + each.failedStarts, 0)} starts without PostgreSQL`,
  )
  const killed = [...counts].map(([kind, n]) => `${n} ${kind}`).join(', ')
  const { lost, half, doubled, clocks, invariants, audit, cases, events } = found
  console.log(
    `faults: ${kills} kills (${killed}), ${witness.acknowledged().length} acknowledged, ${coverage.actions.length - coverage.never.length} of ${coverage.actions.length} actions, ${cases} cases, ${events} events: ` +
      `${lost.length} lost, ${half.length} half applied, ${doubled.length} doubled, ${clocks.length} clocks astray, ${invariants.length} invariants broken, ${audit.length} breaks in the audit chain, ${left} jobs left, ${sends.messages} messages sent outside, ${sends.lost.length} lost, ${sends.doubled} sent again; ` +
      `R2 ${sizes.submissions} submissions, R3 ${sizes.meetings} meetings, R4 ${sizes.edits} edits: ${wrong.length} wrong; ${lines.length} found, ${run.seconds} s`,
  )
  return lines.length === 0
}

const listed = (counts: readonly (readonly [string, number])[]) => counts.map(([what, n]) => `${what} ${n}`).join(', ')
