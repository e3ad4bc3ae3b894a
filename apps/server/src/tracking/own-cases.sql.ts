import type { CaseFile } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import { ownedBy } from '../access/policy.ts'
import type { Reader } from '../db/database.ts'

export const OWN_PAGE = 20

/** Cases of one submitter (cases/submitter-mark.ts), newest first. */
export async function readOwnCases(db: Reader, mark: string, before: { at: string; id: string } | null) {
  let query = db
    .selectFrom('cases')
    .innerJoin('case_submitters as s', 's.case_id', 'cases.id')
    .innerJoin('case_keys as k', 'k.case_id', 'cases.id')
    .leftJoin('payloads as t', join =>
      join.onRef('t.case_id', '=', 'cases.id').onRef('t.hash', '=', 'cases.text_payload'),
    )
    .select([
      'cases.id',
      'cases.case_no',
      'cases.file',
      'cases.submitted_at',
      'cases.due_at',
      'cases.due_clock',
      'k.wrapped',
      't.body',
    ])
    .where('s.person_mark', '=', mark)
    .where(eb => ownedBy({ mark })(eb as never))
  if (before)
    query = query.where(sql<SqlBool>`(s.created_at, cases.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  const rows = await query
    .orderBy('s.created_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(OWN_PAGE + 1)
    .execute()
  return rows.map(row => ({ ...row, file: row.file as CaseFile }))
}
