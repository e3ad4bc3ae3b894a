import type { Status } from '../case-file.ts'
import type { CaseEvent, Doer } from '../events.ts'
import type { Terms } from '../policy.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { Actor, Moment } from '../terms.ts'

/** 「食堂不行」 is four characters and still somebody's homework: no topic is refused at the door (C1-05), a vague one is asked about (R7). */
const SHORTEST_TEXT = 2

/**
 * 留作业 (T01–T03). A case is born `held` or `triage` in one step with the gate's verdict, and whoever holds the entry, a held case
 * belongs to the school group from birth.
 */
export function submit(
  actor: Actor,
  by: Doer,
  { type: _, owner: proposed, ...facts }: ActionOf<'submit'>,
  moment: Moment,
  terms: Terms,
): Advanced {
  const lack = lackOf({ text: facts.text }, SHORTEST_TEXT)
  if (lack) return refuse(lack)
  if (facts.consent === '') return refuse({ reason: 'missing', field: 'consent' })
  if (by.kind === 'staff' && facts.page === null) return refuse({ reason: 'missing', field: 'page' })
  if (actor.kind === 'submitter' && actor.person === null) {
    if (!terms.anonymousSubmission) return refuse({ reason: 'anonymousNotAllowed' })
    if (facts.verified) return refuse({ reason: 'doesNotFit', field: 'verified', because: 'anonymous' })
  }
  const held = facts.gate.hold
  const owner = held ? terms.schoolGroup : proposed
  if (!held && owner !== facts.entryUnit && owner !== terms.schoolGroup) {
    return refuse({ reason: 'doesNotFit', field: 'owner', because: 'entryUnit' })
  }
  if (!held && facts.gate.recused.includes(owner)) return refuse({ reason: 'recusedUnit', unit: owner })
  const after: Status = held ? 'held' : 'triage'
  const event: CaseEvent = {
    ...facts,
    type: 'submitted',
    caseId: terms.newCaseId,
    at: moment.at,
    day: moment.day,
    actor: by,
    before: null,
    after,
    ownerBefore: null,
    ownerAfter: owner,
  }
  return { ok: true, events: [event] }
}

/** T08 */
export function askSubmitter(at: Situation, { question }: ActionOf<'askSubmitter'>): Advanced {
  const lack = lackOf({ question })
  return lack ? refuse(lack) : record(at, 'submitterAsked', { question }, { status: 'awaitingSubmitter' })
}

/** T09 */
export function answer(at: Situation, { text, files }: ActionOf<'answer'>): Advanced {
  const lack = files.length === 0 ? lackOf({ text }) : null
  if (lack) return refuse(lack)
  return record(at, 'submitterAnswered', { text, files }, { status: at.caseFile.resumeTo ?? 'triage' })
}

/** T09: no answer in time gives the case back to whoever asked. */
export function answerTimeOver(at: Situation): Advanced {
  return record(at, 'answerTimeOver', {}, { status: at.caseFile.resumeTo ?? 'triage' })
}

/** T35: a matter of safety goes on without its submitter. */
export function withdraw(at: Situation, { reason }: ActionOf<'withdraw'>): Advanced {
  return record(at, 'withdrawn', { reason }, { status: 'withdrawn' })
}
