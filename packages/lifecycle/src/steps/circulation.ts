import { type ActionOf, type Advanced, dateLack, lackOf, record, refuse, type Situation } from '../situation.ts'
import { circulationLack } from './transfer-sheet.ts'

/** 上文流转 (T23). From `inProgress` it is asked for and the reviewer releases it; then the same draft goes round. */
export function circulate(at: Situation, { type: _, ...facts }: ActionOf<'circulate'>): Advanced {
  const working = at.caseFile.status === 'inProgress'
  const lack = circulationLack(at, facts)
  if (lack) return refuse(lack)
  return working ? record(at, 'circulationRequested', facts) : record(at, 'circulated', facts)
}

/** 审阅 (T24): each unit once for each draft. */
export function giveOpinion(at: Situation, { unit, stance, opinion, basis }: ActionOf<'giveOpinion'>): Advanced {
  const asked = at.caseFile.circulation?.units.find(each => each.unit === unit)
  if (!asked || !at.speaking.includes(unit)) return refuse({ reason: 'notAsked', unit })
  if (asked.stance) return refuse({ reason: 'alreadyAnswered' })
  const lack = lackOf({ opinion })
  if (lack) return refuse(lack)
  if (stance === 'notOurs' && (basis?.chars ?? 0) === 0) return refuse({ reason: 'missing', field: 'basis' })
  return record(at, 'opinionGiven', { unit, stance, opinion, basis })
}

/** 批办 (T25): the signed sheet word for word, all opinions in or their absence explained. */
export function recordInstruction(at: Situation, { type: _, ...facts }: ActionOf<'recordInstruction'>): Advanced {
  const silent = (at.caseFile.circulation?.units ?? []).filter(each => each.stance === null).map(each => each.unit)
  if (silent.length > 0 && (facts.missingNoted?.chars ?? 0) === 0)
    return refuse({ reason: 'opinionsMissing', units: silent })
  if (at.by.kind === 'staff' && at.by.role !== 'leader' && !facts.scan)
    return refuse({ reason: 'missing', field: 'scan' })
  const lack =
    lackOf({ leader: facts.leader, opinion: facts.opinion }) ??
    dateLack('signedOn', facts.signedOn, at.moment.day, 'past')
  return lack ? refuse(lack) : record(at, 'instructionRecorded', facts, { status: 'instructed' })
}

/** T26: ownership moves to the lead unit by the instruction. For P0 the instruction names the day (§3.5 "as ordered"). */
export function issueTasks(at: Situation, { type: _, ...facts }: ActionOf<'issueTasks'>): Advanced {
  const { recused, urgency } = at.caseFile
  const units = [facts.lead, ...facts.coUnits.map(each => each.unit)]
  const barred = units.find(unit => recused.includes(unit))
  if (barred) return refuse({ reason: 'recusedUnit', unit: barred })
  if (new Set(units).size < units.length) return refuse({ reason: 'notUnique', field: 'coUnits' })
  if (urgency === 'P0' && facts.dueOn === null) return refuse({ reason: 'missing', field: 'dueOn' })
  const lack = lackOf({ task: facts.task }) ?? dueLack(at, [facts.dueOn, ...facts.coUnits.map(each => each.dueOn)])
  if (lack) return refuse(lack)
  return record(at, 'tasksIssued', facts, { status: 'assigned', owner: facts.lead })
}

function dueLack(at: Situation, days: readonly (string | null)[]) {
  for (const day of days) {
    const lack = day === null ? null : dateLack('dueOn', day, at.moment.day, 'future')
    if (lack) return lack
  }
  return null
}
