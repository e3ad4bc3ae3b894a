import type { Role } from '@zuoyeben/lifecycle'
import { seedUnits, unitOf } from '../directory/first-start.ts'
import type { Branch, Unit } from '../directory/units.sql.ts'
import colleges from './campus/colleges.json' with { type: 'json' }
import departments from './campus/departments.json' with { type: 'json' }
import directBranches from './campus/direct-branches.json' with { type: 'json' }
import moreUnits from './campus/more-units.json' with { type: 'json' }
import schoolRoles from './campus/school-roles.json' with { type: 'json' }
import submitters from './campus/submitters.json' with { type: 'json' }

/**
 * The demo campus, read from the JSON beside: real unit names, invented people. A name is also the user name, and nobody shares one.
 * Two units are left without the people they need (国际学院, 资产经营公司), so that 总答题组 is seen standing in.
 */
export interface Campus {
  readonly units: readonly Unit[]
  readonly branches: readonly Branch[]
  readonly people: readonly Resident[]
}
export interface Resident {
  readonly username: string
  readonly name: string
  readonly kind: string
  readonly unit: string
  readonly skills: readonly string[]
  /** null: a submitter, who holds no office. */
  readonly seat: { readonly role: Role; readonly unit: string; readonly branch: string | null } | null
}

interface StaffedUnit {
  readonly unit: string
  readonly officer: string
  readonly deputy: string
  readonly reviewer: string | null
  readonly branches: readonly StaffedBranch[]
}
interface StaffedBranch {
  readonly zh: string
  readonly en: string
  readonly areas: readonly string[]
  readonly skills: readonly string[]
  readonly secretary: string
  readonly members: readonly (readonly string[])[]
}

export function demoCampus(): Campus {
  const staffed = [...departments, ...colleges] as readonly StaffedUnit[]
  return {
    units: [...seedUnits(), ...moreUnits.map(line => unitOf(line, false))],
    branches: staffed.flatMap(({ unit, branches }) =>
      branches.map(({ zh, en, areas, skills }, n) => ({
        id: idOf(unit, n),
        unit,
        name: { zh, en },
        areas: [...areas],
        skills: [...skills],
      })),
    ),
    people: [
      ...staffed.flatMap(staffOf),
      ...directBranches.flatMap(staffOfDirectBranch),
      ...schoolRoles.map(({ role, unit, name, kind, home }) => seated(name, kind, home, role as Role, unit)),
      ...submitters.map(({ name, kind, unit, ...more }) => ({
        ...person(name, kind, unit),
        username: more.username ?? name,
        seat: null,
      })),
    ],
  }
}

const idOf = (unit: string, n: number): string => `${unit}-${n + 1}`

function staffOf({ unit, officer, deputy, reviewer, branches }: StaffedUnit): Resident[] {
  const office = (name: string, role: Role) => seated(name, '管理人员', unit, role, unit)
  return [
    office(officer, 'officer'),
    office(deputy, 'deputy'),
    ...(reviewer === null ? [] : [office(reviewer, 'reviewer')]),
    ...branches.flatMap(({ zh, secretary, members }, n) => [
      seated(secretary, kindIn(zh), unit, 'branchSecretary', unit, idOf(unit, n)),
      ...members.map(([name = '', skills = '']) =>
        seated(name, kindIn(zh), unit, 'member', unit, idOf(unit, n), skills),
      ),
    ]),
  ]
}

/** A 直属党支部 has no branches: its secretary reviews, its members do the work (DOC-02). */
function staffOfDirectBranch({
  unit,
  officer,
  deputy,
  secretary,
  members,
}: (typeof directBranches)[number]): Resident[] {
  const office = (name: string, role: Role) => seated(name, '管理人员', unit, role, unit)
  return [
    office(officer, 'officer'),
    office(deputy, 'deputy'),
    office(secretary, 'branchSecretary'),
    ...members.map(([name = '', skills = '']) => seated(name, '管理人员', unit, 'member', unit, null, skills)),
  ]
}

function kindIn(branch: string): string {
  if (branch.startsWith('本科生')) return '本科生（党员）'
  if (branch.startsWith('研究生')) return '硕士研究生'
  return branch.startsWith('教工') ? '专任教师' : '管理人员'
}

const person = (name: string, kind: string, unit: string, skills = ''): Omit<Resident, 'seat'> => ({
  username: name,
  name,
  kind,
  unit,
  skills: skills.split(' ').filter(skill => skill !== ''),
})

function seated(
  name: string,
  kind: string,
  home: string,
  role: Role,
  unit: string,
  branch: string | null = null,
  skills = '',
): Resident {
  return { ...person(name, kind, home, skills), seat: { role, unit, branch } }
}
