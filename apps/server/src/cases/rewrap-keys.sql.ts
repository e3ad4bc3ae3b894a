import { sql } from 'kysely'
import type { Database, Reader, Trx } from '../db/database.ts'

export interface WrappedKey {
  readonly caseId: string
  readonly wrapped: Buffer
}

/** Keys of cases after this one, in order, that another master key than `current` wraps; locked for the transaction. */
export async function takeOlderKeys(trx: Trx, current: string, after: string, most: number): Promise<WrappedKey[]> {
  const { rows } = await sql<WrappedKey>`select case_id as "caseId", wrapped from case_keys
    where case_id > ${after}::uuid and key_id <> ${current} order by case_id limit ${most} for update`.execute(trx)
  return rows
}

export async function putWrapped(trx: Trx, current: string, keys: readonly WrappedKey[]): Promise<void> {
  const rows = keys.map(({ caseId, wrapped }) => ({ caseId, wrapped: wrapped.toString('base64') }))
  await sql`update case_keys k set wrapped = decode(w.wrapped, 'base64'), key_id = ${current}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as w ("caseId" uuid, wrapped text) where k.case_id = w."caseId"`.execute(
    trx,
  )
}

/** How many cases each master key wraps. */
export async function countByKey(db: Reader): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select key_id as id, count(*)::int as n from case_keys group by key_id`.execute(db)
  return new Map(rows.map(({ id, n }) => [id, n]))
}

/** Has every running server read its key ring again. */
export async function announceKeys(db: Reader): Promise<void> {
  await sql`select pg_notify('zuoyeben_configuration', 'keys')`.execute(db)
}

/** Runs the work while nobody else turns keys on this database. null: somebody does. */
export async function aloneWithKeys<T>(db: Database, work: () => Promise<T>): Promise<T | null> {
  return db.connection().execute(async held => {
    const { rows } = await sql<{ got: boolean }>`select pg_try_advisory_lock(hashtext('zuoyeben keys')) as got`.execute(
      held,
    )
    if (!rows[0]?.got) return null
    try {
      return await work()
    } finally {
      await sql`select pg_advisory_unlock(hashtext('zuoyeben keys'))`.execute(held)
    }
  })
}
