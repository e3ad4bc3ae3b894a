import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

/** Whom this reader may be told of. */
export interface Onlooker {
  /** Units that one leads; null: everybody who holds an office. */
  readonly leads: readonly string[] | null
  /** Cases whose submitters one may be told of, by number and never by name. */
  readonly sees: Access
}
export interface Unreached {
  readonly id: string
  readonly person: string | null
  readonly name: string | null
  readonly units: readonly string[]
  readonly caseNo: string | null
  readonly isUrgent: boolean
  readonly since: Date
  readonly n: number
  readonly problems: readonly { readonly channel: string; readonly problem: string | null }[]
}

export const UNREACHED_MOST = 100

/** What could not be told and has not been read within the platform either; once it was, there is nothing left to do. */
const open = sql`d.status = 'unreached' and d.settled_at is null and n.read_at is null`
/** The notices that a delivery stands for: its own, or those that wait to be gathered. */
const carried = sql`(n.id = d.notice_id or (d.notice_id is null and n.outside_at is null and n.urgency is null
  and (n.person_id = d.person_id or n.person_mark = d.person_mark)))`
const unitsOf = (now: Date) => sql`array(select distinct a.unit_id from appointments a where a.person_id = d.person_id
  and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now}))`

function shown(db: Reader, { leads, sees }: Onlooker, now: Date) {
  const person = leads === null ? sql`true` : sql`${unitsOf(now)} && ${leads}::text[]`
  const seen = db
    .selectFrom('cases')
    .select(sql`1`.as('one'))
    .where(sql<SqlBool>`cases.id = n.case_id`)
    .where(eb => sees(eb as never))
  return sql`((d.person_id is not null and ${person}) or (d.person_mark is not null and exists (${seen})))`
}

/** One line for each person, and for each case of a submitter; the newest first. */
export async function readUnreached(db: Reader, onlooker: Onlooker, now: Date): Promise<Unreached[]> {
  const { rows } = await sql<Unreached>`
    select (array_agg(d.id order by d.ended_at desc))[1] as id, d.person_id as person, p.name, ${unitsOf(now)} as units,
      c.case_no as "caseNo", bool_or(d.occasion <> 'digest') as "isUrgent", min(d.ended_at) as since, count(distinct n.id)::int as n,
      (select coalesce(jsonb_agg(distinct jsonb_build_object('channel', f.channel, 'problem', f.problem)), '[]') from deliveries f
        where f.message_key = any (array_agg(distinct d.message_key)) and f.status in ('failed', 'unreached')) as problems
    from deliveries d join notices n on ${carried} left join people p on p.id = d.person_id
      left join cases c on d.person_mark is not null and c.id = n.case_id
    where ${open} and ${shown(db, onlooker, now)}
    group by d.person_id, d.person_mark, p.name, c.id order by max(d.ended_at) desc limit ${UNREACHED_MOST + 1}`.execute(
    db,
  )
  return rows
}

/** Settles everything open of whom this delivery was for, as far as this onlooker is shown it. Returns whether there was anything. */
export async function settle(
  trx: Trx,
  id: string,
  onlooker: Onlooker,
  by: { person: string; how: string; at: Date },
): Promise<{ person: string | null } | null> {
  const { rows } = await sql<{ person: string | null }>`
    with picked as (select d.person_id, d.person_mark from deliveries d join notices n on ${carried}
      where d.id = ${id}::uuid and ${open} and ${shown(trx, onlooker, by.at)} limit 1)
    update deliveries u set settled_at = ${by.at}, settled_by = ${by.person}::uuid, settled_how = ${by.how} from picked
    where u.status = 'unreached' and u.settled_at is null
      and (u.person_id = picked.person_id or (u.person_mark = picked.person_mark and exists (
        select 1 from deliveries d join notices n on ${carried} where d.id = u.id and ${shown(trx, onlooker, by.at)})))
    returning u.person_id as person`.execute(trx)
  return rows[0] ?? null
}

export interface UnreachedSum {
  readonly person: string | null
  readonly units: readonly string[]
  /** The unit whose case it is about, where it is about a submitter. */
  readonly owner: string | null
  readonly isRestricted: boolean
}

/** Over everybody: for the job that tells of it, which shows nobody any of this. */
export async function sumUnreached(db: Reader, now: Date): Promise<UnreachedSum[]> {
  const { rows } = await sql<UnreachedSum>`
    select distinct d.person_id as person, ${unitsOf(now)} as units, case when d.person_mark is not null then c.owner_unit end as owner,
      coalesce(d.person_mark is not null and c.is_restricted, false) as "isRestricted"
    from deliveries d join notices n on ${carried} left join cases c on c.id = n.case_id where ${open}`.execute(db)
  return rows
}
