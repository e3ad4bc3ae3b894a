import type { Role } from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { hasRole, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { forgetContacts } from '../contacts/contact-points.sql.ts'
import { ownerOf } from '../contacts/reach.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { openBody } from './ask-right.ts'
import { fingerprintOf } from './change-contact.ts'
import type { About } from './consents.sql.ts'
import { limitUse } from './let-go.sql.ts'
import { type By, destroyWords, detachIdentities, removeObjects } from './let-go.ts'
import { ownCases } from './own-case.ts'
import { lockEnded, readHeldCases, readProfile } from './own-data.sql.ts'
import { recordOwn } from './own-records.sql.ts'
import { changeProfile, closeAccount, hasHeldOffice, hasMark } from './profile.sql.ts'
import {
  closeRequest,
  type Decision,
  lockRequest,
  type RequestKind,
  readQueue,
  type StoredRequest,
} from './requests.sql.ts'

/**
 * Who answers what. A request about a case names the case, so the cleared few answer it; the three administrators hold no case role and
 * see none. A profile is kept by whoever keeps the accounts.
 */
export const DECIDERS = {
  deleteCase: ['schoolLead', 'confidant'],
  limitCase: ['schoolLead', 'confidant'],
  deleteAccount: ['schoolLead', 'confidant'],
  correctProfile: ['systemAdmin'],
} as const satisfies Record<RequestKind, readonly Role[]>
const kindsOf = (viewer: Viewer) =>
  (Object.keys(DECIDERS) as RequestKind[]).filter(kind => hasRole(viewer, ...DECIDERS[kind]))

/** What waits for this person's answer, earliest due first, and what was answered last. */
export async function rightsQueue(app: App, viewer: Viewer) {
  const today = dateOf(app.now())
  const rows = await readQueue(app.db, kindsOf(viewer))
  const { person } = viewer
  if (rows.length > 0)
    await recordAudit(app.db, {
      at: new Date(app.now()),
      person,
      actor: person ?? 'nobody',
      act: 'list',
      detail: { what: 'requests', cases: rows.flatMap(({ caseNo }) => caseNo ?? []) },
    })
  return Promise.all(
    rows.map(async row => {
      const body = openBody(app, row.id, row.body)
      const profile = row.person ? await readProfile(app.db, row.person) : undefined
      return {
        id: row.id,
        kind: row.kind,
        status: row.status,
        caseNo: row.caseNo,
        person: profile ? { name: profile.name, username: profile.username } : null,
        words: body.words || null,
        correction: body.field ? { field: body.field, value: body.value ?? '' } : null,
        askedAt: row.askedAt.toISOString(),
        dueOn: row.dueOn,
        isLate: row.status === 'open' && row.dueOn < today,
        decidedAt: row.decidedAt?.toISOString() ?? null,
        reason: row.reason,
      }
    }),
  )
}

/**
 * Answers a request, and does at once what was granted. What has to be kept is restricted instead (PIPL 47): in no list, no search, opened
 * by the cleared few alone.
 * @throws RefusalError `ownRequest`, `caseStillOpen`, `holdsOffice`, `notFound`; InputError for a value that cannot be set
 */
export async function decideRight(
  app: App,
  viewer: Viewer,
  id: string,
  decision: Decision,
  reason: string,
): Promise<void> {
  const person = viewer.person
  if (person === null) throw new RefusalError({ reason: 'signInFirst' })
  await inTransaction(app.db, async trx => {
    const request = await lockRequest(trx, id)
    if (!request || !kindsOf(viewer).includes(request.kind)) throw new RefusalError({ reason: 'notFound' })
    if (request.status !== 'open') throw new RefusalError({ reason: 'goneAlready' })
    if (await isOwn(app, trx, request, person)) throw new RefusalError({ reason: 'ownRequest' })
    const by: By = { by: person, actor: person }
    const at = new Date(app.now())
    const done = decision === 'refused' ? 'refused' : await carryOut(app, trx, request, decision, by)
    await closeRequest(trx, id, { status: done, at, by: person, reason })
    const about: About = request.caseId ? { caseId: request.caseId } : { person: request.person as string }
    const detail = { kind: request.kind, decision: done }
    await recordOwn(trx, { id: app.newId(), at, act: 'decideRight', about, detail, ...by })
  })
}

async function isOwn(app: App, trx: Trx, request: StoredRequest, person: string): Promise<boolean> {
  if (request.person === person) return true
  return request.caseId !== null && hasMark(trx, request.caseId, submitterMark(app.vault, person))
}

async function carryOut(app: App, trx: Trx, request: StoredRequest, decision: Decision, by: By): Promise<Decision> {
  switch (request.kind) {
    case 'correctProfile':
      await correct(app, trx, request, by)
      return 'granted'
    case 'deleteAccount':
      return closeWhole(app, trx, request.person as string, by)
    default: {
      const caseId = request.caseId as string
      // It may have been taken up again since: what is worked on, or was handed over, is kept whole.
      if (!(await lockEnded(trx, caseId))) throw new RefusalError({ reason: 'caseStillOpen' })
      if (request.kind === 'deleteCase' && decision === 'granted') {
        await removeObjects(app, caseId)
        await destroyWords(app, trx, caseId, 'request', by)
        return 'granted'
      }
      const at = new Date(app.now())
      await limitUse(trx, caseId, at)
      const about = { caseId }
      await recordOwn(trx, { id: app.newId(), at, act: 'limitCase', about, detail: { why: 'request' }, ...by })
      return request.kind === 'limitCase' ? 'granted' : 'limited'
    }
  }
}

const NO_UNIT = problem('value', '没有这个单位', 'There is no such unit')

async function correct(app: App, trx: Trx, request: StoredRequest, by: By): Promise<void> {
  const person = request.person as string
  const { field, value } = openBody(app, request.id, request.body)
  const before = await readProfile(trx, person)
  if (!field || value === undefined || !before) throw new RefusalError({ reason: 'notFound' })
  const unit = field === 'unit' ? app.directory.units().find(each => each.id === value || each.name.zh === value) : null
  if (unit === undefined) throw new InputError([NO_UNIT])
  await changeProfile(trx, person, field, unit?.id ?? value)
  const hashes = { before: fingerprintOf(app, before[field]), after: fingerprintOf(app, unit?.id ?? value) }
  const at = new Date(app.now())
  await recordOwn(trx, {
    id: app.newId(),
    at,
    act: 'correctProfile',
    about: { person },
    detail: { field, ...hashes },
    ...by,
  })
}

/**
 * An open case keeps its submitter: it has to end, or be withdrawn, first. One that was handed over has ended here; who wrote it stays in the
 * box of its proper channel.
 */
async function closeWhole(app: App, trx: Trx, person: string, by: By): Promise<Decision> {
  const at = new Date(app.now())
  const office = await hasHeldOffice(trx, person, at)
  if (office === 'now') throw new RefusalError({ reason: 'holdsOffice' })
  const cases = await readHeldCases(trx, ownCases(app, person))
  if (cases.some(held => held.endedAt === null && held.file.status !== 'handedOver'))
    throw new RefusalError({ reason: 'caseStillOpen' })
  await detachIdentities(
    app,
    trx,
    cases.map(held => held.id),
    'account',
    by,
  )
  await closeAccount(trx, person, office === 'before', at)
  await forgetContacts(trx, ownerOf(app, { person }))
  return office === 'before' ? 'limited' : 'granted'
}
