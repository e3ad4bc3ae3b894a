import type { Reader, Trx } from '../db/database.ts'

export interface StoredFactor {
  id: string
  kind: 'totp' | 'passkey'
  name: string
  createdAt: Date
  usedAt: Date | null
}

/** Those that count, oldest first. */
export async function readFactors(db: Reader, person: string): Promise<StoredFactor[]> {
  const rows = await db
    .selectFrom('second_factors')
    .select(['id', 'kind', 'name', 'created_at as createdAt', 'used_at as usedAt'])
    .where('person_id', '=', person)
    .where('confirmed_at', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows as StoredFactor[]
}

/** A secret that its owner has yet to prove; one that was begun before is forgotten. */
export async function beginTotp(
  trx: Trx,
  factor: { id: string; person: string; secret: Buffer; at: Date },
): Promise<void> {
  await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', factor.person)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is', null)
    .execute()
  await trx
    .insertInto('second_factors')
    .values({
      id: factor.id,
      person_id: factor.person,
      kind: 'totp',
      secret: factor.secret,
      created_at: factor.at,
    })
    .execute()
}

export interface StoredTotp {
  id: string
  secret: Buffer
}

export async function findTotp(db: Reader, person: string, isConfirmed: boolean): Promise<StoredTotp | undefined> {
  const row = await db
    .selectFrom('second_factors')
    .select(['id', 'secret'])
    .where('person_id', '=', person)
    .where('kind', '=', 'totp')
    .where('confirmed_at', isConfirmed ? 'is not' : 'is', null)
    .executeTakeFirst()
  return row?.secret ? { id: row.id, secret: row.secret } : undefined
}

/** Takes the place of a code generator there was. */
export async function confirmTotp(
  trx: Trx,
  { id, person, step, at }: { id: string; person: string; step: number; at: Date },
): Promise<void> {
  await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', person)
    .where('kind', '=', 'totp')
    .where('confirmed_at', 'is not', null)
    .execute()
  await trx
    .updateTable('second_factors')
    .set({ confirmed_at: at, used_at: at, last_step: step })
    .where('id', '=', id)
    .execute()
}

/** Uses the code of a step up; false when it, or a later one, was used before (RFC 6238 §5.2: a code is good once). */
export async function spendStep(db: Reader, id: string, step: number, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('second_factors')
    .set({ last_step: step, used_at: at })
    .where('id', '=', id)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface StoredPasskey {
  id: string
  credentialId: string
  publicKey: Buffer
  counter: number
  transports: string[]
}

export async function readPasskeys(db: Reader, person: string): Promise<StoredPasskey[]> {
  const rows = await db
    .selectFrom('second_factors')
    .select(['id', 'credential_id', 'public_key', 'counter', 'transports'])
    .where('person_id', '=', person)
    .where('kind', '=', 'passkey')
    .execute()
  return rows.flatMap(({ id, credential_id, public_key, counter, transports }) =>
    credential_id && public_key
      ? [{ id, credentialId: credential_id, publicKey: public_key, counter: Number(counter), transports }]
      : [],
  )
}

export async function insertPasskey(
  trx: Trx,
  { id, person, name, at, ...key }: StoredPasskey & { person: string; name: string; at: Date },
): Promise<void> {
  await trx
    .insertInto('second_factors')
    .values({
      id,
      person_id: person,
      kind: 'passkey',
      name,
      credential_id: key.credentialId,
      public_key: key.publicKey,
      counter: key.counter,
      transports: key.transports,
      created_at: at,
      confirmed_at: at,
      used_at: at,
    })
    .execute()
}

/** Notes the use of a passkey, with the counter it counted to (WebAuthn §6.1.1; a counter that stands still is one that does not count). */
export async function usePasskey(db: Reader, id: string, counter: number, at: Date): Promise<void> {
  await db.updateTable('second_factors').set({ counter, used_at: at }).where('id', '=', id).execute()
}

export async function removeFactor(trx: Trx, person: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom('second_factors')
    .where('person_id', '=', person)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n
}

/** Everything a person proves the second factor with. */
export async function removeFactors(trx: Trx, person: string): Promise<number> {
  await trx.deleteFrom('backup_codes').where('person_id', '=', person).execute()
  const { numDeletedRows } = await trx.deleteFrom('second_factors').where('person_id', '=', person).executeTakeFirst()
  return Number(numDeletedRows)
}

export async function putBackupCodes(trx: Trx, person: string, hashes: readonly string[], at: Date): Promise<void> {
  await trx.deleteFrom('backup_codes').where('person_id', '=', person).execute()
  await trx
    .insertInto('backup_codes')
    .values(hashes.map(hash => ({ person_id: person, hash, created_at: at })))
    .execute()
}

export async function countBackupCodes(db: Reader, person: string): Promise<number> {
  const { n } = await db
    .selectFrom('backup_codes')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Uses a backup code up; false for one that was used or never was. */
export async function spendBackupCode(db: Reader, person: string, hash: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('backup_codes')
    .set({ used_at: at })
    .where('person_id', '=', person)
    .where('hash', '=', hash)
    .where('used_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
