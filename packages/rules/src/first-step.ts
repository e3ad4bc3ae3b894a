import type { Facts } from './fact-types.ts'
import type { SensitiveClass, SensitivityVerdict } from './outcome.ts'

/** What happens first to a submission, before anybody works on it. */
export const FIRST_STEPS = [
  'escalate_emergency',
  'report_up',
  'reject_spam',
  'screen_abuse',
  'merge_duplicate',
  'reopen_or_link',
  'request_info',
  'accept',
] as const
export type FirstStep = (typeof FIRST_STEPS)[number]

type Verdict = Pick<SensitivityVerdict, 'hold' | 'classes'>

/** The facts that routing rules ask of the sensitivity verdict, to be laid over the facts of the text. */
export const gateFacts = (verdict: Verdict): Facts => ({
  'gate.held': verdict.hold,
  'gate.crisis': verdict.classes.includes('crisis'),
})

/**
 * What happens first. Whatever the text looks like, a held case is reported up and a crisis goes to the telephone; abuse is screened
 * before duplicates are looked for; an unclear text is asked about, never refused (defaults §3.4).
 */
export const firstStepOf = (facts: Facts, verdict: Verdict): FirstStep => {
  if (verdict.classes.includes('crisis')) return 'escalate_emergency'
  if (verdict.hold) return 'report_up'
  if (facts['text.isSpam'] === true) return 'reject_spam'
  if (facts['text.isAbusive'] === true) return 'screen_abuse'
  if (facts['history.possibleDuplicate'] === true) return 'merge_duplicate'
  if (facts['history.openCaseOfSame'] === true) return 'reopen_or_link'
  return facts['text.isVague'] === true ? 'request_info' : 'accept'
}

/** Which class leads when several hold: the one whose channel must not wait for another. */
const LEADING: readonly SensitiveClass[] = [
  'crisis',
  'classified',
  'hostility',
  'retaliation',
  'discipline',
  'ethics',
  'petition',
  'privacy',
  'recusal',
  'bypass',
]

/** The leading class of a verdict, or `null` when there is none. */
export const leadingClass = (classes: readonly SensitiveClass[]): SensitiveClass | null =>
  LEADING.find(one => classes.includes(one)) ?? null
