import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

export interface LogFilter {
  /** Part of a name or user name. */
  readonly person?: string | undefined
  readonly act?: string | undefined
  readonly caseNo?: string | undefined
  /** Days in Shanghai, both included. */
  readonly from?: string | undefined
  readonly until?: string | undefined
  /** Of people who belong to it or hold an office in it. */
  readonly unit?: string | undefined
}

export interface LogRow {
  id: number
  at: Date
  act: string
  actor: string
  person: { id: string; name: string; username: string } | null
  caseNo: string | null
  /** Whom it was done to, where `detail` names a person. */
  subject: string | null
  detail: Record<string, unknown>
}

/** Lines before `before`, newest first. It joins numbers and names of staff, never a word of a case nor who left it. */
export async function readLog(db: Reader, filter: LogFilter, before: number | null, limit: number): Promise<LogRow[]> {
  const { rows } = await sql<LogRow>`
    select a.id, a.at, a.act, a.actor, a.detail, c.case_no as "caseNo", s.name as subject,
      case when p.id is null then null else jsonb_build_object('id', p.id, 'name', p.name, 'username', p.username) end as person
    from audit_log a left join people p on p.id = a.person_id left join cases c on c.id = a.case_id
      left join people s on s.id::text = a.detail->>'subject'
    where ${before === null ? sql`true` : sql`a.id < ${before}`} ${sql.join(conditions(filter), sql` `)}
    order by a.id desc limit ${limit}`.execute(db)
  return rows
}

function conditions({ person, act, caseNo, from, until, unit }: LogFilter) {
  const like = `%${(person ?? '').replace(/[\\%_]/g, '\\$&')}%`
  return [
    sql``,
    ...(person
      ? [sql`and a.person_id in (select id from people where name ilike ${like} or username ilike ${like})`]
      : []),
    ...(act ? [sql`and a.act = ${act}`] : []),
    ...(caseNo
      ? [sql`and (a.case_id = (select id from cases where case_no = ${caseNo}) or a.detail->'cases' ? ${caseNo})`]
      : []),
    ...(from ? [sql`and a.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`] : []),
    ...(until ? [sql`and a.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`] : []),
    ...(unit
      ? [
          sql`and a.person_id in (select id from people where unit_id = ${unit} union select person_id from appointments where unit_id = ${unit})`,
        ]
      : []),
  ]
}
