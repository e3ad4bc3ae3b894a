import {
  type Actor,
  allowedActions,
  type CaseFile,
  callBackSoFar,
  phaseOf,
  STATUS_GROUP,
  type Text,
  type TriageForm,
} from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { grantsOn } from '../access/holding.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import { mainFirst } from './case-row.ts'
import type { CaseView, DecisionView } from './case-views.ts'
import { isOpenForMessages, mayWriteTo, messagesOf } from './conversation.ts'
import { nextSteps } from './next-step.ts'
import { hideIn, readsPersonal } from './personal.ts'
import { type ReaderScope, scopeOf, showsEvent, showsFile } from './reader-scope.ts'
import { termsFromReads } from './terms-for.ts'
import { clockView, fileView, Texts, timelineEntry } from './view-parts.ts'
import { openWords } from './words.ts'

/** A case as one member of staff sees it. The record has been read through the access policy already. */
export function viewCase(
  app: App,
  viewer: Viewer,
  record: CaseRecord,
  links: CaseView['links'],
  decision: DecisionView | null,
  submitter: CaseView['submitter'],
): CaseView {
  const { file } = record
  const scope = scopeOf(viewer, record, app.now())
  const isHidden = !readsPersonal(viewer, file, scope)
  const texts = new Texts(app, record, isHidden)
  const terms = termsFromReads(app, record)
  const moment = { at: app.now(), day: dateOf(app.now()) }
  const actor: Actor = { kind: 'staff', person: (viewer.person ?? '') as never, appointments: viewer.appointments }
  const born = record.events[0]?.body
  const answers =
    born?.type === 'submitted' && born.answers
      ? (texts.value(born.answers.payload) as CaseView['answers'] & { campus?: string })
      : null
  const isTrace = scope.sees === 'trace'
  const seesAll = scope.sees === 'all'
  const bodies = record.events.map(({ body }) => body)
  const timeline = record.events
    .filter(({ body }) => showsEvent(scope, body))
    .map(({ n, body }) => timelineEntry(app, record, texts, n, body))
  return {
    caseId: record.id,
    caseNo: record.caseNo,
    version: file.version,
    status: file.status,
    phase: phaseOf(file.status),
    category: isTrace ? null : file.category,
    urgency: file.urgency,
    path: file.path,
    channel: file.channel,
    escalations: seesAll
      ? record.escalations.map(({ answered_at, at, ...each }) => ({
          ...(each as Pick<CaseView['escalations'][number], 'rung' | 'clock' | 'asks'>),
          at: new Date(at).toISOString(),
          answeredAt: answered_at === null ? null : new Date(answered_at).toISOString(),
        }))
      : [],
    promiseUntil: terms.asked?.latest ?? null,
    inspected: seesAll && record.isInspected,
    crisis: file.crisis,
    restricted: STATUS_GROUP[file.status] === 'restricted' || isTrace,
    frozen: file.frozen,
    verified: file.verified,
    identityMode: file.identityMode,
    submittedAt: new Date(file.submittedAt).toISOString(),
    outcome: file.outcome,
    text: isTrace ? null : texts.text(record.textPayload),
    place: isTrace ? null : texts.text(record.placePayload),
    campus: null,
    answers:
      isTrace || !answers?.formKey
        ? null
        : { formKey: answers.formKey, form: app.configuration.formByKey(answers.formKey), values: answers.values },
    files: record.files.filter(({ id }) => showsFile(scope, bodies, id)).map(file => fileView(file)),
    submitter,
    where: {
      owner: app.directory.unitRef(file.owner),
      entry: file.entryUnit && seesAll ? app.directory.unitRef(file.entryUnit) : null,
      branch: file.branch ? app.directory.branchRef(file.branch) : null,
      handler: file.handler ? { id: file.handler, name: record.people.get(file.handler) ?? '—' } : null,
      since: sinceOf(record),
    },
    clocks: mainFirst(record.clocks).map(clock => clockView(clock, app.now())),
    decision: seesAll ? (isHidden ? hideIn(decision) : decision) : null,
    triage: file.triage && seesAll ? (openWords(file.triage, texts.strings()) as TriageForm<Text>) : null,
    consults: isTrace ? [] : consultsOf(app, record, texts, scope),
    transfer: seesAll ? transferOf(app, record, texts) : null,
    circulation: isTrace ? null : circulationOf(file, scope),
    requested: seesAll ? file.requested : null,
    flags: seesAll
      ? file.flags.map(flag => ({ class: flag.class, source: flag.source, at: new Date(flag.at).toISOString() }))
      : [],
    consent: seesAll && file.consent ? { ...file.consent, unit: app.directory.unitRef(file.consent.unit) } : null,
    goesBackTo: STATUS_GROUP[file.status] === 'restricted' ? app.directory.unitRef(backOf(file)) : null,
    call: seesAll ? callOf(record) : null,
    attempts: seesAll ? [...file.attempts] : [],
    callBackLacks: seesAll && file.status === 'filed' ? [...callBackSoFar(file).lacks] : [],
    rating: seesAll && record.rating ? { ...record.rating, words: ratingWords(record, texts) } : null,
    next: nextSteps(file),
    timeline: isTrace ? timeline.flatMap(traceOf) : timeline,
    allowedActions: allowedActions(file, actor, moment, terms).map(allowed => allowed.action),
    listsReaders: scope.listsReaders,
    messages: seesAll ? messagesOf(app, record, { isHidden, withNames: true }) : [],
    mayWrite: isOpenForMessages(file) && mayWriteTo(viewer, file, grantsOn(viewer, record, app.now())),
    links: seesAll ? links : [],
  }
}

