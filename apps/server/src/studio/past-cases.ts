import { setImmediate as breath } from 'node:timers/promises'
import type { App } from '../app-context.ts'
import type { PastFacts } from '../cases/past-facts.ts'
import { type PastRow, type PastScope, readPast, readPastIds } from './past-cases.sql.ts'

export interface PastCase extends PastFacts {
  readonly id: string
  readonly isRestricted: boolean
}

/** So many are read by one statement, while those before are worked on. */
const PAGE = 1000
/** Milliseconds after which timers and requests of the process are let through. */
const SLICE = 10

/** What a case was decided from. */
export function openPast(app: App, { id, body, wrapped }: PastRow, isRestricted: boolean): PastCase {
  const facts = app.vault.open(app.vault.unwrap(wrapped), body) as PastFacts
  return { ...facts, id, isRestricted }
}

/** How far a reading is; `ordinary` of all are not restricted. `withoutFacts` are ordinary cases that cannot be tried: from before facts were kept, held at first, or their words are gone. */
export interface Reading {
  readonly total: number
  readonly done: number
  readonly ordinary: number
  readonly withoutFacts: number
}

/**
 * Goes through past cases with `look`, the newest first, and yields how far it is. The event loop is never held for long; whoever does not ask for
 * more, or aborts, ends it.
 */
export async function* eachPast(
  app: App,
  scope: PastScope,
  look: (past: PastCase) => void,
  signal?: AbortSignal,
): AsyncGenerator<Reading, void, undefined> {
  const all = await readPastIds(app.db, scope)
  const taken = all.filter(past => past.isTaken)
  const restricted = new Set(taken.flatMap(past => (past.isRestricted ? [past.id] : [])))
  const total = taken.length
  const ordinary = total - restricted.size
  const pageAt = (from: number) => {
    const page = readPast(
      app.db,
      taken.slice(from, from + PAGE).map(past => past.id),
    )
    // Whoever goes away meanwhile leaves it to itself.
    page.catch(() => {})
    return page
  }
  let withoutFacts = all.length - total
  yield { total, done: 0, ordinary, withoutFacts }
  let next = pageAt(0)
  for (let done = 0; done < total && !signal?.aborted; ) {
    const page = await next
    const size = Math.min(PAGE, total - done)
    next = pageAt(done + PAGE)
    let began = performance.now()
    for (const row of page) {
      const past = openPast(app, row, restricted.has(row.id))
      // The unit whose rules decided; a case without one belongs to the school alone.
      if (scope.unit === null || past.unit === scope.unit) look(past)
      if (performance.now() - began < SLICE) continue
      await breath()
      began = performance.now()
      if (signal?.aborted) return
    }
    const isOrdinary = ({ id }: { readonly id: string }): boolean => !restricted.has(id)
    withoutFacts += taken.slice(done, done + size).filter(isOrdinary).length - page.filter(isOrdinary).length
    done += size
    yield { total, done, ordinary, withoutFacts }
  }
}
