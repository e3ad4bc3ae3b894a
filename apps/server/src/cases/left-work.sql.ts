import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import { HANDLERS } from '../access/viewer.ts'
import type { Reader } from '../db/database.ts'

/**
 * Work that lies with somebody who is no longer there to do it: it is in the hands of a person without an office that works on cases in the
 * unit, or was given to a branch in which nobody holds one. Nothing is written down about it. It follows from the case and the
 * appointments, so it is found however an office ended: with the account, by itself, or because its time was over.
 */
export interface LeftIn {
  /** Units of one's own, whose left work is seen at once. */
  readonly units: readonly string[]
  /** Whoever looks after the whole school sees what has been lying since before this moment too; null: the own units alone. */
  readonly elsewhereBefore: Date | null
}

/** Statuses in which a person has the case in hand; from the others it goes on without one, or comes back to one of these. */
const IN_HAND = ['assigned', 'inProgress', 'parked', 'awaitingSubmitter'] as const

const list = (values: readonly string[]) => sql.join(values.map(value => sql.lit(value)))
const inHand = list(IN_HAND)
const handlers = list(HANDLERS)
const isOn = (now: Date) =>
  sql<SqlBool>`(p.is_active and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now}))`
const since = (now: Date) => sql<Date>`max(case when a.ends_at <= ${now} then a.ends_at else a.starts_at end)`

/** Who once handled cases in a unit and does so no more, and since when. */
const departed = (now: Date) => sql`
  select a.unit_id as unit, a.person_id as person, ${since(now)} as since
  from appointments a join people p on p.id = a.person_id
  where a.role in (${handlers}) group by a.unit_id, a.person_id having not bool_or(${isOn(now)})`

/** Branches in which nobody handles cases, and since when; `-infinity` where nobody ever did. */
const deserted = (now: Date) => sql`
  select b.id as branch, b.unit_id as unit, coalesce(${since(now)}, '-infinity') as since
  from branches b left join (appointments a join people p on p.id = a.person_id)
    on a.unit_id = b.unit_id and a.branch_id = b.id and a.role in (${handlers})
  group by b.id, b.unit_id having not coalesce(bool_or(${isOn(now)}), false)`

/** A held case keeps its handler, and comes back to the unit it was taken from. */
const workUnit = sql`case when c.status = 'held' then c.file #>> '{heldFrom,owner}' else c.owner_unit end`

/**
 * Every left case with the unit whose work it is. `offset 0` keeps the planner to one short walk through the index of handlers (or of
 * branches) for each who left; else it reads every unfinished case of the school.
 */
const leftCases = (now: Date) => sql`
  select c.id, d.unit, d.person, null::text as branch, d.since, c.is_restricted
  from (${departed(now)}) d cross join lateral (
    select c.id, c.is_restricted, ${workUnit} as unit from cases c where c.handler_id = d.person and c.status in (${inHand}, 'held')
      and (c.status <> 'held' or c.file #>> '{heldFrom,status}' in (${inHand})) offset 0) c where c.unit = d.unit
  union all
  select c.id, d.unit, null::uuid, d.branch, d.since, c.is_restricted
  from (${deserted(now)}) d cross join lateral (
    select c.id, c.is_restricted from cases c where c.branch_id = d.branch and c.status = 'assigned' and c.handler_id is null offset 0) c`

/** The condition of a desk on `cases`; the access condition stands beside it as on every desk. */
export function isLeft({ units, elsewhereBefore }: LeftIn, now: Date) {
  const own = sql<SqlBool>`l.unit = any (${units}::text[])`
  const which =
    elsewhereBefore === null ? own : sql<SqlBool>`(${own} or l.is_restricted or l.since <= ${elsewhereBefore})`
  return sql<SqlBool>`cases.id in (select l.id from (${leftCases(now)}) l where ${which})`
}

export interface Departure {
  caseId: string
  unit: string
  person: string | null
  name: string | null
  branch: string | null
  since: Date | null
}

/** Of these cases, as far as they are left and seen: by whom, where, since when. */
export async function readDepartures(db: Reader, access: Access, cases: readonly string[], now: Date) {
  if (cases.length === 0) return []
  return db
    .selectFrom('cases')
    .innerJoin(
      sql<Departure & { id: string }>`(select l.* from (${leftCases(now)}) l where l.id = any (${cases}::uuid[]))`.as(
        'l',
      ),
      join => join.onRef('l.id', '=', 'cases.id'),
    )
    .leftJoin('people as p', 'p.id', 'l.person')
    .select(['cases.id as caseId', 'l.unit', 'l.person', 'p.name', 'l.branch'])
    .select(sql<Date | null>`nullif(l.since, '-infinity')`.as('since'))
    .where(eb => access(eb as never))
    .execute()
}

export interface LeftSum {
  unit: string
  /** Person or branch. */
  by: string
  since: Date | null
  isRestricted: boolean
  n: number
}

/** How much lies where, over all units: for the job that tells of it, which shows nobody any of these numbers. */
export async function sumLeftWork(db: Reader, now: Date): Promise<LeftSum[]> {
  const { rows } = await sql<LeftSum>`
    select l.unit, coalesce(l.person::text, l.branch) as by, nullif(max(l.since), '-infinity') as since, l.is_restricted as "isRestricted",
      count(*)::int as n
    from (${leftCases(now)}) l group by l.unit, coalesce(l.person::text, l.branch), l.is_restricted order by 1, 2`.execute(
    db,
  )
  return rows
}

/**
 * How many matters a person has in hand, by unit: what an administrator who ends an account or an office may know of it, and no more than
 * that. Restricted cases are not in it: a number must not tell of one (invariant 6).
 */
export async function countInHand(db: Reader, person: string): Promise<{ unit: string; n: number }[]> {
  const { rows } = await sql<{ unit: string; n: number }>`
    select c.owner_unit as unit, count(*)::int as n from cases c
    where c.handler_id = ${person}::uuid and c.status in (${inHand}) and c.is_restricted = false group by c.owner_unit order by 1`.execute(
    db,
  )
  return rows
}

/** The same of what is left: a unit in which the person still handles cases is not among them. */
export async function countLeft(db: Reader, person: string, now: Date): Promise<{ unit: string; n: number }[]> {
  const { rows } = await sql<{ unit: string; n: number }>`
    select l.unit, count(*)::int as n from (${leftCases(now)}) l
    where l.person = ${person}::uuid and l.is_restricted = false group by l.unit order by 1`.execute(db)
  return rows
}

/** Who may be given work in these units now. */
export interface Taker {
  unit: string
  person: string
  name: string
  branch: string | null
  openLoad: number
}

export async function readTakers(db: Reader, units: readonly string[], now: Date): Promise<Taker[]> {
  if (units.length === 0) return []
  const { rows } = await sql<Taker>`
    select a.unit_id as unit, p.id as person, p.name, max(a.branch_id) as branch,
      (select coalesce(sum(n), 0)::int from case_counts c where c.scope = 'person:' || p.id and c.status in ('assigned', 'inProgress')) as "openLoad"
    from appointments a join people p on p.id = a.person_id
    where a.unit_id = any (${units}::text[]) and a.role in (${handlers}) and ${isOn(now)}
    group by a.unit_id, p.id, p.name order by a.unit_id, "openLoad", p.name, p.id`.execute(db)
  return rows
}
