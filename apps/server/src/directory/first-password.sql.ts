import type { Reader, Trx } from '../db/database.ts'
import type { Handed } from './first-password.ts'

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

/** Of whom this session is: whether the password was handed out, and when. */
export async function handedTo(db: Reader, token: string): Promise<Handed | undefined> {
  return db
    .selectFrom('auth_sessions as s')
    .innerJoin('people as p', 'p.id', 's.user_id')
    .select(['p.has_first_password as isFirst', 'p.password_at as setAt'])
    .where('s.token', '=', token)
    .executeTakeFirst()
}
