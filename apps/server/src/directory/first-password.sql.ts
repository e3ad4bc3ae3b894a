import { recordAudit } from '../audit/record.sql.ts'
import type { Database, Trx } from '../db/database.ts'

/** The owner has put a password of their own in its place: appointments count from the next request. */
export async function endFirstPassword(
  db: Database,
  { person, address, at }: { person: string; address: string; at: Date },
): Promise<void> {
  await db.transaction().execute(async trx => {
    await trx.updateTable('people').set({ has_first_password: false }).where('id', '=', person).execute()
    await recordAudit(trx, { at, person, actor: person, act: 'changePassword', detail: { address } })
  })
}

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
  await trx.updateTable('people').set({ has_first_password: true, is_active: true }).where('id', '=', person).execute()
}
