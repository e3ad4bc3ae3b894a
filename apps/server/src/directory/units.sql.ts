import type { Reader } from '../db/database.ts'

export interface Unit {
  id: string
  name: { zh: string; en: string }
  kind: 'college' | 'department' | 'directBranch' | 'school'
  isSeed: boolean
  dutyCategories: string[]
  colocatedWith: string | null
  peerGroup: string
}
export interface Branch {
  id: string
  unit: string
  name: { zh: string; en: string }
  areas: string[]
  skills: string[]
}

export async function readUnits(db: Reader): Promise<Unit[]> {
  const rows = await db.selectFrom('units').selectAll().orderBy('position').execute()
  return rows.map(row => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind as Unit['kind'],
    isSeed: row.is_seed,
    dutyCategories: row.duty_categories,
    colocatedWith: row.co_located_with,
    peerGroup: row.peer_group,
  }))
}

export async function readBranches(db: Reader): Promise<Branch[]> {
  const rows = await db.selectFrom('branches').selectAll().orderBy('id').execute()
  return rows.map(row => ({
    id: row.id,
    unit: row.unit_id,
    name: { zh: row.name_zh, en: row.name_en },
    areas: row.areas,
    skills: row.skills,
  }))
}

export interface Staffing {
  unit: string
  role: string
  person: string
  branch: string | null
}

/** Every appointment in force at the given moment. */
export async function readStaffing(db: Reader, at: Date): Promise<Staffing[]> {
  const rows = await db
    .selectFrom('appointments')
    .innerJoin('people', 'people.id', 'appointments.person_id')
    .select(['appointments.unit_id', 'role', 'person_id', 'branch_id'])
    .where('people.is_active', '=', true)
    .where('starts_at', '<=', at)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', at)]))
    .execute()
  return rows.map(row => ({ unit: row.unit_id, role: row.role, person: row.person_id, branch: row.branch_id }))
}
