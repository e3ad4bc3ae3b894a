import type pg from 'pg'

/** A table as it is copied: what it is called and the columns that hold its rows, in order. */
export interface CopiedTable {
  readonly schema: 'public' | 'jobs'
  readonly name: string
  readonly columns: readonly string[]
}
/** Where a sequence stands; null: it was never used. */
export interface CopiedSequence {
  readonly name: string
  readonly last: number | null
}

/** Of the queue, what is waited for; who works, and its statistics, are of the moment. In the order in which they refer to each other. */
const OF_JOBS = ['queue', 'schedule', 'job']
/** The code brings its own, and a backup says which of them it was made under. */
const OF_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock', 'migration_hashes']

/** Every table of ours with its stored columns; what is computed from them is computed again. */
export async function tablesToCopy(client: pg.ClientBase): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(
    `select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and not c.relispartition and c.relkind in ('r', 'p')
        and (n.nspname = 'public' and not c.relname = any($1) or n.nspname = 'jobs' and c.relname = any($2))
      group by 1, 2 order by n.nspname desc, array_position($2, c.relname::text), c.relname`,
    [OF_MIGRATIONS, OF_JOBS],
  )
  return rows
}

export async function sequencesToCopy(client: pg.ClientBase): Promise<CopiedSequence[]> {
  const { rows } = await client.query<CopiedSequence>(
    `select sequencename as name, last_value::float8 as last from pg_sequences where schemaname = 'public' order by 1`,
  )
  return rows
}

/** The migrations that made these tables, with the hash of each, and the version of the queue's own. */
export async function madeBy(
  client: pg.ClientBase,
): Promise<{ migrations: { name: string; sha256: string }[]; jobs: number }> {
  const { rows: migrations } = await client.query<{ name: string; sha256: string }>(
    'select name, sha256 from migration_hashes order by name',
  )
  const { rows } = await client.query<{ version: number }>('select version from jobs.version')
  return { migrations, jobs: rows[0]?.version ?? 0 }
}

export const inSql = (client: pg.ClientBase, { schema, name }: Pick<CopiedTable, 'schema' | 'name'>): string =>
  `${schema}.${client.escapeIdentifier(name)}`
export const columnsInSql = (client: pg.ClientBase, { columns }: CopiedTable): string =>
  columns.map(column => client.escapeIdentifier(column)).join(', ')
