import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** Every row of every table the server may read, but the audit log, as text, with the table it stands in: to search for what must be nowhere. */
export async function everyRow(db: Reader): Promise<{ table: string; row: string }[]> {
  const { rows: tables } = await sql<{
    name: string
  }>`select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname in ('public', 'jobs') and tablename <> 'audit_log'
      and has_table_privilege(format('%I.%I', schemaname, tablename), 'select')`.execute(db)
  const all: { table: string; row: string }[] = []
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.raw(name)} t`.execute(db)
    all.push(...rows.map(({ row }) => ({ table: name, row })))
  }
  return all
}
