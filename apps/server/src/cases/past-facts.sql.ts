import type { Reader } from '../db/database.ts'

/** What is kept, sealed, of what a case was decided from; null where it came before, or is gone. For a case whose row the caller was allowed to read. */
export async function readPastFacts(db: Reader, caseId: string): Promise<Buffer | null> {
  const row = await db.selectFrom('case_facts').select('body').where('case_id', '=', caseId).executeTakeFirst()
  return row?.body ?? null
}
