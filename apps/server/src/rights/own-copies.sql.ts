import { sql } from 'kysely'
import type { Database, Reader, Trx } from '../db/database.ts'
import { type About, columnOf } from './consents.sql.ts'

export interface StoredCopy {
  id: string
  status: 'waiting' | 'ready' | 'gone'
  storageKey: string | null
  sha256: string | null
  bytes: number | null
  askedAt: Date
  readyAt: Date | null
  expiresAt: Date | null
  person: string | null
  caseId: string | null
}

const COLUMNS = [
  'id',
  'status',
  'storage_key as storageKey',
  'sha256',
  'bytes',
  'asked_at as askedAt',
  'ready_at as readyAt',
  'expires_at as expiresAt',
  'person_id as person',
  'case_id as caseId',
] as const

export async function insertCopy(trx: Trx, id: string, about: About, at: Date): Promise<void> {
  const { name, id: whose } = columnOf(about)
  await trx
    .insertInto('own_copies')
    .values({ id, status: 'waiting', asked_at: at, [name]: whose })
    .execute()
}

export async function readCopiesOf(db: Reader, about: About): Promise<StoredCopy[]> {
  const { name, id } = columnOf(about)
  const rows = await db
    .selectFrom('own_copies')
    .select(COLUMNS)
    .where(name, '=', id)
    .orderBy('asked_at', 'desc')
    .limit(5)
    .execute()
  return rows as StoredCopy[]
}

export async function findCopy(db: Reader, id: string): Promise<StoredCopy | undefined> {
  const row = await db.selectFrom('own_copies').select(COLUMNS).where('id', '=', id).executeTakeFirst()
  return row as StoredCopy | undefined
}

/** False where another worker was faster. */
export async function markReady(
  trx: Trx,
  id: string,
  made: { storageKey: string; bytes: number; sha256: string; at: Date; expiresAt: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('own_copies')
    .set({
      status: 'ready',
      storage_key: made.storageKey,
      bytes: made.bytes,
      sha256: made.sha256,
      ready_at: made.at,
      expires_at: made.expiresAt,
    })
    .where('id', '=', id)
    .where('status', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function expiredCopies(db: Reader, now: Date): Promise<{ id: string; storageKey: string }[]> {
  const { rows } = await sql<{ id: string; storageKey: string }>`select id, storage_key as "storageKey" from own_copies
    where status = 'ready' and expires_at <= ${now} limit 500`.execute(db)
  return rows
}

/** Ready copies that may hold this case: those of the case itself, and those of people, of whom `isIts` says whether the case is theirs. */
export async function copiesWith(db: Reader, caseId: string, isIts: (person: string, mark: string) => boolean) {
  const { rows } = await sql<{ id: string; storageKey: string; person: string | null; mark: string | null }>`
    select c.id, c.storage_key as "storageKey", c.person_id as person, s.person_mark as mark
    from own_copies c join case_submitters s on s.case_id = ${caseId}
    where c.status = 'ready' and (c.case_id = ${caseId} or (c.person_id is not null and s.person_mark is not null))`.execute(
    db,
  )
  return rows.filter(({ person, mark }) => person === null || (mark !== null && isIts(person, mark)))
}

export async function markGone(db: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.updateTable('own_copies').set({ status: 'gone', storage_key: null }).where('id', 'in', ids).execute()
}
