import type { App } from '../app-context.ts'
import { breachesOf, type Found } from './case-breaches.ts'
import { placesOf } from './counting.ts'
import { type LedgerCase, readLedgerPage, readLedgers, readOrphans } from './ledger-check.sql.ts'
import { termsFor } from './terms-for.ts'

/** A breach as a self-check tells it. `case` is the id and never the number: the report may be read by people who may see no case. */
export interface Breach extends Found {
  readonly case: string | null
}

export interface LedgerReport {
  readonly cases: number
  readonly events: number
  readonly breaches: readonly Breach[]
}

/**
 * Compares everything that is stored with itself: events with files, files with rows, clocks, counters, answers and jobs (invariants 1–6,
 * 8 and 9 as far as a database can tell; 7 is the configuration's). It reads one snapshot, so it may run while people work, and changes
 * nothing.
 */
export async function checkLedgers(app: App): Promise<LedgerReport> {
  return app.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async trx => {
      const breaches: Breach[] = []
      const counted = new Map<string, number>()
      let [cases, events] = [0, 0]
      let after: string | null = null
      for (;;) {
        const page: LedgerCase[] = await readLedgerPage(trx, after)
        for (const held of page) {
          cases += 1
          events += held.events.length
          const terms = termsFor(app, held.file.id, [], null)
          breaches.push(...breachesOf(held, terms).map(found => ({ ...found, case: held.id })))
          for (const { scope, status } of placesOf(held.file)) {
            const name = `${scope} ${status}`
            counted.set(name, (counted.get(name) ?? 0) + 1)
          }
        }
        const last = page.at(-1)
        if (!last) break
        after = last.id
      }
      breaches.push(...compareLedgers(counted, await readLedgers(trx)))
      for (const { what, n } of await readOrphans(trx))
        breaches.push({
          case: null,
          invariant: 8,
          zh: `${what} 有 ${n} 行没有案件`,
          en: `${n} rows of ${what} have no case`,
        })
      return { cases, events, breaches }
    })
}

/** 9: the maintained counters are what counting the cases gives. */
function compareLedgers(
  counted: ReadonlyMap<string, number>,
  kept: readonly { scope: string; status: string; n: number }[],
): Breach[] {
  const stored = new Map(kept.map(({ scope, status, n }) => [`${scope} ${status}`, n]))
  return [...new Set([...counted.keys(), ...stored.keys()])].flatMap((name): Breach[] => {
    const [is, should] = [stored.get(name) ?? 0, counted.get(name) ?? 0]
    if (is === should) return []
    return [
      {
        case: null,
        invariant: 9,
        zh: `台账「${name}」记 ${is} 件，实有 ${should} 件`,
        en: `the ledger "${name}" says ${is}, there are ${should}`,
      },
    ]
  })
}
