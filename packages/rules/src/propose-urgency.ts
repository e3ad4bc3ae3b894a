import type { Lexicon } from './extract/lexicon.ts'
import type { Facts } from './fact-types.ts'
import type { Urgency } from './outcome.ts'

/** Why an urgency is proposed; each stands for one sentence in the words of the platform. */
export type UrgencyReason =
  | 'crisis'
  | 'danger'
  | 'injury'
  | 'utilityOut'
  | 'manyPeople'
  | 'deadline'
  | 'doubleCharge'
  | 'longBlocked'
  | 'question'
  | 'friendly'
  | 'category'

export interface UrgencyProposal {
  readonly urgency: Urgency
  readonly because: UrgencyReason
}

const MANY = 50
const DEADLINE_DAYS = 10
/** A person locked out of something they need, for this many days. */
const BLOCKED_DAYS = 14

/**
 * How urgent a submission looks: the category's default, raised to P1 for danger, injuries, more than 50 people, more than a day
 * without water, power, hot water or lift, a deadline within ten days, a wrong charge; lowered for a mere question and for a
 * friendly suggestion (defaults §3.1). The triager decides.
 */
export const proposeUrgency = (facts: Facts, lexicon: Lexicon): UrgencyProposal => {
  const words = Array.isArray(facts['text.words']) ? facts['text.words'] : []
  const has = (list: string): boolean => words.includes(list)
  const number = (key: string): number | null => (typeof facts[key] === 'number' ? facts[key] : null)
  const days = number('text.days')
  const asks = facts['text.intent'] === 'consult'
  if (facts['gate.crisis'] === true) return { urgency: 'P0', because: 'crisis' }
  if (facts['gate.held'] === true) return { urgency: 'P1', because: 'danger' }
  const service = !['KY', 'CW', 'RS', 'YJ'].includes(String(facts['case.category']))
  if (service && !asks && has('hazardNow')) return { urgency: 'P1', because: 'danger' }
  if (service && has('injury')) return { urgency: 'P1', because: 'injury' }
  if (has('utilityOut') && ((days ?? 0) >= 1 || has('wholeBuilding'))) return { urgency: 'P1', because: 'utilityOut' }
  if ((number('text.persons') ?? 0) > MANY && !asks && facts['text.intent'] !== 'suggestion')
    return { urgency: 'P1', because: 'manyPeople' }
  const deadline = number('text.deadlineDays')
  if (deadline !== null && deadline <= DEADLINE_DAYS) return { urgency: 'P1', because: 'deadline' }
  if (has('doubleCharge')) return { urgency: 'P1', because: 'doubleCharge' }
  if (facts['case.category'] === 'WL' && facts['text.object'] === 'account' && (days ?? 0) >= BLOCKED_DAYS)
    return { urgency: 'P1', because: 'longBlocked' }
  if (has('giveThanks') && (facts['text.intent'] === 'suggestion' || facts['text.intent'] === 'praise'))
    return { urgency: 'P3', because: 'friendly' }
  const usual = lexicon.categories.find(one => one.code === facts['case.category'])?.urgency ?? 'P2'
  if (asks && usual === 'P1' && facts['case.category'] === 'AQ') return { urgency: 'P2', because: 'question' }
  return { urgency: usual, because: 'category' }
}
