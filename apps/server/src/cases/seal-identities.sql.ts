import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export interface OpenIdentity {
  readonly caseId: string
  readonly person: string
  readonly wrapped: Buffer
}
export interface SealedIdentity {
  readonly caseId: string
  readonly person: string
  readonly mark: string
  readonly alias: string
  readonly sealed: Buffer
}

/** Rows that still name their submitter, locked; those another process has in hand are left to it. */
export async function takeOpenIdentities(trx: Trx, most: number): Promise<OpenIdentity[]> {
  const { rows } = await sql<OpenIdentity>`
    select s.case_id as "caseId", s.person_id as person, k.wrapped from case_submitters s join case_keys k on k.case_id = s.case_id
    where s.person_id is not null order by s.person_id limit ${most} for update of s skip locked`.execute(trx)
  return rows
}

/** Puts the mark wherever the person stood beside the case: submitter, notices to the submitter, keys of what was sent, uploads. */
export async function sealedNow(trx: Trx, identities: readonly SealedIdentity[]): Promise<void> {
  const rows = identities.map(({ sealed, ...rest }) => ({ ...rest, sealed: sealed.toString('base64') }))
  const given = sql`given as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
    as g ("caseId" uuid, person uuid, mark text, alias text, sealed text))`
  await sql`with ${given},
    w_notices as (update notices n set person_id = null, person_mark = g.mark from given g
      where n.case_id = g."caseId" and n.person_id = g.person and (n.kind like 'your%' or n.kind = 'youAreAsked')),
    w_keys as (update done_keys d set actor = g.alias from given g where d.case_id = g."caseId" and d.actor = g.person::text),
    w_files as (update files f set uploaded_by = null from given g where f.case_id = g."caseId" and f.uploaded_by = g.person)
    update case_submitters s set person_mark = g.mark, sealed_person = decode(g.sealed, 'base64'), person_id = null
    from given g where s.case_id = g."caseId"`.execute(trx)
}
