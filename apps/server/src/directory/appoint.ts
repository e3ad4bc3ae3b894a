import type { Appointment, Role } from '@zuoyeben/lifecycle'
import type { Trx } from '../db/database.ts'
import { type FieldProblem, InputError, RefusalError } from '../errors.ts'
import {
  announceDirectory,
  endAppointment,
  insertAppointments,
  lockSeats,
  type NewAppointment,
  type Place,
  readPlaces,
} from './appointments.sql.ts'
import { breaksSeparation } from './separation-of-duties.ts'
import { endSessionsOf } from './sessions.sql.ts'

interface Ground {
  readonly now: () => number
  readonly newId: () => string
}

export interface Order extends Appointment {
  readonly person: string
  /** Epoch milliseconds; without them: from now on, without end. */
  readonly from?: number
  readonly until?: number | null
}

/**
 * Appoints people, all or none, and announces it.
 * @throws InputError where a unit or branch is not there, a role does not fit its place, or 三员分立 would be broken (§3.9)
 */
export async function appoint(trx: Trx, ground: Ground, orders: readonly Order[]): Promise<void> {
  if (orders.length === 0) return
  const rows = orders.map(order => rowOf(ground, order))
  const earliest = new Date(Math.min(...rows.map(row => row.startsAt.getTime())))
  const seats = await lockSeats(trx, [...new Set(rows.map(row => row.person))], earliest)
  const roles = new Map<string, Role[]>()
  for (const { person, role } of [...seats, ...rows]) roles.set(person, [...(roles.get(person) ?? []), role as Role])
  const places = new Map(
    (await readPlaces(trx, [...new Set(rows.map(row => row.unit))])).map(place => [place.unit, place]),
  )
  const problems = rows.flatMap(row => problemsOf(row, places.get(row.unit)))
  if ([...roles.values()].some(breaksSeparation)) problems.push(SEPARATION)
  if (problems.length > 0) throw new InputError(problems)
  await insertAppointments(trx, rows)
  await announceDirectory(trx)
}

/** Ends an appointment now, and the person's sessions with it. Refused where it has ended already. */
export async function dismiss(trx: Trx, ground: Ground, appointment: string): Promise<void> {
  const person = await endAppointment(trx, appointment, new Date(ground.now()))
  if (person === undefined) throw new RefusalError({ reason: 'notFound' })
  await endSessionsOf(trx, person)
  await announceDirectory(trx)
}

function rowOf({ now, newId }: Ground, order: Order): NewAppointment {
  const { person, role, unit, branch, from, until } = order
  const endsAt = until === undefined || until === null ? null : new Date(until)
  return { id: newId(), person, role, unit, branch, startsAt: new Date(from ?? now()), endsAt }
}

const OF_THE_SCHOOL: readonly string[] = ['dispatcher', 'schoolLead', 'confidant']
const OF_A_BRANCH: readonly string[] = ['branchSecretary', 'member']

function problemsOf({ role, branch, unit }: NewAppointment, place: Place | undefined): FieldProblem[] {
  if (!place) return [{ field: 'unit', message: { zh: `没有单位 ${unit}`, en: `There is no unit ${unit}` } }]
  const problems: FieldProblem[] = []
  const say = (field: string, zh: string, en: string) => problems.push({ field, message: { zh, en } })
  if (branch !== null && !place.branches.includes(branch))
    say('branch', `${unit} 没有党支部 ${branch}`, `${unit} has no branch ${branch}`)
  if (OF_A_BRANCH.includes(role) && (branch === null) !== (place.kind === 'directBranch'))
    say(
      'branch',
      '请选择党支部；直属党支部下不再设党支部',
      'Choose a branch; a direct branch has none below it (DOC-02)',
    )
  if (OF_THE_SCHOOL.includes(role) && place.kind !== 'school')
    say('unit', '此岗位只设在总答题组', 'This role exists in the school group alone')
  return problems
}

const SEPARATION: FieldProblem = {
  field: 'role',
  message: {
    zh: '三员分立：系统、安全、审计管理员须由三人分别担任，且不得兼任其他岗位',
    en: 'Separation of duties: system, security and audit administrators are three people who hold no other role',
  },
}
