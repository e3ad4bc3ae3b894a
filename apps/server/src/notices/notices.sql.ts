import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Addressee } from '../contacts/reach.ts'
import type { Reader, Trx } from '../db/database.ts'
import type { Urgency } from './plan-delivery.ts'
import type { Recipient } from './recipients.ts'

export const NOTICE_PAGE = 30

/** Those behind a recipient who may act for it now. A submitter without an account is told on the own page alone. */
export async function resolvePeople(
  db: Reader,
  recipient: Recipient,
  caseId: string | null,
  now: Date,
): Promise<Addressee[]> {
  if (recipient.to === 'person') return [{ person: recipient.person }]
  if (recipient.to === 'submitter') {
    if (caseId === null) return []
    const row = await db
      .selectFrom('case_submitters')
      .select('person_mark')
      .where('case_id', '=', caseId)
      .executeTakeFirst()
    return row?.person_mark ? [{ mark: row.person_mark }] : []
  }
  let query = db
    .selectFrom('appointments')
    .innerJoin('people', 'people.id', 'appointments.person_id')
    .select('person_id')
    .distinct()
    .where('role', 'in', recipient.roles)
    .where('people.is_active', '=', true)
    .where('starts_at', '<=', now)
    .where(eb => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
  if (recipient.to === 'holders') return (await query.execute()).map(row => ({ person: row.person_id }))
  query = query.where('appointments.unit_id', '=', recipient.unit)
  if (recipient.branch !== null) query = query.where('branch_id', '=', recipient.branch)
  return (await query.execute()).map(row => ({ person: row.person_id }))
}

export interface NewNotice {
  id: string
  to: Addressee
  /** null: it is about no one case. */
  caseId: string | null
  kind: string
  caseNo: string | null
  dedupeKey: string
  urgency?: Urgency
  /** Numbers that its sentence names beside the case. */
  figures?: Readonly<Record<string, number>>
}

const rowOf = (notice: NewNotice, at: Date) => ({
  id: notice.id,
  person_id: 'person' in notice.to ? notice.to.person : null,
  person_mark: 'mark' in notice.to ? notice.to.mark : null,
  case_id: notice.caseId,
  kind: notice.kind,
  data: JSON.stringify({ ...(notice.caseNo === null ? {} : { caseNo: notice.caseNo }), ...notice.figures }),
  created_at: at,
  dedupe_key: notice.dedupeKey,
  urgency: notice.urgency ?? null,
})

/** One notice a person and reason, however often the job runs; the badge of open pages moves when it commits. Returns the new ones. */
export async function writeNotices(trx: Trx, notices: readonly NewNotice[], at: Date): Promise<NewNotice[]> {
  if (notices.length === 0) return []
  const rows = await trx
    .insertInto('notices')
    .values(notices.map(notice => rowOf(notice, at)))
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .execute()
  await ringBadges(trx, notices)
  const fresh = new Set(rows.map(({ id }) => id))
  return notices.filter(({ id }) => fresh.has(id))
}

async function ringBadges(trx: Trx, notices: readonly NewNotice[]): Promise<void> {
  const people = [...new Set(notices.map(({ to }) => ('person' in to ? to.person : to.mark)))]
  // An announcement holds less than 8,000 bytes.
  const announcements: string[] = []
  for (let i = 0; i < people.length; i += RUNG_AT_ONCE)
    announcements.push(JSON.stringify({ people: people.slice(i, i + RUNG_AT_ONCE) }))
  await sql`select pg_notify('zuoyeben_notices', a) from unnest(${announcements}::text[]) a`.execute(trx)
}
const RUNG_AT_ONCE = 60

/** As {@link writeNotices}, but one that is there already comes up again as new and unread. */
export async function ringNotices(trx: Trx, notices: readonly NewNotice[], at: Date): Promise<void> {
  await trx
    .insertInto('notices')
    .values(notices.map(notice => rowOf(notice, at)))
    .onConflict(conflict =>
      conflict.columns(['person_id', 'dedupe_key']).doUpdateSet({ created_at: at, read_at: null }),
    )
    .execute()
  await ringBadges(trx, notices)
}

/** The notices of these people under one key: person → notice. */
export async function findRung(trx: Trx, dedupeKey: string, people: readonly string[]): Promise<Map<string, string>> {
  if (people.length === 0) return new Map()
  const rows = await trx
    .selectFrom('notices')
    .select(['id', 'person_id'])
    .where('dedupe_key', '=', dedupeKey)
    .where('person_id', 'in', people)
    .execute()
  return new Map(rows.map(row => [row.person_id ?? '', row.id]))
}

/** Somebody has answered: calls about this case want nobody any more. */
export async function settleCalls(db: Reader, caseId: string, at: Date): Promise<void> {
  await db
    .updateTable('notices')
    .set({ read_at: at })
    .where('case_id', '=', caseId)
    .where('kind', 'in', ['crisis', 'crisisCall'])
    .where('read_at', 'is', null)
    .execute()
}

/** One's own: addressed by name, or to the mark under which one submits. `sees`: the cases that one may see now. */
export interface Own {
  readonly person: string
  readonly mark: string
  readonly sees: Access
}
const addressedTo = ({ person, mark }: Omit<Own, 'sees'>) =>
  sql<SqlBool>`(person_id = ${person} or person_mark = ${mark})`

/** What was told of a case before it was restricted is no longer shown to whom it was told as staff: its number alone would say that there is one. */
export const shownNow = (db: Reader, { sees }: Pick<Own, 'sees'>) =>
  sql<SqlBool>`(person_mark is not null or not exists (${db
    .selectFrom('cases')
    .select(sql`1`.as('one'))
    .where(sql<SqlBool>`cases.id = notices.case_id and cases.is_restricted`)
    .where(eb => sql<SqlBool>`(${sees(eb as never)}) is not true`)}))`

export async function readNotices(db: Reader, own: Own, before: { at: string; id: string } | null) {
  let query = db
    .selectFrom('notices')
    .select(['id', 'created_at', 'kind', 'data', 'read_at'])
    .where(addressedTo(own))
    .where(shownNow(db, own))
  if (before) query = query.where(sql<SqlBool>`(created_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return query
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(NOTICE_PAGE + 1)
    .execute()
}

export async function countUnread(db: Reader, own: Own): Promise<number> {
  const row = await db
    .selectFrom(
      db
        .selectFrom('notices')
        .select('id')
        .where(addressedTo(own))
        .where('read_at', 'is', null)
        .where(shownNow(db, own))
        .limit(100)
        .as('x'),
    )
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

export async function markRead(
  db: Reader,
  own: Omit<Own, 'sees'>,
  ids: readonly string[] | 'all',
  at: Date,
): Promise<void> {
  let query = db.updateTable('notices').set({ read_at: at }).where(addressedTo(own)).where('read_at', 'is', null)
  if (ids !== 'all') query = query.where('id', 'in', ids)
  await query.execute()
}

/** The event a job was enqueued for, with the case as it stands now. */
export async function readEventForNotice(db: Reader, caseId: string, n: number) {
  return db
    .selectFrom('case_events')
    .innerJoin('cases', 'cases.id', 'case_events.case_id')
    .select(['case_events.body', 'cases.file', 'cases.case_no'])
    .where('case_events.case_id', '=', caseId)
    .where('case_events.n', '=', n)
    .executeTakeFirst()
}

/** When anybody was last told this. */
export async function lastNoticeOf(db: Reader, kind: string): Promise<Date | null> {
  const row = await db
    .selectFrom('notices')
    .select(eb => eb.fn.max('created_at').as('at'))
    .where('kind', '=', kind)
    .executeTakeFirst()
  return row?.at ?? null
}
