import type { Status } from '../case-file.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { UnitId, Verdict } from '../terms.ts'

/** 回访 (C2-27): every attempt is on record, and nobody calls about the own work. */
export function recordAttempt(at: Situation, { type: _, ...facts }: ActionOf<'recordAttempt'>): Advanced {
  if (facts.reached && facts.verdict === null) return refuse({ reason: 'verdictMissing' })
  if (!facts.reached && facts.verdict !== null) return refuse({ reason: 'verdictWithoutContact' })
  return record(at, 'attemptRecorded', facts, whither(at, facts.verdict))
}

/** The submitter's own answer on the own page counts as contact (amendments). */
export function confirm(at: Situation, { verdict, words }: ActionOf<'confirm'>): Advanced {
  return record(at, 'confirmed', { verdict, words }, whither(at, verdict))
}

/** T31: not solved and the reason holds; the second time the school group reviews instead (Q10). */
export function sendBackToWork(at: Situation, { reason }: ActionOf<'sendBackToWork'>): Advanced {
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'sentBackToWork', { reason }, { status: 'inProgress' })
}

/** A second dissatisfaction leaves the unit; saying it twice about one filing is still one. */
function whither(at: Situation, verdict: Verdict | null): { status?: Status; owner?: UnitId } {
  const { dissatisfied, reviewed, verdict: earlier } = at.caseFile
  const again = verdict === 'notSolved' && earlier !== 'notSolved' && dissatisfied >= 1
  return again && !reviewed ? { status: 'disputed', owner: at.terms.schoolGroup } : {}
}
