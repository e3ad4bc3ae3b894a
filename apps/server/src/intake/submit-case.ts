import type { Actor, CaseId, FileId, UnitId } from '@zuoyeben/lifecycle'
import { nothing } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { type Consent, openIn, type Performer } from '../cases/apply-action.ts'
import { newCaseNumber, receiptCode } from '../cases/case-number.ts'
import type { Bilingual, UnitRef } from '../cases/case-views.ts'
import { receiptHash } from '../cases/receipt.ts'
import { submitterAlias } from '../cases/submitter-mark.ts'
import { noticeOf } from '../configuration/effective-notice.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import { InputError, RefusalError } from '../errors.ts'
import { assess } from './assess.ts'
import { decideAgain, releaseOfRule } from './decide-again.ts'
import { decideOnTrial } from './decide-on-trial.ts'
import { promiseFor } from './promise.ts'
import type { SubmitInput } from './submission-input.ts'
import { sentenceFor, tellDecision } from './tell-decision.ts'
import { uuidOf } from './uuid-of.ts'

export interface Receipt {
  caseNo: string
  /** Shown once and kept only as a fingerprint; a retry of the same submission gets the same code. */
  receiptCode: string
  unit: UnitRef
  dueDay: string
  why: Bilingual
  crisis: boolean
  held: boolean
}

export interface Sender {
  readonly actor: Extract<Actor, { kind: 'submitter' | 'staff' }>
  /** The person who submits, where known; null without signing in, or on behalf of somebody by a clerk. */
  readonly submitter: string | null
  readonly page: FileId | null
  /** Units that must not get the case, beside those that the submission itself names. */
  readonly recused?: readonly UnitId[]
}

/** Takes in a submission: assess, then one transaction that bears the case. @throws InputError, RefusalError */
export async function submitCase(app: App, input: SubmitInput, sender: Sender): Promise<Receipt> {
  const { version } = noticeOf(app.configuration.school())
  if (input.consent !== version) throw new RefusalError({ reason: 'noticeChanged', version })
  const submission = await prepare(app, input, sender)
  const { caseNo, told } = await inTransaction(app.db, trx => submission.open(trx))
  return { caseNo, receiptCode: submission.code, ...told }
}

/** A submission assessed and ready to be opened inside a transaction. */
export async function prepare(app: App, input: SubmitInput, sender: Sender) {
  if (input.contact.wish === 'phone' && input.contact.phone === null)
    throw new InputError([
      {
        field: 'contact.phone',
        message: { zh: '希望电话联系时，请留下电话', en: 'To be called, please leave a phone number' },
      },
    ])
  const assessment = await assess(app, input, sender.submitter, sender.recused)
  const sentBy = sender.actor.person ?? NOBODY
  const code = receiptCode(app.vault.derive('receipt code', `${sentBy} ${input.key}`, 8))
  const caseNo = newCaseNumber(new Date(app.now() + 8 * 3_600_000).getUTCFullYear(), app.random(5))
  const id = app.newId() as CaseId
  const performer = performerOf(app, sender)
  const promise = promiseFor(app, assessment)
  const faults = decideAgain(app, assessment)
  const trials = decideOnTrial(app, assessment)
  const told: Omit<Receipt, 'caseNo' | 'receiptCode'> = {
    unit: app.directory.unitRef(assessment.target),
    dueDay: promise.dueDay,
    why: sentenceFor(assessment),
    crisis: assessment.gate.crisis,
    held: assessment.gate.hold,
  }
  const open = (trx: Trx) =>
    openIn(trx, app, performer, {
      id,
      caseNo,
      action: {
        text: { text: input.text },
        place: placeOf(input),
        files: input.files,
        entryUnit: assessment.entryUnit,
        owner: assessment.owner,
        category: assessment.category,
        urgency: assessment.urgency,
        channel: input.channel,
        identityMode: input.identityMode,
        verified: sender.actor.kind === 'staff' || sender.submitter !== null,
        consent: input.consent,
        page: sender.page,
        gate: assessment.gate,
      },
      answers: assessment.answers,
      contact: input.contact,
      consents: consentsOf(app, input),
      submitter: { person: sender.submitter, type: input.submitterType, receiptHash: receiptHash(app, caseNo, code) },
      decisions: [
        { kind: 'sensitivity', body: tellDecision(app, 'sensitivity', assessment) },
        { kind: 'routing', body: tellDecision(app, 'routing', assessment) },
        ...trials.map(({ kind, body }) => ({ kind: `${kind}.trial`, body })),
      ],
      trials,
      seen: assessment.seen,
      faults,
      routed: { rule: assessment.routing.ruleId, release: releaseOfRule(assessment), unit: assessment.target },
      links: assessment.gate.hold
        ? []
        : assessment.history.alike.slice(0, 3).map(to => ({ to, kind: 'possibleDuplicate' })),
      placeKey: assessment.placeKey,
      objectKey: assessment.objectKey,
      releases: { ...app.configuration.releasesFor(assessment.entryUnit), ...assessment.decidedBy.releases },
      key: keptKey(app, sentBy, input.key),
      told,
    })
  return { id, code, open }
}

/** Who sends a submission without signing in. */
export const NOBODY = 'anonymous'

/**
 * The key that a submission is sent with brings its receipt code again: what is kept of it is a keyed fingerprint, in the form of a key, so
 * that nobody who reads the database can send the submission a second time and be told the code.
 */
export function keptKey(app: App, sentBy: string, key: string): string {
  return uuidOf(app.vault.derive('submission key', `${sentBy} ${key}`, 16))
}

/** A submitter stands in the audit log and among the keys of what was sent under a mark; a clerk by name. */
function performerOf(app: App, { actor }: Sender): Performer {
  if (actor.kind === 'staff') return { actor, access: nothing(), name: actor.person, person: actor.person }
  const name = actor.person === null ? 'anonymous' : submitterAlias(app.vault, actor.person)
  return { actor, access: nothing(), name, person: null }
}

/** What was agreed to, each by itself. The part of a case that was split off stands under the consents of the whole. */
function consentsOf(app: App, { consent, contact, agreed }: SubmitInput): Consent[] {
  const { version, hash } = noticeOf(app.configuration.school())
  if (consent !== version) return []
  const hasContact = contact.name !== null || contact.phone !== null
  const purposes = ['handling', ...(hasContact ? ['contact'] : []), ...new Set(agreed)]
  return purposes.map(purpose => ({ id: app.newId(), purpose, version, hash }))
}

function placeOf(input: SubmitInput): { text: string } | null {
  const text = [input.campus, input.place].filter(part => part !== null && part !== '').join(' · ')
  return text === '' ? null : { text }
}
