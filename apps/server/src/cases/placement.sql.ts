import type { Action, CaseFile, Text, TriageForm } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import type { Trx } from '../db/database.ts'
import { type FieldProblem, InputError } from '../errors.ts'

/**
 * Work is given to a branch or a member of the accountable unit and to nobody else; the lifecycle has no directory, so it is looked up
 * here. Other units that an action names must exist.
 * @throws InputError naming the field
 */
export async function checkPlacement(trx: Trx, app: App, file: CaseFile, action: Action<Text>): Promise<void> {
  const problems: FieldProblem[] = []
  const { branch, member } = placeIn(action)
  // Whoever accepts a transfer with the triage proposes people of their own.
  const unit = action.type === 'acceptTransfer' ? (file.transfer?.to ?? file.owner) : file.owner
  if (branch !== null && app.directory.branch(branch)?.unit !== unit)
    problems.push({ field: 'branch', message: NOT_OUR_BRANCH })
  if (member !== null && !(await isHandlerOf(trx, member, unit, new Date(app.now()))))
    problems.push({ field: 'member', message: NOT_OUR_MEMBER })
  for (const named of unitsIn(action))
    if (!app.directory.unit(named)) problems.push({ field: 'unit', message: NO_SUCH_UNIT })
  if (problems.length > 0) throw new InputError(problems)
}

const NOWHERE = { branch: null, member: null }

function placeIn(action: Action<Text>): { branch: string | null; member: string | null } {
  switch (action.type) {
    case 'triage':
    case 'approve':
    case 'assign':
    case 'reassign':
      return action
    case 'acceptTransfer':
      return action.triage ?? NOWHERE
    default:
      return NOWHERE
  }
}

function unitsIn(action: Action<Text>): string[] {
  switch (action.type) {
    case 'triage':
      return unitsOfForm(action)
    case 'acceptTransfer':
      return action.triage ? unitsOfForm(action.triage) : []
    case 'requestTransfer':
      return [action.to]
    case 'returnTransfer':
      return action.whoseDuty === null ? [] : [action.whoseDuty]
    case 'askConsent':
    case 'routeAround':
    case 'redispatch':
    case 'consult':
      return [action.unit]
    case 'circulate':
      return [...action.units]
    case 'issueTasks':
      return [action.lead, ...action.coUnits.map(task => task.unit)]
    case 'rule':
      return action.ruling.kind === 'unit' ? [action.ruling.unit] : []
    default:
      return []
  }
}

const unitsOfForm = (form: TriageForm<Text>): string[] => [
  ...(form.transfer ? [form.transfer.to] : []),
  ...form.coUnits,
]

async function isHandlerOf(trx: Trx, person: string, unit: string, now: Date): Promise<boolean> {
  const row = await trx
    .selectFrom('appointments')
    .innerJoin('people', 'people.id', 'appointments.person_id')
    .select('appointments.id')
    .where('person_id', '=', person)
    .where('appointments.unit_id', '=', unit)
    .where('role', 'in', ['member', 'branchSecretary'])
    .where('people.is_active', '=', true)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
  return row !== undefined
}

const NOT_OUR_BRANCH = { zh: '请选择本单位的党支部', en: 'Please choose a branch of the unit in charge' }
const NOT_OUR_MEMBER = { zh: '请选择本单位能做作业的党员', en: 'Please choose a member of the unit in charge' }
const NO_SUCH_UNIT = { zh: '没有这个单位，请从列表中选择', en: 'There is no such unit: please choose one of the list' }
