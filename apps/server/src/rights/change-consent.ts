import type { App } from '../app-context.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import type { Purpose } from '../configuration/effective-privacy.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import type { Ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import { type About, endConsent, giveConsent, lockConsents, readConsents } from './consents.sql.ts'
import { ownCase } from './own-case.ts'
import { recordOwn } from './own-records.sql.ts'

/** Agreed to by the person, for whatever they hand in; the contact of a case is agreed to with the case alone. */
export const STANDING = ['sensitive', 'publication'] as const satisfies readonly Purpose[]
export type Standing = (typeof STANDING)[number]

/** Gives or withdraws a standing consent, both by the one switch (PIPL 15). Turned the way it stands already, nothing happens. */
export async function turnConsent(app: App, person: string, purpose: Standing, on: boolean): Promise<void> {
  await inTransaction(app.db, async trx => {
    // Two taps at once: the second waits for the first.
    await lockConsents(trx, person)
    await turn(app, trx, { person }, { purpose, on, by: person, actor: person })
  })
}

/** The same for one case, also without an account. */
export async function turnConsentOfCase(ctx: Context, proof: Ticket, purpose: 'sensitive', on: boolean): Promise<void> {
  await inTransaction(ctx.app.db, async trx => {
    const { performer, about } = await ownCase(ctx, trx, proof, true)
    await turn(ctx.app, trx, about, { purpose, on, by: performer.person, actor: performer.name })
  })
}

interface Turning {
  purpose: Purpose
  on: boolean
  by: string | null
  actor: string
}

async function turn(app: App, trx: Trx, about: About, { purpose, on, by, actor }: Turning): Promise<void> {
  const at = new Date(app.now())
  const { version, hash } = noticeOf(app.configuration.school())
  const stands = (await readConsents(trx, about)).find(given => given.purpose === purpose && given.withdrawnAt === null)
  if (on && stands?.version === version) return
  const ended = await endConsent(trx, about, purpose, at)
  if (on) await giveConsent(trx, about, { id: app.newId(), purpose, version, hash, at })
  else if (ended === 0) return
  const act = on ? 'giveConsent' : 'withdrawConsent'
  await recordOwn(trx, { id: app.newId(), at, act, about, detail: { purpose, version }, by, actor })
}
