import type { Action, ActionName } from '../actions.ts'
import { allowedActions } from '../allowed-actions.ts'
import type { CaseFile } from '../case-file.ts'
import { allowedOutcomes } from '../steps/closing.ts'
import {
  type Actor,
  type CaseId,
  type ConsultId,
  PATHS,
  type PersonId,
  SENSITIVE_CLASSES,
  type UnitId,
  URGENCIES,
  VERDICTS,
} from '../terms.ts'
import { ACTION_NAMES, anyFilledIn, filledIn, sheet, triageForm } from './filled-in.ts'
import type { Story } from './given-a-case.ts'
import {
  COLLEGE,
  DEPARTMENT,
  FIRST_BRANCH,
  idOf,
  LIBRARY,
  SCHOOL,
  SECOND_BRANCH,
  several,
  staff,
  submitter,
  system,
  UNREADY,
  words,
} from './people.ts'

const UNITS = [COLLEGE, DEPARTMENT, LIBRARY, UNREADY, SCHOOL] as const

/** People who may meet a case: of every unit, some with two roles, and a submitter who is also a member. */
export const PEOPLE: readonly Actor[] = [
  submitter,
  { kind: 'submitter', person: idOf('member') },
  system,
  staff('clerk'),
  staff('officer'),
  staff('deputy'),
  staff('reviewer'),
  staff('branchSecretary'),
  staff('member'),
  staff('member', COLLEGE, 'other branch'),
  several('officer and member', staff('officer'), staff('member')),
  several('officer and reviewer', staff('officer'), staff('reviewer')),
  staff('officer', DEPARTMENT),
  staff('reviewer', DEPARTMENT),
  staff('member', DEPARTMENT),
  staff('consulted', DEPARTMENT),
  staff('officer', LIBRARY),
  staff('branchSecretary', LIBRARY),
  staff('member', LIBRARY),
  staff('dispatcher'),
  staff('dispatcher', SCHOOL, 'second'),
  staff('schoolLead'),
  staff('confidant'),
  several('lead and confidant', staff('schoolLead'), staff('confidant')),
  staff('circulationClerk'),
  staff('leader'),
  staff('inspector'),
  staff('dutyOfficer'),
  staff('member', UNREADY),
]

/** One random step: who, what and with which inputs, as numbers that shrink well. */
export interface Step {
  readonly who: number
  readonly what: number
  readonly how: number
  readonly days: number
  /** Tries anything at all instead of something that is offered. */
  readonly wild: boolean
}

/** Lets somebody try something; the story grows when the lifecycle agrees. Returns who acted, or null after a no. */
export function takeStep(story: Story, step: Step): Actor | null {
  if (step.days > 0) story.daysLater(step.days)
  story.under({
    windows: new Set(step.how % 7 === 0 ? [] : (['ratingWindow', 'reopenWindow', 'contestWindow'] as const)),
    master: { id: 'master' as CaseId, status: step.how % 3 === 0 ? 'closed' : 'triage', participants: [] },
  })
  const [actor, action] = step.wild ? anything(step) : something(story, step)
  if (!actor || !action || !story.tries(actor, action).ok) return null
  story.does(actor, action)
  return actor
}

const at = <Item>(items: readonly Item[], index: number): Item => items[index % items.length]!

function anything(step: Step): [Actor, Action] {
  return [at(PEOPLE, step.who), anyFilledIn(at(ACTION_NAMES, step.what))]
}

/** The next of the people, counted from `who`, to whom anything is offered, and one of the things offered. */
function something(story: Story, step: Step): [Actor, Action] | [null, null] {
  const moment = { at: 0, day: story.day }
  for (let i = 0; i < PEOPLE.length; i += 1) {
    const actor = at(PEOPLE, step.who + i)
    const offered = allowedActions(story.file, actor, moment, story.terms).filter(
      each => !DULL.includes(each.action) || step.how % 5 === 0,
    )
    if (offered.length > 0) return [actor, fit(at(offered, step.what).action, story.file, actor, story.day, step.how)]
  }
  return [null, null]
}

/** Taken less often, so that histories get somewhere. */
const DULL: readonly ActionName[] = [
  'flag',
  'note',
  'freeze',
  'redispatch',
  'withdraw',
  'merge',
  'split',
  'reportUp',
  'reassign',
]

