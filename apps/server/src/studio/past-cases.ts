import { setImmediate as breath } from 'node:timers/promises'
import type { App } from '../app-context.ts'
import type { PastFacts } from '../cases/past-facts.ts'
import { type PastRow, type PastScope, readPast } from './past-cases.sql.ts'

export interface PastCase extends PastFacts {
  readonly id: string
  readonly isRestricted: boolean
}

/** So many are read by one statement, while those before are worked on. */
const PAGE = 2000
/** Milliseconds after which timers and requests of the process are let through. */
const SLICE = 12

/** What a case was decided from. */
export function openPast(app: App, { id, body, wrapped, isRestricted }: PastRow): PastCase {
  const facts = app.vault.open(app.vault.unwrap(wrapped), body) as PastFacts
  return { ...facts, id, isRestricted }
}

/**
 * Goes through past cases with `look`, and yields how many have been looked at. The event loop is never held for long; whoever does not ask for
 * more, or aborts, ends it.
 */
export async function* eachPast(
  app: App,
  scope: PastScope,
  look: (past: PastCase) => void,
  signal?: AbortSignal,
): AsyncGenerator<number, void, undefined> {
  let done = 0
  let page = await readPast(app.db, scope, null, PAGE)
  while (page.length > 0 && !signal?.aborted) {
    const last = page.at(-1)?.id ?? null
    const next = page.length < PAGE ? Promise.resolve([]) : readPast(app.db, scope, last, PAGE)
    // Whoever goes away meanwhile leaves it to itself.
    next.catch(() => {})
    let began = performance.now()
    for (const row of page) {
      const past = openPast(app, row)
      // The unit whose rules decided; a case without one belongs to the school alone.
      if (scope.unit === null || past.unit === scope.unit) look(past)
      if (performance.now() - began < SLICE) continue
      await breath()
      began = performance.now()
      if (signal?.aborted) return
    }
    done += page.length
    yield done
    page = await next
  }
}
