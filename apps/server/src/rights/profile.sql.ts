import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

export const PROFILE_FIELDS = ['name', 'kind', 'unit'] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

/** Changes one field of the profile; a name is also what the sign-in library shows. */
export async function changeProfile(trx: Trx, person: string, field: ProfileField, value: string): Promise<void> {
  const column = field === 'unit' ? 'unit_id' : field
  await trx
    .updateTable('people')
    .set({ [column]: value })
    .where('id', '=', person)
    .execute()
  if (field === 'name') await trx.updateTable('auth_users').set({ name: value }).where('id', '=', person).execute()
}

export async function hasHeldOffice(db: Reader, person: string, now: Date): Promise<'now' | 'before' | 'never'> {
  const rows = await db.selectFrom('appointments').select('ends_at').where('person_id', '=', person).execute()
  if (rows.some(row => row.ends_at === null || row.ends_at > now)) return 'now'
  return rows.length > 0 ? 'before' : 'never'
}

/**
 * Ends the account with every way in and everything that proved who it was. Whoever never held an office leaves no name behind; of others the history of cases names an id, and whose that was has
 * to stay known.
 */
export async function closeAccount(trx: Trx, person: string, keepsName: boolean, at: Date): Promise<void> {
  const gone = `gone-${person.slice(0, 8)}`
  await sql`with
    w_sessions as (delete from auth_sessions where user_id = ${person}::uuid),
    w_accounts as (delete from auth_accounts where user_id = ${person}::uuid),
    w_identities as (delete from person_identities where person_id = ${person}::uuid),
    w_factors as (delete from second_factors where person_id = ${person}::uuid),
    w_codes as (delete from backup_codes where person_id = ${person}::uuid),
    w_passwords as (delete from old_passwords where person_id = ${person}::uuid),
    w_copies as (update own_copies set expires_at = ${at} where person_id = ${person}::uuid and status = 'ready' and expires_at > ${at}),
    w_consents as (update consents set withdrawn_at = ${at} where person_id = ${person}::uuid and withdrawn_at is null),
    w_deliveries as (delete from deliveries where person_id = ${person}::uuid),
    w_notices as (delete from notices where person_id = ${person}::uuid),
    w_users as (update auth_users set email = ${`${person}@gone.zuoyeben.invalid`}, image = null,
      username = ${gone}, display_username = ${gone}, name = case when ${keepsName} then name else '已注销' end where id = ${person}::uuid)
    update people set is_active = false, username = case when ${keepsName} then username else ${gone} end,
      name = case when ${keepsName} then name else '已注销' end, kind = case when ${keepsName} then kind else '' end,
      unit_id = case when ${keepsName} then unit_id end where id = ${person}::uuid`.execute(trx)
}

export async function hasMark(trx: Trx, caseId: string, mark: string): Promise<boolean> {
  const row = await trx
    .selectFrom('case_submitters')
    .select('case_id')
    .where('case_id', '=', caseId)
    .where('person_mark', '=', mark)
    .executeTakeFirst()
  return row !== undefined
}
