import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { openDatabase, type Trx } from '../database.ts'
import {
  type CopiedSequence,
  type CopiedTable,
  columnsInSql,
  inSql,
  madeBy,
  sequencesToCopy,
  tablesToCopy,
} from './tables-to-copy.ts'

/** What one look at the whole database gives. */
export interface Snapshot {
  /** When it was taken, by the database's clock, and by which PostgreSQL. */
  readonly at: Date
  readonly server: string
  /** As pg_dump takes it. */
  readonly id: string
  readonly tables: readonly CopiedTable[]
  readonly sequences: readonly CopiedSequence[]
  readonly migrations: readonly { readonly name: string; readonly sha256: string }[]
  readonly jobsVersion: number
  /** The rows of a table in the text format of COPY; to be read to its end, one at a time. Resolves with how many there were. */
  copy(table: CopiedTable, take: (rows: Readable) => Promise<void>): Promise<number>
  /** Anything else, read in the same snapshot. */
  read<T>(work: (trx: Trx) => Promise<T>): Promise<T>
}

/**
 * Looks at the whole database in one snapshot, while everybody works on. The credential must own the tables, and may read those of the queue.
 */
export async function copyOut<T>(ownerUrl: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zuoyeben backup' })
  await client.connect()
  const { db } = openDatabase(ownerUrl, 1)
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 1`)
    await client.query('begin isolation level repeatable read read only')
    const { rows } = await client.query<{ at: Date; server: string; id: string }>(
      `select now() as at, current_setting('server_version') as server, pg_export_snapshot() as id`,
    )
    const [first] = rows
    if (!first) throw new Error('no snapshot')
    const { migrations, jobs } = await madeBy(client)
    return await work({
      ...first,
      tables: await tablesToCopy(client),
      sequences: await sequencesToCopy(client),
      migrations,
      jobsVersion: jobs,
      copy: async (table, take) => {
        const rows = client.query(
          copyTo(`copy (select ${columnsInSql(client, table)} from ${inSql(client, table)}) to stdout`),
        )
        await take(rows)
        return rows.rowCount
      },
      read: reading =>
        db
          .transaction()
          .setIsolationLevel('repeatable read')
          .execute(async trx => {
            await sql`set transaction snapshot ${sql.lit(first.id)}`.execute(trx)
            return reading(trx)
          }),
    })
  } finally {
    await client.end()
    await db.destroy()
  }
}
