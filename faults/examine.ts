import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../apps/server/src/app-context.ts'
import { tellFinding } from '../apps/server/src/audit/tell-findings.ts'
import { verifyAudit } from '../apps/server/src/audit/verify-audit.ts'
import { checkLedgers } from '../apps/server/src/cases/ledger-check.ts'
import { pendingClocks } from '../apps/server/src/clocks/clocks.sql.ts'
import { colourAt, rungsDue } from '../apps/server/src/clocks/colour.ts'
import { compare, type Harm } from './compare.ts'
import { countDueJobs, readStored } from './stored.sql.ts'
import type { Witness } from './witness.ts'

export interface Examined extends Harm {
  /** Clocks that nobody looks at, and those that stand behind their time. */
  readonly clocks: string[]
  /** Breaches of the invariants (cases/ledger-check.ts) that are none of those above. */
  readonly invariants: string[]
  readonly audit: string[]
  readonly cases: number
  readonly events: number
}

/** Milliseconds: what was in hand when its process was killed is taken up again within two minutes. */
const SETTLING = 300_000

/** Waits until nothing that is due is left to do. Returns how much was left when it gave up: nothing, in a system that keeps its promises. */
export async function settle(app: App): Promise<number> {
  let left = await countDueJobs(app.db)
  for (const until = Date.now() + SETTLING; left > 0 && Date.now() < until; left = await countDueJobs(app.db))
    await pause(1000)
  return left
}

/** Everything that must hold whatever was killed; to be asked when nobody works and {@link settle} has ended. */
export async function examine(app: App, witness: Witness, anchors: string): Promise<Examined> {
  const harm = compare([...witness.sent.values()], await readStored(app.db))
  const report = await checkLedgers(app)
  const tell = report.breaches.map(({ invariant, en, case: of }) => ({
    invariant,
    line: `invariant ${invariant}: ${of ?? ''} ${en}`,
  }))
  const proof = await verifyAudit(app.db, { folder: anchors, now: Date.now() })
  return {
    ...harm,
    clocks: [...tell.filter(each => each.invariant === 5).map(each => each.line), ...(await clocksBehind(app))],
    invariants: tell.filter(each => each.invariant !== 5).map(each => each.line),
    audit: proof.findings.map(tellFinding),
    cases: report.cases,
    events: report.events,
  }
}

/** Running clocks without the colour or a rung of this moment; a minute is given to those whose moment has just come. */
async function clocksBehind(app: App): Promise<string[]> {
  const { calendar, escalation } = app.configuration.school()
  const { ladder } = escalation
  const then = app.now() - 60_000
  const behind: string[] = []
  for (const { caseId, clock, fired } of await pendingClocks(app.db)) {
    const should = colourAt(calendar, ladder, clock, then)
    const name = `clock ${clock.kind} of ${caseId}`
    if (RANK[clock.colour] < RANK[should]) behind.push(`${name} is ${clock.colour} and should be ${should}`)
    // Whether one that asks for silence fires, silence decides.
    for (const { rung, unless } of rungsDue(calendar, ladder, clock, fired, then))
      if (unless === null) behind.push(`${name}: rung ${rung.id} has not fired`)
  }
  return behind
}
const RANK = { green: 0, yellow: 1, orange: 2, red: 3 } as const

export function told(examined: Examined): string[] {
  const { lost, half, doubled, clocks, invariants, audit } = examined
  return [...lost, ...half, ...doubled, ...clocks, ...invariants, ...audit]
}
