import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'

/** 协办征询 (R4b, D-03): no change of ownership and no pause. */
export function consult(at: Situation, { consult: id, unit, question }: ActionOf<'consult'>): Advanced {
  const { consults, owner, recused } = at.caseFile
  if (consults.some(each => each.id === id)) return refuse({ reason: 'notUnique', field: 'consult' })
  if (unit === owner) return refuse({ reason: 'sameUnit', unit })
  if (recused.includes(unit)) return refuse({ reason: 'recusedUnit', unit })
  const lack = lackOf({ question })
  return lack ? refuse(lack) : record(at, 'consultAsked', { consult: id, unit, question })
}

export function answerConsult(at: Situation, { consult: id, text }: ActionOf<'answerConsult'>): Advanced {
  const asked = at.caseFile.consults.find(each => each.id === id)
  if (!asked) return refuse({ reason: 'missing', field: 'consult' })
  if (!at.speaking.includes(asked.unit)) return refuse({ reason: 'notAsked', unit: asked.unit })
  if (asked.answered) return refuse({ reason: 'alreadyAnswered' })
  const lack = lackOf({ text })
  return lack ? refuse(lack) : record(at, 'consultAnswered', { consult: id, unit: asked.unit, text })
}
