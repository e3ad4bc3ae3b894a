import type { Condition } from '../condition.ts'

/** Something that holds of every case, whatever the rules say: what supplies the facts sees to it. */
export type FactLaw = Condition

const is = (fact: string, value: string | boolean): Condition => ({ fact, operator: 'is', value })
const known = (fact: string): Condition => ({ fact, operator: 'isPresent', value: true })
const onlyWhere = (first: Condition, ...then: readonly Condition[]): FactLaw => ({
  any: [{ not: first }, { all: then }],
})

/** The laws of the platform's own facts, as `extractFacts` and `gateFacts` supply them; the tests beside hold them against both. */
export const FACT_LAWS: readonly FactLaw[] = [
  onlyWhere(is('gate.crisis', true), is('gate.held', true)),
  onlyWhere(is('case.entryUnitIsDutyUnit', true), known('case.entryUnit'), known('case.dutyUnit')),
  onlyWhere(is('declared.accusedIsEntryUnit', true), is('declared.accused', 'unit'), known('declared.accusedUnit')),
  onlyWhere(is('declared.accusedIsEntryUnit', true), known('case.entryUnit')),
  onlyWhere(is('declared.accusedIsDutyUnit', true), is('declared.accused', 'unit'), known('declared.accusedUnit')),
  onlyWhere(is('declared.accusedIsDutyUnit', true), known('case.dutyUnit')),
  onlyWhere(known('case.building'), is('case.hasPlace', true), known('case.placeKind')),
]
