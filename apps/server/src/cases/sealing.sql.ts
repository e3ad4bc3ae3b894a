import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../db/database.ts'
import type { SealedPayload } from './vault.ts'

/** What closes a case that is handed over: its key in the box of the proper channels, and a new key for what is written from now on. */
export interface Sealing {
  readonly wrapped: Buffer
  readonly keyId: string
  readonly next: { readonly wrapped: Buffer; readonly keyId: string }
  /** Sealed with the old key in the same step: the note of the hand-over, the names of the files. */
  readonly fresh: readonly (SealedPayload & { readonly kind: string })[]
  /** Why somebody asked to see who wrote it is the school's own account of itself: it stays readable, under the new key (base64). */
  readonly reasons: readonly Reasons<string>[]
}
export interface Reasons<Body> {
  readonly id: string
  readonly reason: Body
  readonly withheld_ground: Body | null
  readonly decision_reason: Body | null
}

/**
 * Parts of the one statement that saves the hand-over: every body leaves the tables that readers read, still under the key of its case,
 * and that key leaves too. What a reader finds afterwards is what was never written, or destroyed.
 */
export function sealingParts(
  id: RawBuilder<unknown>,
  at: RawBuilder<unknown>,
  sealing: Sealing,
): RawBuilder<unknown>[] {
  const fresh = sealing.fresh.map(({ hash, kind, body }) => ({ hash, kind, body: body.toString('base64') }))
  return [
    sql`w_sealed as (insert into sealed_cases (case_id, wrapped, key_id, sealed_at) values (${id}, ${sealing.wrapped}, ${sealing.keyId}, ${at}))`,
    sql`w_moved as (insert into sealed_payloads (case_id, hash, kind, body)
      select p.case_id, p.hash, p.kind, p.body from payloads p where p.case_id = ${id} and p.body is not null
      union all select x.case_id, 'facts', 'facts', x.body from case_facts x where x.case_id = ${id}
      union all select s.case_id, 'contact', 'contact', s.contact from case_submitters s where s.case_id = ${id} and s.contact is not null
      union all select s.case_id, 'person', 'person', s.sealed_person from case_submitters s where s.case_id = ${id} and s.sealed_person is not null
      union all select o.case_id, 'order ' || o.year || '-' || o.n || ' ' || s.n, 'order', s.words
        from supervision_order_steps s join supervision_orders o on o.id = s.order_id where o.case_id = ${id} and s.words is not null
      union all select m.case_id, 'message ' || m.n, 'message', m.body from messages m where m.case_id = ${id} and m.body is not null
      union all select ${id}, f.hash, f.kind, decode(f.body, 'base64')
        from jsonb_to_recordset(${JSON.stringify(fresh)}::jsonb) as f (hash text, kind text, body text))`,
    sql`w_emptied as (update payloads set body = null where case_id = ${id})`,
    sql`w_factless as (delete from case_facts where case_id = ${id})`,
    sql`w_nobody as (update case_submitters set contact = null, sealed_person = null where case_id = ${id})`,
    sql`w_silent as (update messages set body = null where case_id = ${id})`,
    sql`w_orders_silent as (update supervision_order_steps set words = null
      where order_id in (select o.id from supervision_orders o where o.case_id = ${id}))`,
    sql`w_asked as (update rights_requests set body = null where case_id = ${id})`,
    sql`w_reasons as (update unsealings u set reason = decode(r.reason, 'base64'),
        withheld_ground = decode(r.withheld_ground, 'base64'), decision_reason = decode(r.decision_reason, 'base64')
      from jsonb_to_recordset(${JSON.stringify(sealing.reasons)}::jsonb) as r (id uuid, reason text, withheld_ground text, decision_reason text)
      where u.id = r.id)`,
    sql`w_nameless as (update files set name = '' where case_id = ${id})`,
    sql`w_rekeyed as (update case_keys set wrapped = ${sealing.next.wrapped}, key_id = ${sealing.next.keyId} where case_id = ${id})`,
  ]
}

export async function readFileNames(trx: Trx, caseId: string): Promise<{ id: string; name: string; mime: string }[]> {
  return trx.selectFrom('files').select(['id', 'name', 'mime']).where('case_id', '=', caseId).orderBy('id').execute()
}

export async function readReasons(trx: Trx, caseId: string): Promise<Reasons<Buffer>[]> {
  return trx
    .selectFrom('unsealings')
    .select(['id', 'reason', 'withheld_ground', 'decision_reason'])
    .where('case_id', '=', caseId)
    .execute()
}
