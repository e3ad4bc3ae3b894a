import { createHash } from 'node:crypto'
import type { App } from '../app-context.ts'
import { type AcceptedFile, acceptFile } from './accept-file.ts'
import { cleanFileName } from './file-name.ts'
import { insertFile } from './files.sql.ts'

export interface Kept {
  readonly id: string
  readonly name: string
  readonly mime: string
  readonly bytes: number
  readonly hasThumbnail: boolean
}

/** Checks an upload, stores it and writes it down as a loose file of this person, or of nobody. @throws FileRefused */
export async function keepUpload(app: App, given: Buffer, filename: string, person: string | null): Promise<Kept> {
  const accepted = await acceptFile(given)
  const id = app.newId()
  const place = `${id.slice(0, 2)}/${id}`
  const file = {
    id,
    name: cleanFileName(filename, accepted.ending),
    mime: accepted.mime,
    bytes: accepted.bytes.length,
    sha256: sha256(accepted.bytes),
    storageKey: `${place}.${accepted.ending}`,
    thumbnailKey: accepted.thumbnail && `${place}.small.webp`,
    uploadedBy: person,
    at: new Date(app.now()),
  }
  await store(app, file.storageKey, file.thumbnailKey, accepted)
  try {
    await insertFile(app.db, file)
  } catch (error) {
    await removeStored(app, [file.storageKey, file.thumbnailKey])
    throw error
  }
  return { id, name: file.name, mime: file.mime, bytes: file.bytes, hasThumbnail: file.thumbnailKey !== null }
}

async function store(app: App, key: string, thumbnailKey: string | null, { bytes, mime, thumbnail }: AcceptedFile) {
  await app.storage.put(key, bytes, mime)
  if (thumbnailKey && thumbnail) await app.storage.put(thumbnailKey, thumbnail, 'image/webp')
}

/** Removes stored bytes that nothing names any more. What cannot be removed is logged: it is waste, and no loss. */
export async function removeStored(app: Pick<App, 'storage' | 'log'>, keys: readonly (string | null)[]): Promise<void> {
  for (const key of keys) {
    if (key === null) continue
    await app.storage
      .remove(key)
      .catch(error => app.log.warn({ err: error, key }, 'a stored file could not be removed'))
  }
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
