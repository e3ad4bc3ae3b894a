import { type CaseEvent, type CaseFile, RESTRICTED_STATUSES, waitsForDigest } from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { CLEARED } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { ENDED } from '../cases/identity.ts'
import type { Addressee } from '../contacts/reach.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { Jobs } from '../jobs/queue.ts'
import { markTold, untoldUnsealings } from './beside-a-case.sql.ts'
import { type NewNotice, readEventForNotice, resolvePeople, settleCalls } from './notices.sql.ts'
import { type NoticeFor, type NoticeKind, noticesFor } from './notices-for.ts'
import type { Urgency } from './plan-delivery.ts'
import { isRecused, type Recipient } from './recipients.ts'
import { tellPeople } from './tell-people.ts'

/** Tells people of one event, in the app. It may run twice: a notice has a key, and the second time changes nothing. */
export async function sendNotices(app: App, { caseId, n }: Jobs['notify']): Promise<void> {
  const row = await readEventForNotice(app.db, caseId, n)
  if (!row) return
  const event = row.body as CaseEvent
  const file = row.file as CaseFile
  const told = noticesFor(event, { ...file, status: event.after, owner: event.ownerAfter })
  const of: Concerned = { caseId, caseNo: row.case_no, file }
  if (event.type === 'acknowledged') await settleCalls(app.db, caseId, new Date(app.now()))
  await deliver(app, of, told, `${caseId}:${n}`)
  if (ENDED.has(event.after)) await tellUnsealed(app, of)
}

/** The case a notice is about, as it stands now. */
export interface Concerned {
  readonly caseId: string
  readonly caseNo: string
  readonly file: CaseFile
}

/** Told once for each reason, however often it is tried; of a restricted case to those who may know of it alone. */
export async function deliver(app: App, of: Concerned, told: readonly NoticeFor[], reason: string): Promise<void> {
  await tellPeople(app, await addressed(app, of, told, reason))
}

/** The notices of it, each to one person, before they are written. */
export async function addressed(
  app: App,
  { caseId, caseNo, file }: Concerned,
  told: readonly NoticeFor[],
  reason: string,
  resolve = resolvePeople,
): Promise<NewNotice[]> {
  const now = new Date(app.now())
  const notices: NewNotice[] = []
  const due = told.flatMap(found => standingIn(app, found)).flatMap(found => asFarAsCleared(found, file))
  for (const notice of due.filter(({ recipient }) => !isRecused(recipient, file.recused))) {
    const people = await resolve(app.db, notice.recipient, caseId, now)
    for (const to of withDeputies(app, people, notice.recipient, file))
      notices.push({
        id: app.newId(),
        to,
        caseId,
        kind: notice.kind,
        caseNo,
        dedupeKey: `${reason}:${notice.kind}`,
        urgency: urgencyOf(app, notice.kind, file),
      })
  }
  return notices
}

/** Whoever is away is told, and so is whoever stands in (C2-04); of a restricted case nobody but the cleared few themselves. */
function withDeputies(app: App, people: readonly Addressee[], recipient: Recipient, file: CaseFile): Addressee[] {
  if (RESTRICTED_STATUSES.includes(file.status)) return [...people]
  const unit = recipient.to === 'roles' ? recipient.unit : file.owner
  const day = dateOf(app.now())
  const told = new Map(people.map(to => ['person' in to ? to.person : to.mark, to]))
  for (const to of people) {
    const absence = 'person' in to ? app.directory.absenceOf(to.person, unit, day) : null
    if (absence) told.set(absence.deputy, { person: absence.deputy })
  }
  return [...told.values()]
}

/** What waits for the digest of the day, and what does not (§3.6; the school's escalation item says of which urgencies). */
function urgencyOf(app: App, kind: NoticeKind, { urgency }: CaseFile): Urgency {
  if (kind === 'crisis' || urgency === 'P0') return 'P0'
  return waitsForDigest(app.configuration.school().escalation.telling, urgency) ? null : 'P1'
}

/** The matter has ended: of every identity that was opened and shown in it the submitter is told, unless that was withheld with its ground. */
export async function tellUnsealed(app: App, of: Concerned): Promise<void> {
  for (const id of await untoldUnsealings(app.db, of.caseId)) {
    await deliver(app, of, [{ kind: 'youWereUnsealed', recipient: { to: 'submitter' } }], `unsealing:${id}`)
    await markTold(app.db, id, new Date(app.now()))
  }
}

/**
 * Who else is told because of who acts (lifecycle, who.ts): for the school group itself and for a unit that is not ready the dispatcher,
 * and in a 直属党支部 its branch secretary, who reviews there.
 */
export function standingIn(app: App, notice: NoticeFor): NoticeFor[] {
  const { recipient } = notice
  if (recipient.to !== 'roles') return [notice]
  const { unit, roles } = recipient
  const also = (others: Recipient): NoticeFor => ({ kind: notice.kind, recipient: others })
  const isOffice = roles.includes('officer') || roles.includes('reviewer')
  const isStoodIn = isOffice && (unit === SCHOOL_GROUP || app.directory.standIns().includes(unit))
  const isDirect = roles.includes('reviewer') && app.directory.directBranches().includes(unit)
  return [
    notice,
    ...(isStoodIn ? [also({ to: 'roles', unit: SCHOOL_GROUP, roles: ['dispatcher'], branch: null })] : []),
    ...(isDirect ? [also({ to: 'roles', unit, roles: ['branchSecretary'], branch: null })] : []),
  ]
}

const TO_DUTY: ReadonlySet<NoticeKind> = new Set(['crisis', 'crisisAnswered'])

/** A case that is restricted by now is told of to the cleared few, the duty people of a crisis and its submitter alone. */
function asFarAsCleared(notice: NoticeFor, file: CaseFile): NoticeFor[] {
  const { kind, recipient } = notice
  if (!RESTRICTED_STATUSES.includes(file.status) || recipient.to === 'submitter' || TO_DUTY.has(kind)) return [notice]
  // Whoever asked was cleared when they asked.
  if (kind === 'unsealingDecided') return [notice]
  if (recipient.to !== 'roles' || recipient.unit !== SCHOOL_GROUP) return []
  const roles = recipient.roles.filter(role => CLEARED.includes(role))
  return roles.length > 0 ? [{ kind, recipient: { ...recipient, roles } }] : []
}
