import type { Trx } from '../db/database.ts'
import { InputError } from '../errors.ts'

/**
 * Uploads that an action names are still there and this person's own; nothing is dropped in silence. Those that the case already holds
 * may be named again.
 * @throws InputError on the field `files`
 */
export async function checkFiles(
  trx: Trx,
  ids: readonly string[],
  person: string | null,
  caseId: string | null,
): Promise<void> {
  if (ids.length === 0) return
  const rows = await trx.selectFrom('files').select(['id', 'case_id', 'uploaded_by']).where('id', 'in', ids).execute()
  const good = rows.filter(row =>
    row.case_id === null ? row.uploaded_by === null || row.uploaded_by === person : row.case_id === caseId,
  )
  if (good.length < new Set(ids).size) throw new InputError([{ field: 'files', message: GONE }])
}

const GONE = {
  zh: '有附件已失效（上传超过一天，或登录状态变了），请删去后重新上传；其他内容都还在',
  en: 'An attachment is no longer there (uploaded over a day ago, or under another sign-in): remove it and upload it again. Everything else is kept',
}
