import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type CopiedSequence, type CopiedTable, columnsInSql, inSql, madeBy } from './tables-to-copy.ts'

/** What is put in: each table with its rows and how many there must be. */
export interface Incoming extends CopiedTable {
  readonly rows: number
  open(): Readable
}

/** Why nothing was put in; the database is as it was. */
export class CannotCopyIn extends Error {
  override name = 'CannotCopyIn'
}

/**
 * Fills the tables of an empty, migrated database with these rows, in one transaction: all of them or none. References are taken away meanwhile
 * and made again at the end, which proves them; triggers rest, for the rows were judged when they were written.
 * @throws CannotCopyIn where somebody lives there already, where the queue is of another version, or where rows are missing
 */
export async function copyIn(
  ownerUrl: string,
  tables: readonly Incoming[],
  { sequences, jobsVersion }: { sequences: readonly CopiedSequence[]; jobsVersion: number },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zuoyeben restore' })
  await client.connect()
  try {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO'`)
    await client.query('begin')
    await refuseInhabited(client)
    const { jobs } = await madeBy(client)
    if (jobs !== jobsVersion)
      throw new CannotCopyIn(`the queue of the backup is of version ${jobsVersion}, that of this code ${jobs}`)
    const own = tables.filter(table => table.schema === 'public').map(table => inSql(client, table))
    const references = await takeReferences(client)
    for (const table of own) await client.query(`alter table ${table} disable trigger user`)
    await client.query(`truncate ${own.join(', ')}`)
    await client.query('truncate jobs.job, jobs.queue, jobs.schedule cascade')
    for (const table of tables) await fill(client, table)
    for (const { name, last } of sequences)
      if (last !== null) await client.query(`select setval($1::regclass, $2)`, [`public.${name}`, last])
    for (const statement of references) await client.query(statement)
    for (const table of own) await client.query(`alter table ${table} enable trigger user`)
    await client.query('commit')
  } finally {
    // Without the commit before it, nothing has happened.
    await client.end()
  }
}

/** True once somebody lives there: a person, a case, or a line of the log. */
export async function isInhabited(ownerUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query(`select to_regclass('public.cases') is not null as there`)
    if (!rows[0].there) return false
    await refuseInhabited(client)
    return false
  } catch (error) {
    if (error instanceof CannotCopyIn) return true
    throw error
  } finally {
    await client.end()
  }
}

async function refuseInhabited(client: pg.Client): Promise<void> {
  const { rows } = await client.query(`select exists (select 1 from people) or exists (select 1 from cases)
    or exists (select 1 from audit_log) as lives`)
  if (rows[0].lives) throw new CannotCopyIn('somebody lives in this database; restore into an empty one')
}

async function fill(client: pg.Client, table: Incoming): Promise<void> {
  const into = client.query(copyFrom(`copy ${inSql(client, table)} (${columnsInSql(client, table)}) from stdin`))
  await pipeline(table.open(), into)
  if (into.rowCount !== table.rows)
    throw new CannotCopyIn(`${table.schema}.${table.name}: ${into.rowCount} rows came, ${table.rows} were written`)
}

/** Drops the references between our tables; returns the statements that make them again. */
async function takeReferences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ drop: string; make: string }>(
    `select format('alter table %s drop constraint %I', conrelid::regclass, conname) as drop,
        format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as make
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by conrelid, conname`,
  )
  for (const { drop } of rows) await client.query(drop)
  return rows.map(({ make }) => make)
}
