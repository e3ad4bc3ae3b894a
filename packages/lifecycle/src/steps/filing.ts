import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'

/** 办结报备 (T30): what was really done (C1-09), by which methods (C2-09); an explanation says why and what else (C2-25). */
export function file(at: Situation, { type: _, ...facts }: ActionOf<'file'>): Advanced {
  const lack = lackOf({ done: facts.done })
  if (lack) return refuse(lack)
  if (facts.methods.length === 0) return refuse({ reason: 'methodMissing' })
  if (facts.outcome === 'explained') {
    if ((facts.explanation?.reason.chars ?? 0) === 0) return refuse({ reason: 'explanationMissing', field: 'reason' })
    if ((facts.explanation?.basis.chars ?? 0) === 0) return refuse({ reason: 'explanationMissing', field: 'basis' })
  } else if (facts.explanation && facts.outcome === 'solved') {
    return refuse({ reason: 'doesNotFit', field: 'explanation', because: 'outcome' })
  }
  return record(at, 'filed', facts, { status: 'filed' })
}
