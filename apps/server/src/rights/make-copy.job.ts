import { createHash } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { type Access, unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import type { Jobs } from '../jobs/queue.ts'
import { pageOf } from './copy-page.ts'
import { gather } from './gather-own.ts'
import { ownCases } from './own-case.ts'
import { findCopy, markReady } from './own-copies.sql.ts'
import { expiryFrom, lock } from './own-copies.ts'
import { recordOwn } from './own-records.sql.ts'

/** Bytes of attachments in one copy; what goes beyond is named and can be opened on the page of its case. */
const MOST_BYTES = 100_000_000

/**
 * Makes the copy somebody asked for: a page to read, the same as JSON, and the files. It may run twice, and only the first one counts; the
 * job bears the id of the copy and not a word of it.
 */
export async function makeCopy(app: App, { copyId }: Jobs['copy']): Promise<void> {
  const copy = await findCopy(app.db, copyId)
  if (copy?.status !== 'waiting') return
  const { caseId, person } = copy
  const access: Access = caseId
    ? eb => eb.and([eb('cases.id', '=', caseId), unseenBySystem()(eb) as never])
    : ownCases(app, person as string)
  const { data, files } = await gather(app, { person, access })
  const entries: Record<string, Uint8Array | [Uint8Array, { level: 0 }]> = {
    'index.html': strToU8(pageOf(data)),
    'data.json': strToU8(JSON.stringify(data, null, 2)),
  }
  let size = 0
  for (const file of files) {
    size += file.bytes
    if (size <= MOST_BYTES) entries[file.path] = [await app.storage.read(file.storageKey), { level: 0 }]
  }
  const plain = Buffer.from(zipSync(entries))
  const storageKey = `copies/${copyId}-${app.newId()}`
  await app.storage.put(storageKey, lock(app, copyId, plain), 'application/octet-stream')
  const at = new Date(app.now())
  const sha256 = createHash('sha256').update(plain).digest('hex')
  const isFirst = await app.db.transaction().execute(async trx => {
    const made = { storageKey, bytes: plain.length, sha256, at, expiresAt: expiryFrom(app.now()) }
    if (!(await markReady(trx, copyId, made))) return false
    const about = caseId ? { caseId } : { person: person as string }
    await recordOwn(trx, { id: app.newId(), at, act: 'makeCopy', about, detail: {}, by: null, actor: 'system' })
    return true
  })
  if (!isFirst) await app.storage.remove(storageKey)
}
