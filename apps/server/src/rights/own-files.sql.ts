import type { Reader } from '../db/database.ts'

export async function storedFilesOf(db: Reader, caseId: string) {
  return db
    .selectFrom('files')
    .select(['id', 'name', 'storage_key as storageKey', 'bytes'])
    .where('case_id', '=', caseId)
    .orderBy('created_at')
    .execute()
}
