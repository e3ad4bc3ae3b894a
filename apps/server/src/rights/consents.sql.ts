import type { Purpose } from '../configuration/effective-privacy.ts'
import type { Reader, Trx } from '../db/database.ts'

/** Consents, each to one purpose under one notice. A row is ended, never removed: what was done while it stood stays explained. */
export interface GivenConsent {
  id: string
  purpose: string
  version: string
  hash: string
  givenAt: Date
  withdrawnAt: Date | null
}

/** Whose they are: a person's standing ones, or those given with one case. */
export type About = { readonly person: string } | { readonly caseId: string }
export const columnOf = (about: About) =>
  'person' in about ? { name: 'person_id' as const, id: about.person } : { name: 'case_id' as const, id: about.caseId }

export async function readConsents(db: Reader, about: About): Promise<GivenConsent[]> {
  const { name, id } = columnOf(about)
  return db
    .selectFrom('consents')
    .select(['id', 'purpose', 'version', 'notice_hash as hash', 'given_at as givenAt', 'withdrawn_at as withdrawnAt'])
    .where(name, '=', id)
    .orderBy('given_at', 'desc')
    .execute()
}

/** Ends what stands for this purpose; returns how many did. */
export async function endConsent(trx: Trx, about: About, purpose: string, at: Date): Promise<number> {
  const { name, id } = columnOf(about)
  const { numUpdatedRows } = await trx
    .updateTable('consents')
    .set({ withdrawn_at: at })
    .where(name, '=', id)
    .where('purpose', '=', purpose)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export async function giveConsent(
  trx: Trx,
  about: About,
  consent: { id: string; purpose: Purpose; version: string; hash: string; at: Date },
): Promise<void> {
  const { name, id } = columnOf(about)
  const { at, hash, ...rest } = consent
  await trx
    .insertInto('consents')
    .values({ ...rest, notice_hash: hash, given_at: at, [name]: id })
    .execute()
}

/** Until this transaction is over nobody else turns a consent of this person. */
export async function lockConsents(trx: Trx, person: string): Promise<void> {
  await trx.selectFrom('people').select('id').where('id', '=', person).forUpdate().execute()
}
