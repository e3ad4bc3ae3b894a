import type { CaseFile } from './case-file.ts'
import { doerOf, type EventOf } from './events.ts'

/** What the present unit decided and did; emptied whenever a case starts again at 研判, here or in another unit. */
export const AFRESH = {
  path: null,
  branch: null,
  handler: null,
  triager: null,
  reviewer: null,
  caller: null,
  resumeTo: null,
  heldFrom: null,
  dispute: null,
  bound: false,
  requested: null,
  transfer: null,
  returns: 0,
  transferTimeouts: 0,
  circulation: null,
  extensions: 0,
  extraPercent: 0,
  halved: false,
  course: 'handle',
  underWay: false,
  dueOn: null,
  claimRestarts: 0,
  filedOutcome: null,
  attempts: [],
  verdict: null,
  reviewed: false,
  outcome: null,
} as const satisfies Partial<CaseFile>

/** A case as its submission makes it. */
export function born(event: EventOf<'submitted'>): CaseFile {
  const clerk = doerOf(event)
  const { gate } = event
  return {
    ...AFRESH,
    id: event.caseId,
    version: 1,
    status: event.after,
    submittedAt: event.at,
    channel: event.channel,
    identityMode: event.identityMode,
    verified: event.verified,
    entryUnit: event.entryUnit,
    owner: event.ownerAfter,
    recused: gate.recused,
    crisis: gate.crisis || gate.classes.includes('crisis'),
    consent: null,
    call: gate.crisis || gate.classes.includes('crisis') ? { since: event.at, acknowledged: null } : null,
    flags: gate.classes.map(each => ({ class: each, source: gate.source ?? 'rule', at: event.at })),
    category: event.category,
    urgency: event.urgency,
    triage: null,
    clerk,
    participants: clerk ? [clerk] : [],
    handlers: [],
    consults: [],
    coUnits: [],
    questions: 0,
    reply: 'notOwed',
    dissatisfied: 0,
    rated: false,
    reopenings: 0,
    contested: false,
    master: null,
    frozen: false,
    freezeAsked: null,
    files: event.page ? [...event.files, event.page] : event.files,
  }
}
