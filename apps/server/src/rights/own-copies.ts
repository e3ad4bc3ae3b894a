import { createCipheriv, createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'
import type { App } from '../app-context.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { inTransaction } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import type { Jobs } from '../jobs/queue.ts'
import type { Ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import type { About } from './consents.sql.ts'
import type { By } from './let-go.ts'
import { ownCase } from './own-case.ts'
import { copiesWith, expiredCopies, findCopy, insertCopy, markGone, readCopiesOf } from './own-copies.sql.ts'
import { recordOwn } from './own-records.sql.ts'

/** Days a copy can be fetched; then its bytes are gone and another one has to be asked for. */
export const COPY_DAYS = 7
const DAY = 86_400_000
/** Minutes between two copies of the same data. */
const PAUSE = 10

/** Whose copy: by sign-in of everything, by receipt of one case. */
async function askerOf(ctx: Context, proof: Ticket | undefined): Promise<{ about: About; by: By }> {
  if (proof) {
    const { about, performer } = await ownCase(ctx, ctx.app.db, proof)
    return { about, by: { by: null, actor: performer.name } }
  }
  const { person } = ctx.viewer
  if (person === null) throw new RefusalError({ reason: 'signInFirst' })
  return { about: { person }, by: { by: person, actor: person } }
}

/** Asks for a copy of one's own data (PIPL 45); a job makes it. @throws RefusalError `tooMany`, `notFound`, `signInFirst` */
export async function askCopy(ctx: Context, proof: Ticket | undefined): Promise<{ id: string }> {
  const { app } = ctx
  const { about, by } = await askerOf(ctx, proof)
  return inTransaction(app.db, async trx => {
    const at = new Date(app.now())
    const [last] = await readCopiesOf(trx, about)
    const minutes = last ? Math.ceil(PAUSE - (app.now() - last.askedAt.getTime()) / 60_000) : 0
    if (minutes > 0) throw new RefusalError({ reason: 'tooMany', minutes })
    const id = app.newId()
    await insertCopy(trx, id, about, at)
    await recordOwn(trx, { id: app.newId(), at, act: 'askCopy', about, detail: {}, ...by })
    await app.queue.send(trx, [{ name: 'copy', data: { copyId: id } }])
    return { id }
  })
}

/** One's copies, newest first; a ready one with its address, which is open until the copy goes. */
export async function copiesShown(ctx: Context, proof: Ticket | undefined) {
  const { app } = ctx
  const { about } = await askerOf(ctx, proof)
  return (await readCopiesOf(app.db, about)).map(copy => {
    const isOpen = copy.status === 'ready' && copy.expiresAt !== null && copy.expiresAt.getTime() > app.now()
    return {
      id: copy.id,
      status: copy.status === 'waiting' ? ('waiting' as const) : isOpen ? ('ready' as const) : ('gone' as const),
      askedAt: copy.askedAt.toISOString(),
      bytes: copy.bytes,
      until: isOpen ? (copy.expiresAt?.toISOString() ?? null) : null,
      address: isOpen && copy.expiresAt ? `/copies/${copy.id}${signatureOf(app, copy.id, copy.expiresAt)}` : null,
    }
  })
}

/** The bytes for whoever holds the signed address; that they were taken is written down first. null: no such address, or it has run out. */
export async function openCopy(app: App, id: string, signature: unknown): Promise<Buffer | null> {
  const copy = await findCopy(app.db, id)
  if (!copy?.expiresAt || !copy.storageKey || copy.status !== 'ready' || copy.expiresAt.getTime() <= app.now())
    return null
  const right = Buffer.from(markOf(app, id, copy.expiresAt))
  const given = Buffer.from(typeof signature === 'string' ? signature : '')
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null
  const bytes = unlock(app, id, await app.storage.read(copy.storageKey))
  if (createHash('sha256').update(bytes).digest('hex') !== copy.sha256)
    throw new Error(`copy ${id} is not what was made`)
  const about: About = copy.caseId ? { caseId: copy.caseId } : { person: copy.person as string }
  const at = new Date(app.now())
  await recordOwn(app.db, { id: app.newId(), at, act: 'takeCopy', about, detail: {}, by: null, actor: 'link' })
  return bytes
}

/** Takes away the bytes of copies that have run out; returns how many there were. */
export async function sweepCopies(app: App): Promise<number> {
  const over = await expiredCopies(app.db, new Date(app.now()))
  for (const { storageKey } of over) await app.storage.remove(storageKey)
  await markGone(
    app.db,
    over.map(({ id }) => id),
  )
  return over.length
}

/**
 * A case that was handed over is in no copy that this server can open: what was made before goes, and another one can be asked for. It may
 * run twice.
 */
export async function dropCopiesWith(app: App, { caseId }: Jobs['seal']): Promise<void> {
  const found = await copiesWith(app.db, caseId, (person, mark) => submitterMark(app.vault, person) === mark)
  for (const { storageKey } of found) await app.storage.remove(storageKey)
  await markGone(
    app.db,
    found.map(({ id }) => id),
  )
}

export const expiryFrom = (now: number) => new Date(now + COPY_DAYS * DAY)
const markOf = (app: App, id: string, expiresAt: Date) =>
  app.vault.derive('copy address', `${id} ${expiresAt.getTime()}`, 32).toString('base64url')
const signatureOf = (app: App, id: string, expiresAt: Date) => `?s=${markOf(app, id, expiresAt)}`

/** At rest a copy is sealed by a key made from its id, so the folder of files alone opens nothing. */
const keyOf = (app: App, id: string) => app.vault.derive('copy key', id, 32)

export function lock(app: App, id: string, plain: Buffer): Buffer {
  const nonce = app.random(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(app, id), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function unlock(app: App, id: string, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(app, id), sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
}
