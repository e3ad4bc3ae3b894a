import type { Trx } from '../db/database.ts'

/** Puts a first password in the place of whatever there was, and the person is active. */
export async function putFirstPassword(trx: Trx, account: string, person: string, passwordHash: string, at: Date) {
  await trx.deleteFrom('auth_accounts').where('user_id', '=', person).where('provider_id', '=', 'credential').execute()
  await trx
    .insertInto('auth_accounts')
    .values({
      id: account,
      user_id: person,
      account_id: person,
      provider_id: 'credential',
      password: passwordHash,
      created_at: at,
      updated_at: at,
    })
    .execute()
  await trx
    .updateTable('people')
    .set({ has_first_password: true, is_active: true, password_at: at })
    .where('id', '=', person)
    .execute()
}
