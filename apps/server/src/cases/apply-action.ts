import {
  type Action,
  type ActionInput,
  type Actor,
  advance,
  type CaseFile,
  type CaseId,
  type PersonId,
  type Status,
  type Text,
} from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { type Access, unseenBySystem } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { settleEscalations } from '../clocks/ladder.sql.ts'
import { inTransaction, type Trx } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { isRestricted } from './case-row.ts'
import { findDone, type LockedCase, lockCase, saveChange } from './case-store.sql.ts'
import { announcement, changeOf } from './change-of.ts'
import { linksOf } from './links.ts'
import { checkFiles } from './loose-files.sql.ts'
import type { PastFacts } from './past-facts.ts'
import { checkPlacement } from './placement.sql.ts'
import { sealingOf } from './seal-case.ts'
import { searchTokens } from './search-tokens.ts'
import { submitterMark } from './submitter-mark.ts'
import { type Master, termsFor } from './terms-for.ts'
import { tokensOf } from './tokens.ts'
import type { CaseKey, SealedPayload } from './vault.ts'
import { sealWords } from './words.ts'

/**
 * The one way in which a case changes after its birth: lock the row (as far as this performer may see it), ask the lifecycle, save the
 * row, append the events, run the clocks, move the counters, enqueue the jobs, write the audit line, announce it: one transaction, or
 * nothing. A second way to write a case would let a clock, a counter or the history fall out of step with it; so the store is imported
 * here and by submission alone, and every button, job and demo goes through this function.
 *
 * It is idempotent for its key: a retry gets the first answer. A version that is not the present one is refused as stale.
 */
export interface Performer {
  readonly actor: Actor
  /** What of the cases the performer may see; the lock is taken through it. */
  readonly access: Access
  /** Whose idempotency keys these are, and who stands in the audit log; a submitter stands there under a mark. */
  readonly name: string
  /** The member of staff; null for a submitter, of whom nothing that is kept in the clear names the person. */
  readonly person: string | null
}

export interface Order {
  readonly of: { no: string } | { id: string }
  readonly action: Action<Text>
  /** The version the performer saw; null for the system. */
  readonly version: number | null
  readonly key: string | null
  /** Only while this clock still runs and is over: what the system does at the end of a time. */
  readonly over?: string
}

export interface Answer {
  readonly caseNo: string
  readonly version: number
  readonly status: Status
}

/** @throws RefusalError with the lifecycle's refusal, `stale` or `notFound`; nothing has changed then. */
export async function applyAction(app: App, performer: Performer, order: Order): Promise<Answer> {
  return inTransaction(app.db, trx => applyIn(trx, app, performer, order))
}

/** The same inside a transaction that is already open, for steps that touch two cases (split). */
export async function applyIn(trx: Trx, app: App, performer: Performer, order: Order): Promise<Answer> {
  const done = await answered(trx, performer, order)
  if (done) return done
  const locked = await lockCase(trx, order.of, performer.access)
  if (!locked) throw new RefusalError({ reason: 'notFound' })
  if (order.version !== locked.file.version) {
    const since = await answered(trx, performer, order)
    if (since) return since
    if (order.version !== null) throw new RefusalError({ reason: 'stale', version: locked.file.version })
  }
  if (order.over !== undefined && !isOver(locked, order.over, app.now()))
    throw new RefusalError({ reason: 'stale', version: locked.file.version })
  const { file: before } = locked
  await checkPlacement(trx, app, before, order.action)
  const uploader = uploaderOf(performer)
  await checkFiles(trx, filesOf(order.action), uploader, locked.id)
  const key = app.vault.unwrap(locked.wrappedKey)
  const actor = actorOf(app, performer, locked, key)
  const { sealed: action, payloads } = sealWords(app.vault, key, order.action)
  const terms = termsFor(app, before.id, locked.clocks, await masterOf(trx, performer, before, order.action))
  const at = app.now()
  const advanced = advance(before, actor, action as Action, { at, day: dateOf(at) }, terms)
  if (!advanced.ok) throw new RefusalError(advanced.refusal)
  const frame = {
    caseNo: locked.caseNo,
    at: new Date(at).toISOString(),
    textPayload: locked.textPayload,
    placePayload: locked.placePayload,
    placeKey: locked.placeKey,
    objectKey: locked.objectKey,
    releases: locked.releases,
    closedAt: locked.closedAt === null ? null : new Date(locked.closedAt).toISOString(),
  }
  const step = changeOf(
    app,
    { file: before, seenBy: locked.seenBy, clocks: locked.clocks },
    advanced.events,
    terms,
    frame,
  )
  const answer: Answer = { caseNo: locked.caseNo, version: step.file.version, status: step.file.status }
  await saveChange(trx, {
    isNew: false,
    caseId: locked.id,
    row: step.row,
    events: step.events,
    payloads: payloads.map(payload => ({ ...payload, kind: order.action.type })),
    clocks: step.clocks,
    counts: step.counts,
    slot: slotOf(app),
    tokens: await tokensAfter(trx, app, locked, step.file, order.action, payloads),
    key: null,
    submitter: null,
    consents: [],
    decisions: [],
    facts: null,
    faults: [],
    trials: [],
    links: linksOf(order.action),
    rating: order.action.type === 'rate' ? order.action : null,
    files: filesOf(order.action),
    uploader,
    done: order.key === null ? null : { actor: performer.name, key: order.key, answer },
    audit: {
      personId: performer.person,
      actor: performer.name,
      act: order.action.type,
      detail: { version: step.file.version, status: step.file.status },
    },
    announce: announcement(step.file, locked.caseNo, step.derived, {
      file: before,
      units: [...locked.seenBy, ...locked.consulted],
    }),
    at: frame.at,
    sealing: await sealingOf(trx, app, locked, order.action, payloads),
  })
  if (order.action.type === 'promise') await settleEscalations(trx, locked.id, new Date(at))
  await app.queue.send(trx, step.jobs)
  return answer
}

