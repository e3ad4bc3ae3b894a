import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { submitterAlias, submitterMark } from '../cases/submitter-mark.ts'
import { readFile } from './files.sql.ts'
import { sha256 } from './keep-upload.ts'

export interface OpenFile {
  readonly name: string
  readonly mime: string
  readonly bytes: Buffer
}

/**
 * The bytes of a file, or of its thumbnail, for a reader who may have them; the reading is recorded before they are returned.
 * null: there is none, or this reader may not know of it. @throws when what is stored is not what was stored once.
 */
export async function openFile(
  app: App,
  viewer: Viewer,
  id: string,
  part: 'whole' | 'thumbnail',
  isProved: boolean,
): Promise<OpenFile | null> {
  const mark = viewer.person === null ? null : submitterMark(app.vault, viewer.person)
  const file = await readFile(app.db, id, { viewer, mark }, isProved, app.now())
  if (!file) return null
  const key = part === 'whole' ? file.storageKey : file.thumbnailKey
  if (key === null) return null
  const bytes = await app.storage.read(key)
  if (part === 'whole' && sha256(bytes) !== file.sha256) throw new Error(`file ${id} is not what was stored`)
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: file.isByOffice ? viewer.person : null,
    actor: actorOf(app, viewer, file.isByOffice, isProved),
    act: 'file',
    ...(file.caseId ? { caseId: file.caseId } : {}),
    detail: { file: id, part },
  })
  return part === 'whole' ? { name: file.name, mime: file.mime, bytes } : { name: file.name, mime: 'image/webp', bytes }
}

/** Whoever opens a file as the submitter of its case stands in the log under the mark; by a signed address, as its bearer. */
function actorOf(app: App, { person }: Viewer, isByOffice: boolean, isProved: boolean): string {
  if (person === null || (isProved && !isByOffice)) return 'link'
  return isByOffice ? person : submitterAlias(app.vault, person)
}
