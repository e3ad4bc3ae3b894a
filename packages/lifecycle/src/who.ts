import { type CaseFile, STATUS_GROUP, type Status } from './case-file.ts'
import type { Doer } from './events.ts'
import type { Terms } from './policy.ts'
import type { Situation } from './situation.ts'
import type { Actor, Appointment, Moment, PersonId, Role, UnitId } from './terms.ts'

/**
 * In what capacity a role acts on a case.
 * `own`: the submitter's own case, or the one this clerk entered · `entry`: the unit named at submission · `unit`: the accountable
 * unit · `branch`: its branch that has the case · `worker`: whoever may take it from where it lies · `handler`: the one working on
 * it · `receiver`: the unit a transfer was sent to · `asked`: a unit consulted or asked for an opinion · `school`: 总答题组 ·
 * `circulation`: 党办校办 · `circulated`: a case that went up for instruction · `any`: no tie to the case is asked for here.
 */
export type Scope =
  | 'own'
  | 'entry'
  | 'unit'
  | 'branch'
  | 'worker'
  | 'handler'
  | 'receiver'
  | 'asked'
  | 'school'
  | 'circulation'
  | 'circulated'
  | 'any'

export interface Grant {
  readonly as: Role | 'system'
  readonly scope: Scope
}

export interface Row {
  readonly from: readonly Status[]
  /** Where it may lead; `same` = the status does not change. */
  readonly to: readonly (Status | 'same')[]
  readonly who: readonly Grant[]
}

/**
 * Every capacity in which this actor may do what the grants allow, in their order; none means no. Two substitutions: in a 直属党支部
 * the branch secretary is the reviewer, and for a unit that is not ready (and for itself) 总答题组 acts as officer (dispatcher) and
 * reviewer (dispatcher, lead). `entryUnit` matters for a submission alone.
 */
export function capacitiesOf(
  caseFile: CaseFile | null,
  actor: Actor,
  grants: readonly Grant[],
  terms: Terms,
  entryUnit: UnitId | null = null,
): readonly Doer[] {
  if (actor.kind !== 'staff') return grants.some(grant => grant.as === actor.kind) ? [{ kind: actor.kind }] : []
  const roles = new Set<Role>()
  for (const { as, scope } of grants) {
    if (as === 'system' || as === 'submitter') continue
    for (const appointment of actor.appointments) {
      const tie: Tie = { caseFile, person: actor.person, appointment, terms, entryUnit }
      if (admits(tie, as, scope)) roles.add(appointment.role)
    }
  }
  return [...roles].map(role => ({ kind: 'staff', person: actor.person, role }))
}

/** Units the actor may answer for when they are asked, those included that 总答题组 stands in for. */
function unitsSpokenFor(actor: Actor, terms: Terms): readonly UnitId[] {
  if (actor.kind !== 'staff') return []
  const units = new Set<UnitId>()
  for (const { role, unit } of actor.appointments) {
    if (SPEAKS.includes(role)) units.add(unit)
    if (role === 'branchSecretary' && terms.directBranchUnits.has(unit)) units.add(unit)
    if (role === 'dispatcher' && unit === terms.schoolGroup)
      for (const each of [unit, ...terms.standIn]) units.add(each)
  }
  return [...units]
}

const SPEAKS: readonly Role[] = ['consulted', 'officer', 'deputy', 'reviewer']

/** The case as each capacity finds it in which this actor comes. */
export function situationsOf(
  caseFile: CaseFile,
  actor: Actor,
  row: Row,
  moment: Moment,
  terms: Terms,
): readonly Situation[] {
  const speaking = unitsSpokenFor(actor, terms)
  const submitter = actor.kind === 'submitter' ? actor.person : null
  return capacitiesOf(caseFile, actor, row.who, terms).map(by => ({ caseFile, by, moment, terms, speaking, submitter }))
}

interface Tie {
  readonly caseFile: CaseFile | null
  readonly person: PersonId
  readonly appointment: Appointment
  readonly terms: Terms
  readonly entryUnit: UnitId | null
}

function admits(tie: Tie, role: Role, scope: Scope): boolean {
  const { appointment, caseFile, person, terms } = tie
  const actsIn = (unit: UnitId) => actsAs(appointment, role, unit, terms)
  if (scope === 'entry') return tie.entryUnit === null ? appointment.role === role : actsIn(tie.entryUnit)
  if (scope === 'any') return appointment.role === role
  if (scope === 'school') return appointment.role === role && appointment.unit === terms.schoolGroup
  if (scope === 'circulation') return appointment.role === role && appointment.unit === terms.circulationUnit
  if (caseFile === null) return false
  switch (scope) {
    case 'own':
      return appointment.role === role && caseFile.clerk === person
    case 'unit':
      return actsIn(caseFile.owner)
    case 'branch':
      return actsIn(caseFile.owner) && inBranch(caseFile, appointment)
    case 'handler':
      return actsIn(caseFile.owner) && caseFile.handler === person
    case 'worker':
      return actsIn(caseFile.owner) && mayTake(caseFile, person, appointment, terms)
    case 'receiver':
      return caseFile.transfer !== null && actsIn(caseFile.transfer.to)
    case 'asked':
      return unitsAsked(caseFile).some(actsIn)
    case 'circulated':
      if (role === 'circulationClerk' && appointment.unit !== terms.circulationUnit) return false
      return appointment.role === role && caseFile.circulation !== null
  }
}

function actsAs(appointment: Appointment, role: Role, unit: UnitId, terms: Terms): boolean {
  if (appointment.role === role && appointment.unit === unit) return true
  if (role === 'reviewer' && terms.directBranchUnits.has(unit)) {
    if (appointment.role === 'branchSecretary' && appointment.unit === unit) return true
  }
  if (appointment.unit !== terms.schoolGroup) return false
  if (unit !== terms.schoolGroup && !terms.standIn.has(unit)) return false
  if (role === 'officer') return appointment.role === 'dispatcher'
  return role === 'reviewer' && (appointment.role === 'dispatcher' || appointment.role === 'schoolLead')
}

function inBranch(caseFile: CaseFile, appointment: Appointment): boolean {
  return caseFile.branch !== null && appointment.branch === caseFile.branch
}

/** Named: that person alone. A branch: its people. Neither: anybody of the unit who handles cases (主动领题, B-02), while it lies there. */
function mayTake(caseFile: CaseFile, person: PersonId, appointment: Appointment, terms: Terms): boolean {
  if (appointment.role === 'branchSecretary' && terms.directBranchUnits.has(caseFile.owner)) return false
  if (caseFile.handler !== null) return caseFile.handler === person
  if (caseFile.status !== 'assigned') return false
  return caseFile.branch === null || inBranch(caseFile, appointment)
}

function unitsAsked(caseFile: CaseFile): readonly UnitId[] {
  const group = STATUS_GROUP[caseFile.status]
  if ((group !== 'open' && group !== 'waiting') || caseFile.status === 'filed') return []
  const consulted = caseFile.consults.filter(consult => !consult.answered).map(consult => consult.unit)
  const circulated = caseFile.status === 'circulating' ? (caseFile.circulation?.units ?? []).map(each => each.unit) : []
  return [...consulted, ...circulated].filter(unit => !caseFile.recused.includes(unit))
}