function isOver({ clocks }: LockedCase, id: string, now: number): boolean {
  const clock = clocks.find(each => each.id === id)
  const end = clock?.pauseReason === null ? clock.dueAt : clock?.pauseReason === 'parked' ? clock.pauseUntil : null
  return end != null && end <= now
}

/** One item agreed to, under which notice (PIPL 14): its version, and the hash of what was shown. */
export interface Consent {
  readonly id: string
  readonly purpose: string
  readonly version: string
  readonly hash: string
}

/** What is known of a case before it is one. Words are still words; `answers` is any JSON and is sealed whole. */
export interface Opening<Told> {
  readonly id: CaseId
  readonly caseNo: string
  readonly action: Omit<ActionInput<'submit', Text>, 'answers'>
  readonly answers: unknown
  readonly contact: unknown
  readonly consents: readonly Consent[]
  readonly submitter: { readonly person: string | null; readonly type: string; readonly receiptHash: string }
  readonly decisions: readonly { readonly kind: string; readonly body: unknown }[]
  /** What they were made from, and how many of them came out otherwise when they were made again. */
  readonly seen: PastFacts
  readonly faults: readonly { readonly kind: string; readonly release: string }[]
  /** What the routing rules said, to be counted; it is not kept of a case that is held. */
  readonly routed: { readonly rule: string | null; readonly release: string; readonly unit: string }
  /** What rules that are only tried would have made of it, to be counted. */
  readonly trials: readonly {
    readonly release: string
    readonly kind: string
    readonly made: string
    readonly wouldMake: string
  }[]
  readonly links: readonly { readonly to: string; readonly kind: string }[]
  readonly placeKey: string | null
  readonly objectKey: string | null
  readonly releases: Record<string, string>
  readonly key: string
  /** What the sender is told beside the answer; sent twice, it is told the same. */
  readonly told: Told
}

/**
 * Brings a case into the world, with the gate's verdict inside: it is born `held` or `triage`, its clocks run from the first moment, and
 * no unit ever sees one that is born `held`. The same transaction as every other change, and idempotent like it.
 */
