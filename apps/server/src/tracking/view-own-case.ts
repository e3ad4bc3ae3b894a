import { allowedActions, type CaseFile, phaseOf, STATUS_GROUP } from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { signature } from '../attachments/signed-url.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { type CaseRecord, readCase } from '../cases/case-reads.sql.ts'
import { mainFirst } from '../cases/case-row.ts'
import type { SubmitterView, UnitRef } from '../cases/case-views.ts'
import { isOpenForMessages, messagesOf } from '../cases/conversation.ts'
import { storedDecision } from '../cases/decision-view.ts'
import { ENDED } from '../cases/identity.ts'
import { termsFromReads } from '../cases/terms-for.ts'
import { fileView, Texts } from '../cases/view-parts.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { liveToken } from './live-case.ts'
import { performerOf, type Ticket } from './ticket.ts'

/** Events a submitter is told of, in plain words of the page; inner debate and names of staff are not among them. */
const STEPS: ReadonlySet<string> = new Set([
  'submitted',
  'flagged',
  'consentAsked',
  'consentGiven',
  'flagCleared',
  'reportedUp',
  'handedOver',
  'routedAround',
  'submitterAsked',
  'submitterAnswered',
  'merged',
  'triaged',
  'approved',
  'claimed',
  'transferAccepted',
  'ruled',
  'circulated',
  'instructionRecorded',
  'noted',
  'parked',
  'resumed',
  'extended',
  'promised',
  'filed',
  'attemptRecorded',
  'confirmed',
  'sentBackToWork',
  'writtenOff',
  'rated',
  'reopened',
  'withdrawn',
  'redispatched',
  'rejectionContested',
  'rejectionOverturned',
])

/** The submitter's view. Reading it is recorded like every other read. */
export async function viewOwnCase(ctx: Context, proof: Ticket): Promise<SubmitterView> {
  const { app } = ctx
  const { no, performer } = performerOf(ctx, proof)
  const record = await readCase(app.db, { no }, performer.access)
  if (!record) throw new RefusalError({ reason: 'notFound' })
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: performer.person,
    actor: performer.name,
    act: 'read',
    caseId: record.id,
  })
  const { file } = record
  const handedOver = handedOverTo(record)
  const texts = new Texts(app, record)
  const now = app.now()
  const promised = mainFirst(record.clocks).find(clock => clock.dueAt !== null)
  return {
    caseNo: record.caseNo,
    live: liveToken(app, record.caseNo),
    version: file.version,
    status: file.status,
    phase: phaseOf(file.status),
    category: file.category,
    submittedAt: new Date(file.submittedAt).toISOString(),
    text: texts.text(record.textPayload) ?? '',
    place: texts.text(record.placePayload),
    files: handedOver ? [] : ownFiles(record).map(file => fileView(file, signature(app, file.id, now))),
    unit: unitShown(app, file),
    promise: promised?.dueAt ? { clock: promised.kind, dueAt: promised.dueAt.toISOString() } : null,
    question: file.status === 'awaitingSubmitter' ? lastWords(record, texts, 'submitterAsked', 'question') : null,
    consent: file.consent && {
      unit: app.directory.unitRef(file.consent.unit),
      question: lastWords(record, texts, 'consentAsked', 'question'),
      agrees: file.consent.agrees,
    },
    handedOver,
    outcome: file.outcome,
    result: handedOver ? null : resultOf(record, texts),
    rating: record.rating && { ...record.rating, words: lastWords(record, texts, 'rated', 'words') },
    why: storedDecision(app, record, 'routing')?.sentence ?? null,
    steps: stepsOf(app, record, texts),
    messages: messagesOf(app, record, { isHidden: false, withNames: false }),
    mayWrite: isOpenForMessages(file),
    moved: lastMove(record),
    supervisedSince:
      STATUS_GROUP[file.status] === 'restricted' ? null : (record.supervisedSince?.toISOString() ?? null),
    unsealedAt: ENDED.has(file.status) ? record.unsealedAt : [],
    allowedActions: allowedActions(
      file,
      performer.actor,
      { at: now, day: dateOf(now) },
      termsFromReads(app, record),
    ).map(allowed => allowed.action),
  }
}

