import type { Reader } from '../db/database.ts'

export interface SealedCase {
  readonly caseId: string
  readonly wrapped: Buffer
  readonly payloads: { kind: string; body: Buffer }[]
  readonly files: { id: string; storageKey: string }[]
}

/** What lies sealed of a case that was handed over. No procedure of the server reads it: the command that opens it does. */
export async function readSealed(db: Reader, caseNo: string): Promise<SealedCase | null> {
  const row = await db
    .selectFrom('sealed_cases')
    .innerJoin('cases', 'cases.id', 'sealed_cases.case_id')
    .select(['case_id', 'wrapped'])
    .where('case_no', '=', caseNo)
    .executeTakeFirst()
  if (!row) return null
  const payloads = await db
    .selectFrom('sealed_payloads')
    .select(['kind', 'body'])
    .where('case_id', '=', row.case_id)
    .orderBy('kind')
    .orderBy('hash')
    .execute()
  const files = await db
    .selectFrom('files')
    .select(['id', 'storage_key'])
    .where('case_id', '=', row.case_id)
    .orderBy('id')
    .execute()
  return {
    caseId: row.case_id,
    wrapped: row.wrapped,
    payloads,
    files: files.map(file => ({ id: file.id, storageKey: file.storage_key })),
  }
}