export async function openIn<Told>(
  trx: Trx,
  app: App,
  performer: Performer,
  opening: Opening<Told>,
): Promise<Answer & { readonly told: Told }> {
  const done = (await findDone(trx, performer.name, opening.key)) as (Answer & { told: Told }) | undefined
  if (done) return done
  const files = [...opening.action.files, ...(opening.action.page ? [opening.action.page] : [])]
  const uploader = uploaderOf(performer)
  await checkFiles(trx, files, uploader, null)
  const key = app.vault.newCaseKey()
  const { sealed, payloads } = sealWords(app.vault, key, { type: 'submit' as const, ...opening.action })
  const answers = opening.answers === null ? null : app.vault.seal(key, opening.answers)
  const action = { ...sealed, answers: answers && { payload: answers.hash, chars: 0 } } as Extract<
    Action,
    { type: 'submit' }
  >
  const at = app.now()
  const terms = termsFor(app, opening.id, [], null)
  const advanced = advance(null, performer.actor, action, { at, day: dateOf(at) }, terms)
  if (!advanced.ok) throw new RefusalError(advanced.refusal)
  const frame = {
    caseNo: opening.caseNo,
    at: new Date(at).toISOString(),
    textPayload: action.text.payload,
    placePayload: action.place?.payload ?? null,
    placeKey: opening.placeKey,
    objectKey: opening.objectKey,
    releases: opening.releases,
    closedAt: null,
  }
  const step = changeOf(app, { file: null, seenBy: [], clocks: [] }, advanced.events, terms, frame)
  const answer = {
    caseNo: opening.caseNo,
    version: step.file.version,
    status: step.file.status,
    told: opening.told,
  }
  const isHeld = isRestricted(step.file)
  const { person } = opening.submitter
  const decisions = opening.decisions.map(({ kind, body }) => ({ kind, payload: app.vault.seal(key, body) }))
  await saveChange(trx, {
    isNew: true,
    caseId: opening.id,
    row: isHeld ? step.row : { ...step.row, ...routedColumns(opening.routed) },
    events: step.events,
    payloads: [
      ...payloads.map(payload => ({ ...payload, kind: 'submit' })),
      ...(answers ? [{ ...answers, kind: 'answers' }] : []),
      ...decisions.map(({ payload }) => ({ ...payload, kind: 'decision' })),
    ],
    clocks: step.clocks,
    counts: step.counts,
    slot: slotOf(app),
    tokens: isHeld ? undefined : tokensOf(opening.caseNo, opening.action.text.text, opening.action.place?.text),
    key: { wrapped: key.wrapped, keyId: app.vault.keyId },
    submitter: {
      mark: person === null ? null : submitterMark(app.vault, person),
      sealedPerson: person === null ? null : app.vault.seal(key, person).body,
      type: opening.submitter.type,
      receiptHash: opening.submitter.receiptHash,
      contact: opening.contact === null ? null : app.vault.seal(key, opening.contact).body,
    },
    consents: [...opening.consents],
    decisions: decisions.map(({ kind, payload }) => ({ kind, body: { payload: payload.hash } })),
    facts: app.vault.seal(key, opening.seen).body,
    faults: opening.faults.map(fault => ({ id: app.newId(), ...fault })),
    trials: opening.trials.map(({ release, kind, made, wouldMake }) => ({ release, kind, made, wouldMake })),
    links: [...opening.links],
    rating: null,
    files,
    uploader,
    done: { actor: performer.name, key: opening.key, answer },
    audit: {
      personId: performer.person,
      actor: performer.name,
      act: 'submit',
      detail: { version: step.file.version, status: step.file.status },
    },
    announce: announcement(step.file, opening.caseNo, step.derived),
    at: frame.at,
    sealing: null,
  })
  await app.queue.send(trx, step.jobs)
  return answer
}

const routedColumns = ({ rule, release, unit }: Opening<unknown>['routed']) => ({
  routed_rule: rule,
  routed_release: release,
  routed_unit: unit,
})

async function answered(trx: Trx, performer: Performer, order: Order): Promise<Answer | null> {
  if (order.key === null) return null
  return ((await findDone(trx, performer.name, order.key)) as Answer | undefined) ?? null
}

/** The case that this one is to follow, seen through the performer's own eyes; or the one that it follows. */
async function masterOf(trx: Trx, performer: Performer, file: CaseFile, action: Action<Text>): Promise<Master | null> {
  const id: CaseId | null = action.type === 'merge' ? action.master : file.master
  if (id === null || id === file.id) return null
  return lockCase(trx, { id }, action.type === 'merge' ? performer.access : unseenBySystem())
}

/** Words are searchable while a case is unrestricted: taken out at once when it is restricted, put back when it is cleared. */
async function tokensAfter(
  trx: Trx,
  app: App,
  locked: LockedCase,
  after: CaseFile,
  action: Action<Text>,
  payloads: readonly SealedPayload[],
) {
  if (isRestricted(after)) return null
  if (isRestricted(locked.file)) return searchTokens(trx, app, locked)
  return action.type === 'answer' || action.type === 'file' ? searchTokens(trx, app, locked, payloads) : undefined
}

function filesOf(action: Action<Text>): string[] {
  switch (action.type) {
    case 'answer':
      return [...action.files]
    case 'file':
      return [...action.evidence]
    case 'recordInstruction':
      return action.scan ? [action.scan] : []
    default:
      return []
  }
}

/** Counters are kept in slots, so that two actions rarely wait for one row; a reader sums them. */
const SLOTS = 16
export const slotOf = (app: App): number => (app.random(1)[0] ?? 0) % SLOTS

/** Somebody who follows a case by its receipt is still its submitter, and may be barred from rating it. */
function actorOf(app: App, performer: Performer, locked: LockedCase, key: CaseKey): Actor {
  const { actor } = performer
  if (actor.kind !== 'submitter' || actor.person !== null || locked.sealedPerson === null) return actor
  return { kind: 'submitter', person: app.vault.open(key, locked.sealedPerson) as PersonId }
}

function uploaderOf({ person, actor }: Performer): string | null {
  return actor.kind === 'submitter' ? actor.person : person
}
