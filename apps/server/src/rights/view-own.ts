import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { recordOwnList } from '../cases/own-list.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import { closeCursor, openCursor } from '../db/keyset.ts'
import { RefusalError } from '../errors.ts'
import type { Ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import { requestsShown } from './ask-right.ts'
import { STANDING } from './change-consent.ts'
import { byReceipt, contactOf } from './change-contact.ts'
import { type GivenConsent, readConsents } from './consents.sql.ts'
import { ownCase, ownCases } from './own-case.ts'
import { type HeldCase, readAccount, readHeldCases, readProfile } from './own-data.sql.ts'
import { RECORD_PAGE, readOwnRecords } from './own-records.sql.ts'

/** 「我的隐私」: what the school holds about the person, what was agreed to, and when it goes. */
export async function viewOwnPrivacy(app: App, person: string) {
  const profile = await readProfile(app.db, person)
  if (!profile) throw new RefusalError({ reason: 'notFound' })
  const [consents, cases, { identities, sessions }] = await Promise.all([
    readConsents(app.db, { person }),
    readHeldCases(app.db, ownCases(app, person)),
    readAccount(app.db, { person, mark: submitterMark(app.vault, person) }),
  ])
  const { version } = noticeOf(app.configuration.school())
  await recordOwnList(
    app,
    person,
    cases.map(held => held.caseNo),
  )
  return {
    profile: {
      username: profile.username,
      name: profile.name,
      kind: profile.kind,
      unit: profile.unit === null ? null : app.directory.unitRef(profile.unit),
      since: profile.createdAt.toISOString(),
      identities: identities.map(({ provider, since }) => ({ provider, since: since.toISOString() })),
      sessions: sessions.length,
    },
    noticeVersion: version,
    requests: await requestsShown(app, { person }),
    consents: STANDING.map(purpose => consentShown(purpose, consents, version)),
    cases: cases.map(held => ({
      caseNo: held.caseNo,
      status: held.file.status,
      submittedAt: held.submittedAt.toISOString(),
      contact: contactOf(app, held),
      limited: held.limitedAt !== null,
      wordsGone: held.wordsGoneAt !== null,
    })),
  }
}

/** The same of one case, for whoever has its receipt. */
export async function viewCasePrivacy(ctx: Context, proof: Ticket) {
  const { app } = ctx
  const { held, about, performer } = await ownCase(ctx, app.db, proof)
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: performer.person,
    actor: performer.name,
    act: 'read',
    caseId: held.id,
    detail: { part: 'privacy' },
  })
  const isMasked = proof.code !== undefined && held.hasAccount
  const consents = await readConsents(app.db, about)
  const { version } = noticeOf(app.configuration.school())
  const handling = consents.find(consent => consent.purpose === 'handling')
  return {
    caseNo: held.caseNo,
    status: held.file.status,
    noticeVersion: handling?.version ?? null,
    agreedAt: handling?.givenAt.toISOString() ?? null,
    contact: isMasked ? byReceipt(contactOf(app, held)) : contactOf(app, held),
    isMasked,
    sensitive: consentShown('sensitive', consents, version),
    limitedAt: held.limitedAt?.toISOString() ?? null,
    mayAsk: held.endedAt !== null && held.wordsGoneAt === null,
    requests: await requestsShown(app, about),
    goes: goesOn(app, held),
  }
}

/** A consent holds as long as the notice does that it was given to; under a new one it is asked for again. */
function consentShown<P extends string>(purpose: P, consents: readonly GivenConsent[], version: string) {
  const given = consents.find(consent => consent.purpose === purpose && consent.withdrawnAt === null)
  return {
    purpose,
    on: given?.version === version,
    asksAgain: given !== undefined && given.version !== version,
    since: given?.givenAt.toISOString() ?? null,
  }
}

/** The days on which identity and words go, or went; null while the matter is worked on. */
function goesOn(app: App, held: HeldCase) {
  const { retention } = app.configuration.school().settings
  const after = (months: number, gone: Date | null) => {
    if (gone) return { on: dateOf(gone.getTime()), gone: true }
    return held.endedAt ? { on: dateOf(monthsAfter(held.endedAt, months).getTime()), gone: false } : null
  }
  return {
    identity: after(retention.identityMonths, held.identityGoneAt),
    words: after(retention.wordsMonths, held.wordsGoneAt),
  }
}

/** The same day so many months later, or the last day of that month. */
export function monthsAfter(moment: Date, months: number): Date {
  const after = new Date(moment)
  after.setUTCMonth(after.getUTCMonth() + months)
  if (after.getUTCDate() !== moment.getUTCDate()) after.setUTCDate(0)
  return after
}

/** 「我的个人信息记录」: what was done with one's data, newest first. */
export async function ownRecords(ctx: Context, proof: Ticket | undefined, cursor: string | undefined) {
  const { app, viewer } = ctx
  const whose = proof ? await ofCase(ctx, proof) : await ofPerson(app, viewer.person)
  const rows = await readOwnRecords(app.db, whose, openCursor(cursor))
  const page = rows.slice(0, RECORD_PAGE)
  const last = page.at(-1)
  return {
    rows: page.map(({ at, ...row }) => ({ ...row, at: at.toISOString() })),
    next: rows.length > RECORD_PAGE && last ? closeCursor({ at: last.at.toISOString(), id: last.id }) : null,
  }
}

async function ofCase(ctx: Context, proof: Ticket) {
  const { held } = await ownCase(ctx, ctx.app.db, proof)
  return { person: null, cases: [held.id] }
}

async function ofPerson(app: App, person: string | null) {
  if (person === null) throw new RefusalError({ reason: 'signInFirst' })
  const cases = await readHeldCases(app.db, ownCases(app, person))
  return { person, cases: cases.map(held => held.id) }
}
