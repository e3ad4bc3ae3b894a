import type { Database } from '../db/database.ts'
import { readTries, writeTries } from './attempts.sql.ts'

/**
 * Tries that failed, counted in the database so that every process counts the same ones and a restart forgets none: wrong receipt codes.
 * A bucket is a purpose and a keyed fingerprint, never an address in the clear. Spans are fixed: a quarter of an hour from the quarter.
 */
export const SPAN_MINUTES = 15

export interface Tries {
  /** How many have failed in this span, in the order of the buckets. */
  count(buckets: readonly string[]): Promise<number[]>
  /** Writes one more down for each. */
  note(buckets: readonly string[]): Promise<void>
}

export function triesAt(db: Database, now: number): Tries {
  const span = new Date(Math.floor(now / (SPAN_MINUTES * 60_000)) * SPAN_MINUTES * 60_000)
  return {
    count: async buckets => {
      const found = await readTries(db, buckets, span)
      return buckets.map(bucket => found.get(bucket) ?? 0)
    },
    note: buckets => writeTries(db, buckets, span),
  }
}
