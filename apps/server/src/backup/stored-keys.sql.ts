import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

/** Under which keys the attachments that the database names lie in the storage. */
export async function readStorageKeys(db: Reader): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`select storage_key as key from files
    union select thumbnail_key from files where thumbnail_key is not null`.execute(db)
  return rows.map(({ key }) => key)
}

/** A few keys of cases, as they are wrapped, the newest among them: to try whether a ring of keys opens them. */
export async function readWrappedKeys(db: Reader): Promise<Buffer[]> {
  const { rows } = await sql<{ wrapped: Buffer }>`select wrapped from (
    select distinct on (k.key_id) k.wrapped from case_keys k join cases c on c.id = k.case_id order by k.key_id, c.submitted_at desc) newest`.execute(
    db,
  )
  return rows.map(({ wrapped }) => wrapped)
}
