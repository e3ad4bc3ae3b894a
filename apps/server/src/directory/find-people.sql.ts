import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { Keyset } from '../db/keyset.ts'

export const PEOPLE_PAGE = 20

export interface FoundPerson {
  id: string
  username: string
  name: string
  kind: string
  unit: string | null
  isActive: boolean
  hasFirstPassword: boolean
  hasFactor: boolean
  createdAt: Date
  /** In force now. */
  appointments: { role: string; unit: string; branch: string | null }[]
}

/** People whose name or user name contains the words, newest first, one more than a page. */
export async function findPeople(
  db: Reader,
  { q, after, now }: { q: string; after: Keyset | null; now: Date },
): Promise<FoundPerson[]> {
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  const { rows } = await sql<FoundPerson>`
    select p.id, p.username, p.name, p.kind, p.unit_id as unit, p.is_active as "isActive", p.has_first_password as "hasFirstPassword",
      p.created_at as "createdAt",
      exists (select 1 from second_factors f where f.person_id = p.id and f.confirmed_at is not null) as "hasFactor",
      coalesce((select jsonb_agg(jsonb_build_object('role', a.role, 'unit', a.unit_id, 'branch', a.branch_id) order by a.starts_at, a.id)
        from appointments a where a.person_id = p.id and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now})), '[]') as appointments
    from people p
    where (p.name ilike ${like} or p.username ilike ${like})
      and (${after?.at ?? null}::timestamptz is null or (p.created_at, p.id) < (${after?.at ?? null}::timestamptz, ${after?.id ?? null}::uuid))
    order by p.created_at desc, p.id desc limit ${PEOPLE_PAGE + 1}`.execute(db)
  return rows
}

export interface LockedPerson {
  id: string
  username: string
  name: string
  isActive: boolean
  hasFirstPassword: boolean
}

/** The person, whom nobody else may change until this transaction is over. */
export async function lockPerson(trx: Reader, id: string): Promise<LockedPerson | undefined> {
  return trx
    .selectFrom('people')
    .select(['id', 'username', 'name', 'is_active as isActive', 'has_first_password as hasFirstPassword'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** Two who add somebody of one user name at the same moment: the second waits and finds it taken. */
export async function lockUsername(trx: Reader, username: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`username:${username}`}, 0))`.execute(trx)
}

export async function deactivate(trx: Reader, person: string): Promise<void> {
  await trx.updateTable('people').set({ is_active: false }).where('id', '=', person).execute()
}
