import type { App } from '../app-context.ts'
import type { Jobs } from '../jobs/queue.ts'
import { dropThumbnail, filesHandedOver, moveFile } from './files.sql.ts'

const SEALED = '.sealed'

/**
 * The files of a case that was handed over go into the box of the proper channels, byte for byte, and what lay open is removed. Nobody
 * was shown them since the hand-over itself (files.sql.ts); it may run twice and ends in the same.
 */
export async function sealFiles(app: App, { caseId }: Jobs['seal']): Promise<void> {
  for (const file of await filesHandedOver(app.db, caseId)) {
    const open = file.storageKey.endsWith(SEALED) ? file.storageKey.slice(0, -SEALED.length) : file.storageKey
    if (open === file.storageKey) {
      const box = app.channelKey.seal(await app.storage.read(open))
      await app.storage.put(`${open}${SEALED}`, box, 'application/octet-stream')
      await moveFile(app.db, file.id, `${open}${SEALED}`)
    }
    await app.storage.remove(open)
    if (file.thumbnailKey === null) continue
    await app.storage.remove(file.thumbnailKey)
    await dropThumbnail(app.db, file.id)
  }
}
