import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { DB } from './tables.ts'

export type Database = Kysely<DB>
export type Trx = Transaction<DB>
/** A reader may get either. */
export type Reader = Database | Trx

/** int8 (identities, counts) fits a JavaScript number here; without this pg hands out strings. */
const types = new pg.TypeOverrides()
types.setTypeParser(pg.types.builtins.INT8, Number)

/**
 * Opens a pool. Parallel plans are off: an unprepared search once flipped to a parallel scan and took thirty times as long
 * (design/stack, "Measured").
 */
export function openDatabase(url: string, poolSize: number): { db: Database; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types,
    options: '-c max_parallel_workers_per_gather=0 -c timezone=Asia/Shanghai',
    application_name: 'zuoyeben',
  })
  // An idle connection that PostgreSQL closes must not end the process; the next query gets a new one.
  pool.on('error', () => {})
  // Nor one that is cut while it is checked out but waits for its next statement: the statement then fails, and the transaction with it.
  pool.on('connect', client => client.on('error', () => {}))
  return { db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }), pool }
}

const MOST_TRIES = 5

/**
 * Runs the work in one transaction. It is run again, from its beginning, when PostgreSQL ended it for the sake of another one (deadlock),
 * or when the same thing, sent twice, has just been done by the other (idempotency key): then the work finds the answer that was given.
 * So the work must have no effect outside its transaction.
 */
export async function inTransaction<T>(db: Database, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (tries === MOST_TRIES || !mayTryAgain(error)) throw error
    }
  }
}

function mayTryAgain(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return false
  return error.code === '40P01' || (error.code === '23505' && error.constraint === 'done_keys_pkey')
}
