import type { Trx } from '../db/database.ts'

/** Puts another sealed contact in the place of the one that is there; null leaves none. */
export async function writeContact(trx: Trx, caseId: string, contact: Buffer | null): Promise<void> {
  await trx.updateTable('case_submitters').set({ contact }).where('case_id', '=', caseId).execute()
}