/** Who answers, as the submitter is told: a restricted case is with the school group and nobody else is named. */
export function unitShown(app: App, file: CaseFile): UnitRef {
  return app.directory.unitRef(STATUS_GROUP[file.status] === 'restricted' ? SCHOOL_GROUP : file.owner)
}

/** What the submitter sent, and what shows the result; papers of the office are not among them. */
export function ownFiles(record: CaseRecord): CaseRecord['files'] {
  const shown = record.events.flatMap(({ body }): readonly string[] => {
    if (body.type === 'submitted' || body.type === 'submitterAnswered') return body.files
    return body.type === 'filed' ? body.evidence : []
  })
  return record.files.filter(file => shown.includes(file.id))
}

function handedOverTo(record: CaseRecord): SubmitterView['handedOver'] {
  const body = record.events.findLast(({ body: { type } }) => type === 'handedOver')?.body
  if (body?.type !== 'handedOver') return null
  return { channel: body.channel, receiptNo: body.receiptNo, receiptOn: body.receiptOn }
}

function lastWords(record: CaseRecord, texts: Texts, type: string, field: string): string | null {
  const event = record.events.findLast(({ body }) => body.type === type)?.body as Record<string, unknown> | undefined
  const words = event?.[field] as { payload: string } | null | undefined
  return words ? texts.text(words.payload) : null
}

export function resultOf(record: CaseRecord, texts: Texts): SubmitterView['result'] {
  const filed = record.events.findLast(({ body }) => body.type === 'filed')?.body
  if (filed?.type !== 'filed') return null
  const { explanation } = filed
  const words = (part: { payload: string } | null) => (part ? texts.text(part.payload) : null)
  return {
    done: texts.text(filed.done.payload) ?? '',
    explanation: explanation && {
      reason: words(explanation.reason) ?? '',
      basis: words(explanation.basis) ?? '',
      alternative: words(explanation.alternative),
      possibleWhen: words(explanation.possibleWhen),
    },
  }
}

/** The written notice of a refusal (T11), from the triage that proposed it. */
function rejectionNotice(record: CaseRecord): { payload: string } | null {
  const proposed = record.events.findLast(
    ({ body }) => body.type === 'rejectionProposed' || body.type === 'triaged',
  )?.body
  if (proposed?.type === 'rejectionProposed') return proposed.notice
  return proposed?.type === 'triaged' ? (proposed.form.rejection?.notice ?? null) : null
}

export function stepsOf(app: App, record: CaseRecord, texts: Texts): SubmitterView['steps'] {
  return record.events.flatMap(({ body }) => {
    if (!STEPS.has(body.type)) return []
    if (body.type === 'noted' && !body.toSubmitter) return []
    const words =
      body.type === 'noted'
        ? body.text
        : body.type === 'submitterAsked'
          ? body.question
          : body.type === 'filed'
            ? body.done
            : body.type === 'writtenOff'
              ? body.sentence
              : body.type === 'extended' || body.type === 'promised'
                ? body.reason
                : body.type === 'approved' && body.after === 'rejected'
                  ? rejectionNotice(record)
                  : null
    const isRestricted = STATUS_GROUP[body.after] === 'restricted'
    return [
      {
        at: new Date(body.at).toISOString(),
        type: body.type,
        unit: app.directory.unitRef(isRestricted ? SCHOOL_GROUP : body.ownerAfter),
        words: words ? texts.text(words.payload) : null,
        on: body.type === 'promised' ? body.on : null,
      },
    ]
  })
}

function lastMove({ moves }: CaseRecord): SubmitterView['moved'] {
  const last = moves.at(-1)
  return last
    ? { before: new Date(last.before).toISOString(), after: new Date(last.after).toISOString(), reason: last.reason }
    : null
}
