import { canonicalJson } from '@zuoyeben/rules'
import { z } from 'zod'
import type { App } from '../app-context.ts'
import { maskContact, maskName } from '../cases/masks.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import { inTransaction } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import type { Ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import { endConsent, giveConsent } from './consents.sql.ts'
import { writeContact } from './contact.sql.ts'
import { ownCase } from './own-case.ts'
import type { HeldCase } from './own-data.sql.ts'
import { recordOwn } from './own-records.sql.ts'

export const contactInput = z.object({
  name: z.string().trim().max(40).nullable(),
  phone: z
    .string()
    .trim()
    .regex(/^[0-9+\- ]{5,20}$/)
    .nullable(),
})
export type Contact = z.infer<typeof contactInput>

const NONE: Contact = { name: null, phone: null }

/** What stands as contact of a case; nothing where it was never left, or taken back. */
export function contactOf(app: App, held: HeldCase): Contact | null {
  if (!held.contact) return null
  const { name, phone } = app.vault.open(app.vault.unwrap(held.wrapped), held.contact) as Contact
  return name === null && phone === null ? null : { name, phone }
}

/**
 * What a receipt alone is shown of it: a code can be lost with the paper it stands on. Whoever handed the case in signed in reads and copies
 * the whole signed in; to anybody else there is no other proof than the receipt.
 */
export function byReceipt<Shown extends Pick<Contact, 'name' | 'phone'> | null>(shown: Shown): Shown {
  if (shown === null) return shown
  const { name, phone } = shown
  return { ...shown, name: name && maskName(name), phone: phone && maskContact(phone) }
}

/** Keyed, so that a telephone cannot be guessed from what is written down of it. */
export function fingerprintOf(app: App, value: unknown): string {
  return app.vault.fingerprint('correction', canonicalJson(value as never)).slice(0, 16)
}

/**
 * Corrects or takes back the contact of a case (PIPL 15, 46). Leaving another one is a consent to its use; taking it back ends the consent,
 * and what was done with it before stays valid. The words themselves are written down nowhere but sealed beside the case.
 * @throws RefusalError `goneAlready` once the identity has been detached, or went with the case to its proper channel
 */
export async function changeContact(ctx: Context, proof: Ticket, contact: Contact | null): Promise<void> {
  const { app } = ctx
  await inTransaction(app.db, async trx => {
    const { held, performer, about } = await ownCase(ctx, trx, proof, true)
    if (held.identityGoneAt || held.file.status === 'handedOver') throw new RefusalError({ reason: 'goneAlready' })
    const before = contactOf(app, held)
    const after = contact && (contact.name !== null || contact.phone !== null) ? contact : null
    if (canonicalJson(before) === canonicalJson(after)) return
    const at = new Date(app.now())
    const wish = after?.phone ? 'phone' : 'inApp'
    const sealed = app.vault.seal(app.vault.unwrap(held.wrapped), { wish, ...(after ?? NONE) })
    await writeContact(trx, held.id, sealed.body)
    await endConsent(trx, about, 'contact', at)
    const { version, hash } = noticeOf(app.configuration.school())
    if (after) await giveConsent(trx, about, { id: app.newId(), purpose: 'contact', version, hash, at })
    const by = { by: performer.person, actor: performer.name }
    const detail = { before: fingerprintOf(app, before), after: fingerprintOf(app, after) }
    const act = after ? 'changeContact' : 'withdrawConsent'
    await recordOwn(trx, { id: app.newId(), at, act, about, detail: { purpose: 'contact', ...detail }, ...by })
  })
}
