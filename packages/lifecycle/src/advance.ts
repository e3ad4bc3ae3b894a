import type { Action } from './actions.ts'
import { barrier } from './barriers.ts'
import type { CaseFile } from './case-file.ts'
import type { Terms } from './policy.ts'
import { type Advanced, refuse, type Situation } from './situation.ts'
import { assign, claim, reassign, release } from './steps/assignment.ts'
import { acknowledge } from './steps/call.ts'
import { confirm, recordAttempt, sendBackToWork } from './steps/callback.ts'
import { circulate, giveOpinion, issueTasks, recordInstruction } from './steps/circulation.ts'
import { archive, writeOff } from './steps/closing.ts'
import { askConsent, giveConsent } from './steps/consent.ts'
import { answerConsult, consult } from './steps/consult.ts'
import { file } from './steps/filing.ts'
import { clearFlag, flag, handOver, reportUp, routeAround } from './steps/gate.ts'
import { answer, answerTimeOver, askSubmitter, submit, withdraw } from './steps/intake.ts'
import { park, resume } from './steps/parking.ts'
import { rate } from './steps/rating.ts'
import { reopen } from './steps/reopening.ts'
import { approve, contestRejection, overturnRejection, sendBack } from './steps/review.ts'
import { rule } from './steps/ruling.ts'
import { freeze, unfreeze } from './steps/school.ts'
import { acceptTransfer, redispatch, requestTransfer, returnTransfer, transferReplyTimeOver } from './steps/transfer.ts'
import { merge, reject, split, triage } from './steps/triage.ts'
import { extend, note, promise } from './steps/work.ts'
import type { Actor, Moment } from './terms.ts'
import { BIRTH, rowOf } from './transitions.ts'
import { capacitiesOf, situationsOf } from './who.ts'

/**
 * The one answer to "may this person do this to this case now, and what follows": the facts to record, or the reason to say no. It
 * never throws for a no, knows no clock but `moment`, and looks nothing up. Order of the questions: does the table have the action
 * for this status, in what capacity does the actor come, the conditions that need no input (`barriers.ts`), those that do (`steps/`).
 * Somebody who holds several roles acts in the first one that is let through. `allowedActions` asks the first three, so a button it
 * shows is refused only for what was filled in. Whether the actor may see the case at all has been settled before.
 */
export function advance(
  caseFile: CaseFile | null,
  actor: Actor,
  action: Action,
  moment: Moment,
  terms: Terms,
): Advanced {
  if (action.type === 'submit') {
    if (caseFile) return refuse({ reason: 'wrongStatus', status: caseFile.status, action: action.type })
    const [by] = capacitiesOf(null, actor, BIRTH.who, terms, action.entryUnit)
    return by ? submit(actor, by, action, moment, terms) : refuse({ reason: 'notYourRole', action: action.type })
  }
  if (!caseFile) return refuse({ reason: 'noSuchCase' })
  const row = rowOf(action.type, caseFile.status)
  if (!row) return refuse({ reason: 'wrongStatus', status: caseFile.status, action: action.type })

  let first: Advanced | null = null
  for (const at of situationsOf(caseFile, actor, row, moment, terms)) {
    const barred = barrier(at, action.type)
    const answered = barred ? refuse(barred) : take(at, action)
    if (answered.ok) return answered
    first ??= answered
  }
  return first ?? refuse({ reason: 'notYourRole', action: action.type })
}

type Step = (at: Situation) => Advanced

function take(at: Situation, action: Exclude<Action, { type: 'submit' }>): Advanced {
  switch (action.type) {
    case 'flag':
      return flag(at, action)
    case 'acknowledge':
      return acknowledge(at)
    case 'askConsent':
      return askConsent(at, action)
    case 'giveConsent':
      return giveConsent(at, action)
    case 'clearFlag':
      return clearFlag(at, action)
    case 'reportUp':
      return reportUp(at, action)
    case 'handOver':
      return handOver(at, action)
    case 'routeAround':
      return routeAround(at, action)
    case 'askSubmitter':
      return askSubmitter(at, action)
    case 'answer':
      return answer(at, action)
    case 'merge':
      return merge(at, action)
    case 'split':
      return split(at, action)
    case 'triage':
      return triage(at, action)
    case 'sendBack':
      return sendBack(at, action)
    case 'approve':
      return approve(at, action)
    case 'reject':
      return reject(at, action)
    case 'contestRejection':
      return contestRejection(at, action)
    case 'overturnRejection':
      return overturnRejection(at, action)
    case 'assign':
      return assign(at, action)
    case 'claim':
      return claim(at)
    case 'release':
      return release(at, action)
    case 'reassign':
      return reassign(at, action)
    case 'requestTransfer':
      return requestTransfer(at, action)
    case 'acceptTransfer':
      return acceptTransfer(at, action)
    case 'returnTransfer':
      return returnTransfer(at, action)
    case 'rule':
      return rule(at, action)
    case 'circulate':
      return circulate(at, action)
    case 'giveOpinion':
      return giveOpinion(at, action)
    case 'recordInstruction':
      return recordInstruction(at, action)
    case 'issueTasks':
      return issueTasks(at, action)
    case 'note':
      return note(at, action)
    case 'consult':
      return consult(at, action)
    case 'answerConsult':
      return answerConsult(at, action)
    case 'park':
      return park(at, action)
    case 'resume':
      return resume(at, action)
    case 'extend':
      return extend(at, action)
    case 'promise':
      return promise(at, action)
    case 'file':
      return file(at, action)
    case 'recordAttempt':
      return recordAttempt(at, action)
    case 'confirm':
      return confirm(at, action)
    case 'sendBackToWork':
      return sendBackToWork(at, action)
    case 'writeOff':
      return writeOff(at, action)
    case 'rate':
      return rate(at, action)
    case 'reopen':
      return reopen(at, action)
    case 'withdraw':
      return withdraw(at, action)
    case 'redispatch':
      return redispatch(at, action)
    case 'freeze':
      return freeze(at, action)
    case 'unfreeze':
      return unfreeze(at, action)
    case 'archive':
      return archive(at, action)
    case 'expire':
      return expire(at, action.clock)
  }
}

const RUN_OUT: Readonly<Record<'submitterAnswer' | 'transferReply', Step>> = {
  submitterAnswer: answerTimeOver,
  transferReply: transferReplyTimeOver,
}

/** A clock that belongs to another status than the case is in has been overtaken. */
function expire(at: Situation, clock: 'submitterAnswer' | 'transferReply'): Advanced {
  const { status } = at.caseFile
  const fits = clock === (status === 'awaitingSubmitter' ? 'submitterAnswer' : 'transferReply')
  return fits ? RUN_OUT[clock](at) : refuse({ reason: 'wrongStatus', status, action: 'expire' })
}
