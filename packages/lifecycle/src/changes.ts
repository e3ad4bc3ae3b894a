import type { TriageForm } from './actions.ts'
import { AFRESH } from './birth.ts'
import type { CaseFile, DisputeOver } from './case-file.ts'
import { type CaseEvent, doerOf, type EventOf } from './events.ts'
import type { PersonId, UnitId, Verdict } from './terms.ts'

type Change = Partial<CaseFile>

/** What one fact means for a case, besides status, owner and version. `was` is the case before it. */
export function changed(was: CaseFile, event: Exclude<CaseEvent, EventOf<'submitted'>>): Change {
  const doer = doerOf(event)
  switch (event.type) {
    case 'flagged':
    case 'flagCleared':
    case 'reportedUp':
    case 'routedAround':
      return gated(was, event)
    case 'acknowledged':
      return { call: was.call && doer ? { ...was.call, acknowledged: { by: doer, at: event.at } } : was.call }
    case 'consentAsked':
      return { consent: { unit: event.unit, agrees: null } }
    case 'consentGiven':
      return { consent: was.consent && { ...was.consent, agrees: event.agrees } }
    case 'submitterAsked':
      return { resumeTo: was.status, questions: was.questions + 1 }
    case 'submitterAnswered':
      return { resumeTo: null, files: [...was.files, ...event.files] }
    case 'answerTimeOver':
    case 'resumed':
      return { resumeTo: null }
    case 'merged':
      return { master: event.master }
    case 'triaged':
      return triagedBy(was, event.form, doer)
    case 'rejectionProposed':
      return { path: 'reject', category: event.category, triager: doer, ...took(was, doer) }
    case 'sentBack':
      return { triager: null, reviewer: null, ...took(was, doer) }
    case 'approved':
      return approvedBy(was, event, doer)
    case 'requestRefused':
      return { ...withoutRequest(was), ...took(was, doer) }
    case 'rejectionContested':
      return { contested: true, dispute: { over: 'rejection', owner: was.owner } }
    case 'rejectionOverturned':
      return { ...AFRESH, contested: false }
    case 'assigned':
      return { branch: event.branch, handler: event.member }
    case 'claimed':
      return { handler: doer, underWay: true, ...worked(was, doer) }
    case 'released':
      return { handler: null, ...withoutRequest(was) }
    case 'reassigned':
      return {
        branch: event.branch,
        handler: event.member,
        claimRestarts: was.claimRestarts + 1,
        ...withoutRequest(was),
      }
    case 'transferRequested':
      return { requested: doer ? { path: 'transfer', by: doer, to: event.sheet.to } : null }
    case 'transferAccepted': {
      const taken: Change = { ...AFRESH, course: 'transfer', underWay: true, reply: 'owed' }
      return event.form ? { ...taken, ...triagedBy(was, event.form, doer) } : taken
    }
    case 'transferReturned':
      return { ...transferOver(was, event, 'returns'), returns: was.returns + 1 }
    case 'transferReplyTimeOver': {
      const transferTimeouts = was.transferTimeouts + 1
      return event.after === 'disputed'
        ? { ...transferOver(was, event, 'returns'), transferTimeouts }
        : { transferTimeouts }
    }
    case 'ruled':
      return ruledAs(event)
    case 'circulationRequested':
      return { requested: doer ? { path: 'instruct', by: doer, to: null } : null, circulation: sentRound(event) }
    case 'circulated':
      return { circulation: sentRound(event) }
    case 'opinionGiven':
      return { circulation: withOpinion(was, event) }
    case 'tasksIssued':
      return {
        branch: null,
        handler: null,
        bound: false,
        coUnits: event.coUnits.map(each => each.unit),
        course: 'instruct',
        underWay: true,
        halved: false,
        extraPercent: 0,
        dueOn: event.dueOn,
        reply: was.reply === 'given' ? 'given' : 'owed',
      }
    case 'noted':
      return event.toSubmitter && was.reply === 'owed' ? { reply: 'given' } : {}
    case 'consultAsked':
      return { consults: [...was.consults, { id: event.consult, unit: event.unit, answered: false }] }
    case 'consultAnswered':
      return { consults: was.consults.map(each => (each.id === event.consult ? { ...each, answered: true } : each)) }
    case 'parked':
      return { resumeTo: was.status }
    case 'extended':
      return { extensions: was.extensions + 1, extraPercent: was.extraPercent + event.percent }
    case 'filed':
      return {
        ...withoutRequest(was),
        ...worked(was, doer),
        filedOutcome: event.outcome,
        attempts: [],
        verdict: null,
        reviewed: false,
        caller: null,
        underWay: false,
        halved: false,
        extraPercent: 0,
        dueOn: null,
        reply: 'given',
        files: [...was.files, ...event.evidence],
      }
    case 'attemptRecorded': {
      const called: Change = { caller: doer, ...took(was, doer) }
      return { ...called, ...heard(was, event, event.reached, event.verdict) }
    }
    case 'confirmed':
      return heard(was, event, true, event.verdict)
    case 'sentBackToWork':
      return { ...took(was, doer), ...takenUpAgain, halved: true }
    case 'writtenOff':
      return { outcome: event.outcome, caller: was.caller ?? doer, ...took(was, doer) }
    case 'rated':
      return { rated: true }
    case 'reopened':
      return {
        ...takenUpAgain,
        halved: false,
        reopenings: was.reopenings + 1,
        outcome: null,
        attempts: [],
        reviewed: false,
      }
    case 'redispatched':
      return AFRESH
    case 'freezeAsked':
      return { freezeAsked: doer ? { by: doer, as: event.as, lift: event.lift } : null }
    case 'frozen':
      return { frozen: true, freezeAsked: null }
    case 'unfrozen':
      return { frozen: false, freezeAsked: null }
    case 'instructionRecorded':
      return event.scan ? { files: [...was.files, event.scan] } : {}
    case 'promised':
    case 'handedOver':
    case 'splitOff':
    case 'withdrawn':
    case 'archived':
      return {}
  }
}

