import { setTimeout as pause } from 'node:timers/promises'
import type { App } from '../apps/server/src/app-context.ts'
import { tellFinding } from '../apps/server/src/audit/tell-findings.ts'
import { verifyAudit } from '../apps/server/src/audit/verify-audit.ts'
import { checkLedgers } from '../apps/server/src/cases/ledger-check.ts'
import { clocksAstray } from './clocks-astray.ts'
import { compare, type Harm } from './compare.ts'
import { calendarsAstray, countDueJobs, readStored } from './stored.sql.ts'
import type { Witness } from './witness.ts'

export interface Examined extends Harm {
  /** Clocks that nobody looks at, those that stand behind their time, and calendars that did not come through them. */
  readonly clocks: string[]
  /** Breaches of the invariants (cases/ledger-check.ts) that are none of those above. */
  readonly invariants: string[]
  readonly audit: string[]
  readonly cases: number
  readonly events: number
}

/** Milliseconds: what was in hand when its process was killed is taken up again within two minutes. */
const SETTLING = 300_000

/**
 * Waits until nothing that is due is left to do, while somebody sends back what has died. Returns how much was left when it gave up: nothing, in a
 * system that keeps its promises.
 */
export async function settle(app: App, sendBack: () => Promise<void>): Promise<number> {
  let left = await countDueJobs(app.db)
  for (const until = Date.now() + SETTLING; left > 0 && Date.now() < until; left = await countDueJobs(app.db)) {
    await pause(1000)
    await sendBack()
  }
  return left
}

/** Everything that must hold whatever was killed; to be asked when nobody works and {@link settle} has ended. */
export async function examine(
  app: App,
  witness: Witness,
  published: readonly number[],
  anchors: string,
): Promise<Examined> {
  const harm = compare([...witness.sent.values()], await readStored(app.db))
  const report = await checkLedgers(app)
  const tell = report.breaches.map(({ invariant, en, case: of }) => ({
    invariant,
    line: `invariant ${invariant}: ${of ?? ''} ${en}`,
  }))
  const proof = await verifyAudit(app.db, { folder: anchors, now: Date.now() })
  return {
    ...harm,
    clocks: [
      ...tell.filter(each => each.invariant === 5).map(each => each.line),
      ...(await clocksAstray(app)),
      ...(await calendarsAstray(app.db, published)),
    ],
    invariants: tell.filter(each => each.invariant !== 5).map(each => each.line),
    audit: proof.findings.map(tellFinding),
    cases: report.cases,
    events: report.events,
  }
}

export function told(examined: Examined): string[] {
  const { lost, half, doubled, clocks, invariants, audit } = examined
  return [...lost, ...half, ...doubled, ...clocks, ...invariants, ...audit]
}
