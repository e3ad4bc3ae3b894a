import type { CaseFile } from '../case-file.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import { OUTCOMES, type Outcome } from '../terms.ts'

/** 销号 (T32, C2-28): one case at a time, after contact or attempts on two days by two means, by somebody who did not do the work. */
export function writeOff(at: Situation, { outcome, effects, sentence }: ActionOf<'writeOff'>): Advanced {
  const allowed = allowedOutcomes(at.caseFile)
  if (!allowed.includes(outcome)) return refuse({ reason: 'outcomeNotAllowed', outcome, allowed })
  if (outcome === 'explained' && at.caseFile.filedOutcome !== 'explained') {
    const lack = sentence ? lackOf({ sentence }) : ({ reason: 'missing', field: 'sentence' } as const)
    if (lack) return refuse(lack)
  }
  return record(at, 'writtenOff', { outcome, effects, sentence }, { status: 'closed' })
}

/**
 * Without contact only 未联系上 (Q9). With contact no better than what was filed and what the submitter says: 解释 is never counted
 * as 解决 (C2-25), and somebody who is not satisfied leaves 解释 alone (Q10).
 */
export function allowedOutcomes(caseFile: CaseFile): readonly Outcome[] {
  if (!caseFile.attempts.some(attempt => attempt.reached)) return ['unreachable']
  const said = caseFile.verdict === 'notSolved' ? 'explained' : (caseFile.verdict ?? 'explained')
  const best = Math.max(OUTCOMES.indexOf(caseFile.filedOutcome ?? 'explained'), OUTCOMES.indexOf(said))
  return OUTCOMES.filter((outcome, rank) => rank >= best && outcome !== 'unreachable')
}

/** T34 */
export function archive(at: Situation, { packageHash }: ActionOf<'archive'>): Advanced {
  if (packageHash === '') return refuse({ reason: 'missing', field: 'packageHash' })
  return record(at, 'archived', { packageHash }, { status: 'archived' })
}
