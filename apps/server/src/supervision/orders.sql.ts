import type { ClockKind, OrderState } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

export interface OrderStepRow {
  readonly type: 'opened' | 'answered' | 'returned' | 'confirmed' | 'closed' | 'lapsed'
  readonly at: string
  readonly name: string | null
  /** Sealed under the key of the case (base64). */
  readonly words: string | null
}
export interface OrderRow {
  readonly id: string
  readonly year: number
  readonly n: number
  readonly caseId: string
  readonly caseNo: string
  readonly wrapped: Buffer
  readonly unit: string
  readonly clock: ClockKind
  readonly overdueSince: Date
  readonly rung: string | null
  readonly cause: 'time' | 'unanswered' | 'redsOnCase' | 'redCasesInUnit' | 'byHand'
  readonly openedAt: Date
  readonly answerDue: Date
  readonly status: OrderState
  readonly rectifyOn: string | null
  readonly steps: number
  readonly closedAt: Date | null
  readonly history: readonly OrderStepRow[]
}

function rows(db: Reader, access: Access) {
  return db
    .selectFrom('supervision_orders as o')
    .innerJoin('cases', 'cases.id', 'o.case_id')
    .innerJoin('case_keys as k', 'k.case_id', 'o.case_id')
    .select([
      'o.id',
      'o.year',
      'o.n',
      'o.case_id as caseId',
      'cases.case_no as caseNo',
      'k.wrapped',
      'o.unit_id as unit',
      'o.clock_kind as clock',
      'o.overdue_since as overdueSince',
      'o.rung',
      'o.cause',
      'o.opened_at as openedAt',
      'o.answer_due as answerDue',
      'o.status',
      'o.rectify_on as rectifyOn',
      'o.steps',
      'o.closed_at as closedAt',
      sql<OrderStepRow[]>`(select jsonb_agg(jsonb_build_object('type', s.type, 'at', s.at, 'name', p.name,
        'words', translate(encode(s.words, 'base64'), E'\n', '')) order by s.n)
        from supervision_order_steps s left join people p on p.id = s.person_id where s.order_id = o.id)`.as('history'),
    ])
    .where(eb => access(eb as never))
}

export const ORDER_PAGE = 30

export interface OrderFilter {
  /** `running`: all that are not closed. */
  readonly state?: OrderState | 'running' | undefined
  readonly unit?: string | undefined
}

/** Newest first, of the cases that this reader sees whole. The number of statements does not depend on the number of orders. */
export async function readOrders(
  db: Reader,
  access: Access,
  { state, unit }: OrderFilter,
  before: { at: string; id: string } | null,
): Promise<OrderRow[]> {
  let query = rows(db, access)
  if (state === 'running') query = query.where('o.closed_at', 'is', null)
  else if (state !== undefined) query = query.where('o.status', '=', state)
  if (unit !== undefined) query = query.where('o.unit_id', '=', unit)
  if (before) query = query.where(sql<SqlBool>`(o.opened_at, o.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  const found = await query
    .orderBy('o.opened_at', 'desc')
    .orderBy('o.id', 'desc')
    .limit(ORDER_PAGE + 1)
    .execute()
  return found as OrderRow[]
}

export async function readOrdersOf(db: Reader, access: Access, caseNo: string): Promise<OrderRow[]> {
  const found = await rows(db, access).where('cases.case_no', '=', caseNo).orderBy('o.opened_at', 'desc').execute()
  return found as OrderRow[]
}

export async function seesCase(db: Reader, access: Access, caseNo: string): Promise<boolean> {
  const found = await db
    .selectFrom('cases')
    .select('cases.id')
    .where('case_no', '=', caseNo)
    .where(eb => access(eb as never))
    .executeTakeFirst()
  return found !== undefined
}

/** Units that have orders this reader may see: what the list can be narrowed to. */
export async function unitsWithOrders(db: Reader, access: Access): Promise<string[]> {
  const found = await db
    .selectFrom('supervision_orders as o')
    .innerJoin('cases', 'cases.id', 'o.case_id')
    .select('o.unit_id')
    .distinct()
    .where(eb => access(eb as never))
    .orderBy('o.unit_id')
    .execute()
  return found.map(row => row.unit_id)
}

/**
 * The open order of a case, its case held until the transaction ends: it is neither handed over meanwhile nor does its clock stop. null:
 * there is none, or this person may not see it.
 */
export async function holdOrder(trx: Trx, access: Access, caseNo: string): Promise<OrderRow | null> {
  const held = await trx
    .selectFrom('cases')
    .select('cases.id')
    .where('case_no', '=', caseNo)
    .where(eb => access(eb as never))
    .forShare('cases')
    .executeTakeFirst()
  if (!held) return null
  const found = await rows(trx, access)
    .where('o.case_id', '=', held.id)
    .where('o.closed_at', 'is', null)
    .forUpdate('o')
    .executeTakeFirst()
  return (found as OrderRow | undefined) ?? null
}

export interface OrderStep {
  readonly type: OrderStepRow['type']
  readonly status: OrderState
  readonly person: string
  readonly at: Date
  readonly words: Buffer | null
  /** The day by which the unit will have put it right; undefined leaves the one that is named. */
  readonly rectifyOn?: string
}

export async function putStep(trx: Trx, order: OrderRow, step: OrderStep): Promise<void> {
  await sql`with moved as (update supervision_orders set status = ${step.status}, steps = steps + 1,
      rectify_on = coalesce(${step.rectifyOn ?? null}::text, rectify_on),
      closed_at = ${step.status === 'closed' ? step.at : null}::timestamptz where id = ${order.id} returning id, steps)
    insert into supervision_order_steps (order_id, n, type, person_id, at, words)
      select id, steps, ${step.type}, ${step.person}::uuid, ${step.at}::timestamptz, ${step.words}::bytea from moved`.execute(
    trx,
  )
}
