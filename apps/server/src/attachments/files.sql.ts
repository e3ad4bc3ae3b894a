import { type ExpressionBuilder, sql } from 'kysely'
import { ownedBy, visibleInPart } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { Database, Reader } from '../db/database.ts'
import type { DB } from '../db/tables.ts'

export interface StoredFile {
  readonly id: string
  readonly caseId: string | null
  readonly name: string
  readonly mime: string
  readonly sha256: string
  readonly storageKey: string
  readonly thumbnailKey: string | null
}
export interface FoundFile extends StoredFile {
  /** It is opened by office, or as one's own loose upload: not as the submitter of its case, nor by a signed address alone. */
  readonly isByOffice: boolean
}
export interface NewFile extends Omit<StoredFile, 'caseId'> {
  readonly bytes: number
  readonly uploadedBy: string | null
  readonly at: Date
}

export async function insertFile(db: Reader, file: NewFile): Promise<void> {
  await db
    .insertInto('files')
    .values({
      id: file.id,
      name: file.name,
      mime: file.mime,
      bytes: file.bytes,
      sha256: file.sha256,
      storage_key: file.storageKey,
      thumbnail_key: file.thumbnailKey,
      uploaded_by: file.uploadedBy,
      created_at: file.at,
    })
    .execute()
}

/**
 * The file, as far as this reader may have it: of a case they see whole, or of its matter where they see that much, their own and not
 * attached yet, or of a case they submitted; a case handed over shows its files to nobody. `isProved` says that the address carries a
 * signature of ours, and opens this one file.
 * null: there is none, or this reader may not know of it.
 */
export async function readFile(
  db: Reader,
  id: string,
  reader: { readonly viewer: Viewer; readonly mark: string | null },
  isProved: boolean,
  now: number,
): Promise<FoundFile | null> {
  const { viewer, mark } = reader
  const byOffice = (eb: ExpressionBuilder<DB, 'files' | 'cases'>) => [
    visibleInPart(viewer, now, 'all')(eb as never),
    eb.and([visibleInPart(viewer, now, 'askedPart', 'entered')(eb as never), cameWithTheMatter]),
    ...(viewer.person === null
      ? []
      : [eb.and([eb('files.case_id', 'is', null), eb('files.uploaded_by', '=', viewer.person)])]),
  ]
  const row = await db
    .selectFrom('files')
    .leftJoin('cases', 'cases.id', 'files.case_id')
    .select(['files.id', 'case_id', 'name', 'mime', 'sha256', 'storage_key', 'thumbnail_key'])
    .select(eb => eb.fn.coalesce(eb.or(byOffice(eb as never)), eb.val(false)).as('is_by_office'))
    .where('files.id', '=', id)
    // Handed over, they are the proper channel's, whoever asks and whatever link they hold.
    .where(eb => eb.or([eb('cases.status', 'is', null), eb('cases.status', '!=', 'handedOver')]))
    .where(eb =>
      eb.or([
        eb.val(isProved),
        ...byOffice(eb as never),
        ...(mark === null ? [] : [eb.and([ownedBy({ mark })(eb as never), toldToSubmitter])]),
      ]),
    )
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    caseId: row.case_id,
    name: row.name,
    mime: row.mime,
    sha256: row.sha256,
    storageKey: row.storage_key,
    thumbnailKey: row.thumbnail_key,
    isByOffice: Boolean(row.is_by_office),
  }
}

const cameWithTheMatter = sql<boolean>`exists (select 1 from case_events e where e.case_id = files.case_id and e.n = 1
  and e.body->'files' @> to_jsonb(files.id::text))`

/** What a submitter sent, and what shows the result: not the scan of an instruction, nor the page of the notebook beside others' words. */
const toldToSubmitter = sql<boolean>`exists (select 1 from case_events e where e.case_id = files.case_id and (
  e.type in ('submitted', 'submitterAnswered') and e.body->'files' @> to_jsonb(files.id::text)
  or e.type = 'filed' and e.body->'evidence' @> to_jsonb(files.id::text)))`

/** Takes the rows of loose files out, the oldest first, and returns where their bytes lie. One that is being attached now stays. */
export async function takeLooseFiles(db: Database, before: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ storage_key: string; thumbnail_key: string | null }>`
    delete from files where case_id is null and id in (
      select id from files where case_id is null and created_at < ${before} order by created_at limit ${most} for update skip locked)
    returning storage_key, thumbnail_key`.execute(db)
  return rows.flatMap(row => (row.thumbnail_key ? [row.storage_key, row.thumbnail_key] : [row.storage_key]))
}

/** Files of a case that was handed over; none while it was not. */
export async function filesHandedOver(
  db: Reader,
  caseId: string,
): Promise<{ id: string; storageKey: string; thumbnailKey: string | null }[]> {
  const rows = await db
    .selectFrom('files')
    .innerJoin('cases', 'cases.id', 'files.case_id')
    .select(['files.id', 'storage_key', 'thumbnail_key'])
    .where('files.case_id', '=', caseId)
    .where('cases.status', '=', 'handedOver')
    .execute()
  return rows.map(row => ({ id: row.id, storageKey: row.storage_key, thumbnailKey: row.thumbnail_key }))
}

export async function moveFile(db: Reader, id: string, storageKey: string): Promise<void> {
  await db.updateTable('files').set({ storage_key: storageKey }).where('id', '=', id).execute()
}

export async function dropThumbnail(db: Reader, id: string): Promise<void> {
  await db.updateTable('files').set({ thumbnail_key: null }).where('id', '=', id).execute()
}
