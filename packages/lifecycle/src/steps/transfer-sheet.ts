import type { ActionInput, TransferSheet } from '../actions.ts'
import type { Refusal } from '../refusals.ts'
import { dateLack, lackOf, type Situation } from '../situation.ts'

/** Why a case may not go to another unit with this sheet (C2-16, C2-17): the talk comes before the transfer. */
export function sheetLack(at: Situation, sheet: TransferSheet): Refusal | null {
  if (at.caseFile.bound) return { reason: 'boundByRuling' }
  if (sheet.to === at.caseFile.owner) return { reason: 'sameUnit', unit: sheet.to }
  if (at.caseFile.recused.includes(sheet.to)) return { reason: 'recusedUnit', unit: sheet.to }
  const { person, on, result } = sheet.communication
  if (person.chars === 0) return { reason: 'communicationMissing', field: 'person' }
  if (on === '') return { reason: 'communicationMissing', field: 'on' }
  if (result.chars === 0) return { reason: 'communicationMissing', field: 'result' }
  return (
    dateLack('communication.on', on, at.moment.day, 'past') ??
    lackOf({ whyNotOurs: sheet.whyNotOurs, basis: sheet.basis })
  )
}

/** Why a matter may not go up for instruction (C2-19): at least one criterion, and units that may see it. */
export function circulationLack(at: Situation, action: ActionInput<'circulate'>): Refusal | null {
  if (action.criteria.length === 0) return { reason: 'noCriterion' }
  if (action.documentNo === '') return { reason: 'missing', field: 'documentNo' }
  if (action.units.length === 0) return { reason: 'missing', field: 'units' }
  if (new Set(action.units).size < action.units.length) return { reason: 'notUnique', field: 'units' }
  const recused = action.units.find(unit => at.caseFile.recused.includes(unit))
  return recused ? { reason: 'recusedUnit', unit: recused } : lackOf({ draft: action.draft })
}