const takenUpAgain = { caller: null, underWay: true, filedOutcome: null, verdict: null } as const

function gated(
  was: CaseFile,
  event: EventOf<'flagged'> | EventOf<'flagCleared'> | EventOf<'reportedUp'> | EventOf<'routedAround'>,
): Change {
  const restricted = was.status === 'held' || was.status === 'reportedUp'
  if (event.type === 'flagged' || event.type === 'reportedUp') {
    const source = event.type === 'flagged' ? event.source : 'human'
    const marked: Change = {
      flags: [...was.flags, { class: event.class, source, at: event.at }],
      crisis: was.crisis || event.class === 'crisis',
      // What is said anew is called out anew, and a new word of the submitter ends the old consent.
      call: event.class === 'crisis' ? { since: event.at, acknowledged: null } : was.call,
      consent: source === 'self' || event.type === 'reportedUp' ? null : was.consent,
    }
    if (event.type === 'reportedUp') {
      const owner = was.dispute?.owner ?? (restricted ? was.heldFrom?.owner : was.owner)
      return { ...AFRESH, ...marked, master: null, heldFrom: owner ? { status: 'triage', owner } : null }
    }
    const recused = [...was.recused, ...event.recused]
    return restricted
      ? { ...marked, recused }
      : { ...marked, recused, heldFrom: { status: was.status, owner: was.owner } }
  }
  const cleared: Change = {
    flags: [],
    crisis: false,
    call: null,
    consent: null,
    heldFrom: null,
    recused: event.submitterAgrees ? without(was.recused, event.ownerAfter) : was.recused,
  }
  const again = event.type === 'routedAround' || was.status === 'reportedUp'
  return again ? { ...AFRESH, ...cleared, master: null } : cleared
}

function without(units: readonly UnitId[], unit: UnitId): readonly UnitId[] {
  return units.filter(each => each !== unit)
}

function took(was: CaseFile, person: PersonId | null): Change {
  return person && !was.participants.includes(person) ? { participants: [...was.participants, person] } : {}
}

function worked(was: CaseFile, person: PersonId | null): Change {
  if (!person) return {}
  return { ...took(was, person), handlers: was.handlers.includes(person) ? was.handlers : [...was.handlers, person] }
}

function triagedBy(was: CaseFile, form: TriageForm, doer: PersonId | null): Change {
  const { category, urgency, path, coUnits } = form
  return { triage: form, category, urgency, path, coUnits, triager: doer, reviewer: null, ...took(was, doer) }
}

function withoutRequest(was: CaseFile): Change {
  if (!was.requested) return {}
  return was.requested.path === 'instruct' ? { requested: null, circulation: null } : { requested: null }
}

function approvedBy(was: CaseFile, event: EventOf<'approved'>, doer: PersonId | null): Change {
  const released: Change = { path: event.path, reviewer: doer, requested: null, ...took(was, doer) }
  switch (event.after) {
    case 'assigned': {
      const reply = was.reply === 'notOwed' ? 'owed' : was.reply
      return { ...released, branch: event.branch, handler: event.member, reply }
    }
    case 'transferPending': {
      const transfer = event.receiver ? { from: was.owner, to: event.receiver } : null
      return { ...released, transfer, resumeTo: was.status, transferTimeouts: 0 }
    }
    case 'circulating':
      return { ...released, circulation: was.requested ? was.circulation : { documentNo: null, units: [] } }
    case 'disputed':
      return { ...released, dispute: { over: 'path', owner: was.owner } }
    default:
      return released
  }
}

function transferOver(was: CaseFile, event: CaseEvent, over: DisputeOver): Change {
  const ended: Change = { transfer: null, resumeTo: null }
  if (event.after === 'disputed') return { ...ended, dispute: { over, owner: was.owner } }
  return event.after === 'inProgress' ? { ...ended, path: was.triage?.path ?? 'handle' } : ended
}

function ruledAs(event: EventOf<'ruled'>): Change {
  switch (event.ruling.kind) {
    case 'unit':
      return { ...AFRESH, bound: true }
    case 'rework':
      return { dispute: null, ...takenUpAgain, halved: true }
    case 'closeExplained':
      return { dispute: null, reviewed: true, filedOutcome: 'explained' }
    case 'rejectionStands':
      return { dispute: null }
  }
}

function sentRound(event: EventOf<'circulated'> | EventOf<'circulationRequested'>): CaseFile['circulation'] {
  return { documentNo: event.documentNo, units: event.units.map(unit => ({ unit, stance: null })) }
}

function withOpinion(was: CaseFile, event: EventOf<'opinionGiven'>): CaseFile['circulation'] {
  if (!was.circulation) return null
  const units = was.circulation.units.map(each => (each.unit === event.unit ? { ...each, stance: event.stance } : each))
  return { ...was.circulation, units }
}

/** A call-back or the submitter's own answer: contact, and what the submitter says. Saying it twice about one filing counts once. */
function heard(was: CaseFile, event: CaseEvent, reached: boolean, verdict: Verdict | null): Change {
  const again = verdict === 'notSolved' && was.verdict !== 'notSolved'
  return {
    attempts: [
      ...was.attempts,
      { day: event.day, reached, means: event.type === 'attemptRecorded' ? event.means : null },
    ],
    verdict: verdict ?? was.verdict,
    dissatisfied: was.dissatisfied + (again ? 1 : 0),
    ...(event.after === 'disputed' ? { dispute: { over: 'dissatisfied', owner: was.owner } as const } : {}),
  }
}