/** What is left to be read of a case handed over: that it came, went up and went there, with the receipt. */
const TRACE: ReadonlySet<string> = new Set(['submitted', 'reportedUp', 'acknowledged', 'handedOver'])

function traceOf(entry: CaseView['timeline'][number]): CaseView['timeline'] {
  if (!TRACE.has(entry.type)) return []
  return [{ ...entry, words: {}, data: entry.type === 'handedOver' ? entry.data : {}, files: [] }]
}

const backOf = (file: CaseFile): string => file.heldFrom?.owner ?? file.entryUnit ?? SCHOOL_GROUP

function callOf({ file: { call }, people, calls }: CaseRecord): CaseView['call'] {
  if (!call) return null
  const { acknowledged: by } = call
  return {
    since: new Date(call.since).toISOString(),
    acknowledged: by && { by: { id: by.by, name: people.get(by.by) ?? '—' }, at: new Date(by.at).toISOString() },
    called: calls.map(({ person, name, times, last }) => ({ person: { id: person, name }, times, last })),
  }
}

/** Since when the case has lain where it lies. */
function sinceOf(record: CaseRecord): string {
  const last = record.events.findLast(({ body }) => body.before !== body.after || body.ownerBefore !== body.ownerAfter)
  return new Date(last?.body.at ?? record.file.submittedAt).toISOString()
}

function circulationOf(file: CaseFile, scope: ReaderScope): CaseView['circulation'] {
  if (file.circulation === null || scope.sees === 'all') return file.circulation
  const units = file.circulation.units.filter(({ unit }) => scope.units.includes(unit))
  return units.length > 0 ? { ...file.circulation, units } : null
}

function consultsOf(app: App, record: CaseRecord, texts: Texts, scope: ReaderScope): CaseView['consults'] {
  return record.events.flatMap(({ body }) => {
    if (body.type !== 'consultAsked' || !showsEvent(scope, body)) return []
    const answer = record.events.find(
      ({ body: later }) => later.type === 'consultAnswered' && later.consult === body.consult,
    )?.body
    const clock = record.clocks.find(c => c.kind === 'consultAnswer' && c.key === body.consult)
    return [
      {
        id: body.consult,
        unit: app.directory.unitRef(body.unit),
        question: texts.text(body.question.payload) ?? '',
        answer: answer?.type === 'consultAnswered' ? texts.text(answer.text.payload) : null,
        askedAt: new Date(body.at).toISOString(),
        dueAt: clock?.dueAt?.toISOString() ?? null,
      },
    ]
  })
}

function transferOf(app: App, record: CaseRecord, texts: Texts): CaseView['transfer'] {
  const { transfer } = record.file
  if (!transfer) return null
  const sheet = record.events
    .map(({ body }) =>
      body.type === 'triaged' ? body.form.transfer : body.type === 'transferRequested' ? body.sheet : null,
    )
    .findLast(found => found !== null)
  return {
    from: app.directory.unitRef(transfer.from),
    to: app.directory.unitRef(transfer.to),
    communication: sheet
      ? (openWords(sheet.communication, texts.strings()) as NonNullable<CaseView['transfer']>['communication'])
      : null,
  }
}

function ratingWords(record: CaseRecord, texts: Texts): string | null {
  const rated = record.events.findLast(({ body }) => body.type === 'rated')?.body
  return rated?.type === 'rated' && rated.words ? texts.text(rated.words.payload) : null
}