/** Inputs that suit the case as it stands, varied by `how`. */
function fit(type: ActionName, file: CaseFile, actor: Actor, day: string, how: number): Action {
  const unit: UnitId = at(UNITS, how)
  const branch = file.owner === COLLEGE ? at([FIRST_BRANCH, SECOND_BRANCH, null], how) : null
  const member: PersonId | null = at([null, idOf('member', file.owner), null], how)
  const talked = { ...sheet, to: unit, communication: { ...sheet.communication, on: day } }
  const verdict = at(VERDICTS, how)
  const source = actor.kind === 'submitter' ? 'self' : actor.kind === 'system' ? 'rule' : 'human'
  const form = {
    ...triageForm,
    urgency: at(URGENCIES, how),
    path: at(PATHS, how >> 2),
    branch: null,
    transfer: talked,
    criteria: ['policyChange'] as const,
    rejection: { reason: 'notSchoolDuty', notice: words() } as const,
  }
  switch (type) {
    case 'flag':
      return filledIn('flag', { class: at(SENSITIVE_CLASSES, how), source })
    case 'askConsent':
      return filledIn('askConsent', { unit: how % 2 === 0 ? (file.heldFrom?.owner ?? unit) : unit })
    case 'giveConsent':
      return filledIn('giveConsent', { agrees: how % 3 !== 0 })
    case 'handOver':
      return filledIn('handOver', { receiptOn: day })
    case 'routeAround':
      return filledIn('routeAround', { unit })
    case 'triage':
      return filledIn('triage', form)
    case 'acceptTransfer':
      return filledIn('acceptTransfer', { triage: how % 2 === 0 ? form : null })
    case 'approve': {
      const assigns = !file.requested && (file.path === 'handle' || file.path === 'explain')
      return filledIn('approve', assigns ? { branch, member } : {})
    }
    case 'assign':
    case 'reassign':
      return filledIn(type, { branch: branch ?? file.branch, member })
    case 'requestTransfer':
      return filledIn('requestTransfer', talked)
    case 'returnTransfer':
      return filledIn('returnTransfer', { whoseDuty: null })
    case 'rule':
      return filledIn('rule', { ruling: at(RULINGS, how) ?? { kind: 'unit', unit } })
    case 'circulate':
      return filledIn('circulate', { units: [DEPARTMENT, ...(how % 2 === 0 ? [LIBRARY] : [])] })
    case 'giveOpinion': {
      const silent = file.circulation?.units.find(each => each.stance === null)
      return filledIn('giveOpinion', { unit: silent?.unit ?? DEPARTMENT })
    }
    case 'recordInstruction':
      return filledIn('recordInstruction', { scan: 'scan' as never, signedOn: day })
    case 'issueTasks':
      return filledIn('issueTasks', { lead: unit, dueOn: file.urgency === 'P0' ? day : null })
    case 'consult':
      return filledIn('consult', { consult: `consult-${file.version}` as ConsultId, unit })
    case 'answerConsult':
      return filledIn('answerConsult', {
        consult: file.consults.find(each => !each.answered)?.id ?? ('none' as ConsultId),
      })
    case 'park':
      return filledIn('park', { milestones: [{ on: '2030-01-01', what: words() }] })
    case 'file': {
      const outcome = at(['solved', 'partlySolved', 'explained'] as const, how)
      const explanation = { reason: words(), basis: words(), alternative: null, possibleWhen: null }
      return filledIn('file', { outcome, explanation: outcome === 'explained' ? explanation : null })
    }
    case 'recordAttempt':
      return filledIn('recordAttempt', how % 3 === 0 ? { reached: false, verdict: null } : { verdict })
    case 'confirm':
      return filledIn('confirm', { verdict })
    case 'writeOff':
      return filledIn('writeOff', { outcome: at(allowedOutcomes(file), how) })
    case 'redispatch':
      return filledIn('redispatch', { unit })
    case 'expire':
      return filledIn('expire', { clock: file.status === 'transferPending' ? 'transferReply' : 'submitterAnswer' })
    default:
      return anyFilledIn(type)
  }
}

const RULINGS = [null, { kind: 'rework' }, { kind: 'closeExplained' }, { kind: 'rejectionStands' }] as const
