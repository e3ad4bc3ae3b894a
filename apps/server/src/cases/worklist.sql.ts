import { UNFINISHED_STATUSES } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import { startOfToday } from '../access/holding.ts'
import type { Access } from '../access/policy.ts'
import { IS_RAISED, OWES_A_WORD } from '../clocks/ladder.sql.ts'
import type { Reader } from '../db/database.ts'
import type { Desk, DeskWhere } from './desks.ts'
import { isLeft } from './left-work.sql.ts'

/** Worklists: pages by due time with a keyset, numbers from maintained counters. Every one of them takes the access condition. */

export interface WorklistFilter {
  category?: string | undefined
  urgency?: string | undefined
  unit?: string | undefined
  isRed?: boolean | undefined
  /** Words that must all be there, in cases that the reader sees whole: a part must not be asked what the rest says. */
  words?: { readonly tokens: readonly string[]; readonly whole: Access } | undefined
}
export interface Cursor {
  due: string
  id: string
}
export const PAGE_SIZE = 25

const dueOrNever = sql<string>`coalesce(cases.due_at, 'infinity')`

function rows(db: Reader, access: Access) {
  return db
    .selectFrom('cases')
    .innerJoin('case_keys', 'case_keys.case_id', 'cases.id')
    .leftJoin('payloads as t', join =>
      join.onRef('t.case_id', '=', 'cases.id').onRef('t.hash', '=', 'cases.text_payload'),
    )
    .leftJoin('payloads as p', join =>
      join.onRef('p.case_id', '=', 'cases.id').onRef('p.hash', '=', 'cases.place_payload'),
    )
    .leftJoin('people as h', 'h.id', 'cases.handler_id')
    .select([
      'cases.id',
      'cases.case_no',
      'cases.version',
      'cases.status',
      'cases.category',
      'cases.urgency',
      'cases.path',
      'cases.owner_unit',
      'cases.branch_id',
      'cases.handler_id',
      'h.name as handler_name',
      'cases.submitted_at',
      'cases.is_crisis',
      'cases.is_restricted',
      'cases.due_at',
      'cases.due_clock',
      'cases.colour',
      'cases.file',
      'case_keys.wrapped',
      't.body as text_body',
      'p.body as place_body',
    ])
    .where(eb => access(eb as never))
}
export type WorklistRecord = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number]

/** One page of a desk and one row more, earliest due first. The number of statements does not depend on the number of rows. */
export async function readDesk(
  db: Reader,
  access: Access,
  desk: Desk,
  filter: WorklistFilter,
  now: Date,
  cursor: Cursor | null,
  size = PAGE_SIZE,
): Promise<WorklistRecord[]> {
  const w = desk.where
  // What was limited (PIPL 47) lies on nobody's desk; it is opened by its number.
  let query = rows(db, access).where('cases.limited_at', 'is', null)
  for (const condition of conditionsOf(w, now)) query = query.where(condition)
  for (const condition of filtersOf(filter, now)) query = query.where(condition)
  const { words } = filter
  if (words && words.tokens.length > 0)
    query = query.where(holdsWords(words.tokens)).where(eb => words.whole(eb as never))
  if (cursor)
    query = query.where(sql<SqlBool>`(${dueOrNever}, cases.id) > (${cursor.due}::timestamptz, ${cursor.id}::uuid)`)
  return query
    .orderBy(dueOrNever)
    .orderBy('cases.id')
    .limit(size + 1)
    .execute()
}

/** Cases whose words hold every token, newest first; `access` is of those that the reader sees whole. */
export async function searchWords(
  db: Reader,
  access: Access,
  tokens: readonly string[],
  before: { at: string; id: string } | null,
): Promise<WorklistRecord[]> {
  let query = rows(db, access)
    .innerJoin('case_words', 'case_words.case_id', 'cases.id')
    .where(sql<SqlBool>`case_words.tokens @@ ${tsquery(tokens)}::tsquery`)
  if (before)
    query = query.where(sql<SqlBool>`(cases.submitted_at, cases.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return query
    .orderBy('cases.submitted_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(PAGE_SIZE + 1)
    .execute()
}

export async function findNumber(db: Reader, access: Access, caseNo: string): Promise<WorklistRecord[]> {
  return rows(db, access).where('cases.case_no', '=', caseNo).execute()
}

function conditionsOf(w: DeskWhere, now: Date) {
  const list = (values: readonly string[]) => sql.join(values.map(value => sql`${value}`))
  const all = []
  if (w.isRequestedToo) all.push(sql<SqlBool>`(cases.status in (${list(w.statuses ?? [])}) or cases.is_requested)`)
  else if (w.statuses) all.push(sql<SqlBool>`cases.status in (${list(w.statuses)})`)
  if (w.owners) all.push(sql<SqlBool>`cases.owner_unit in (${list(w.owners)})`)
  if (w.branches) all.push(sql<SqlBool>`cases.branch_id in (${list(w.branches)})`)
  if (w.handler) all.push(sql<SqlBool>`cases.handler_id = ${w.handler}::uuid`)
  if (w.covered)
    all.push(
      sql<SqlBool>`(cases.handler_id, cases.owner_unit) in (${sql.join(w.covered.map(({ person, unit }) => sql`(${person}::uuid, ${unit}::text)`))})`,
    )
  if (w.receivers) all.push(sql<SqlBool>`cases.transfer_to in (${list(w.receivers)})`)
  if (w.asked) all.push(sql<SqlBool>`cases.asked_units && ${w.asked}::text[] and cases.asked_units <> '{}'`)
  if (w.opinionsOf)
    all.push(sql<SqlBool>`cases.opinion_units && ${w.opinionsOf}::text[] and cases.opinion_units <> '{}'`)
  if (w.seenBy)
    all.push(
      sql<SqlBool>`cases.seen_by_units && ${w.seenBy}::text[] and not cases.owner_unit = any (${w.seenBy}::text[])`,
    )
  if (w.isInPool || w.isUnplaced) all.push(sql<SqlBool>`cases.branch_id is null and cases.handler_id is null`)
  if (w.owesWord) all.push(OWES_A_WORD)
  if (w.isRaised) all.push(IS_RAISED)
  if (w.isCrisis) all.push(sql<SqlBool>`cases.is_crisis`)
  if (w.left) all.push(isLeft(w.left, now))
  if (w.enteredBy)
    all.push(
      sql<SqlBool>`(cases.submitted_at >= ${new Date(startOfToday(now.getTime()))} and cases.file->>'clerk' = ${w.enteredBy})`,
    )
  if (w.isContested) all.push(sql<SqlBool>`cases.is_contested`)
  if (w.isOverdue) all.push(sql<SqlBool>`cases.due_at < ${now}`)
  if (w.isUnfinished || w.isOverdue) all.push(sql<SqlBool>`cases.status in (${list(UNFINISHED_STATUSES)})`)
  return all
}

function filtersOf(filter: WorklistFilter, now: Date) {
  const all = []
  if (filter.category) all.push(sql<SqlBool>`cases.category = ${filter.category}`)
  if (filter.urgency) all.push(sql<SqlBool>`cases.urgency = ${filter.urgency}`)
  if (filter.unit) all.push(sql<SqlBool>`cases.owner_unit = ${filter.unit}`)
  if (filter.isRed) all.push(sql<SqlBool>`cases.due_at < ${now}`)
  return all
}

const holdsWords = (tokens: readonly string[]) =>
  sql<SqlBool>`exists (select 1 from case_words w where w.case_id = cases.id and w.tokens @@ ${tsquery(tokens)}::tsquery)`

/** Tokens are quoted: nothing a person types is taken for an operator. */
const tsquery = (tokens: readonly string[]) =>
  tokens.map(token => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`).join(' & ')

/** Sums of the maintained counters of all these ledgers, in one statement. */
export async function readCounts(
  db: Reader,
  scopes: readonly string[],
): Promise<{ scope: string; status: string; n: number }[]> {
  if (scopes.length === 0) return []
  return db
    .selectFrom('case_counts')
    .select(['scope', 'status', eb => eb.fn.sum<number>('n').as('n')])
    .where('scope', 'in', scopes)
    .groupBy(['scope', 'status'])
    .execute()
}

export const COUNT_CAP = 200

/** How many lie on a desk, and how many of them are overdue, counted no further than the cap. One statement for all desks. */
export async function countCapped(
  db: Reader,
  access: Access,
  desks: readonly Desk[],
  now: Date,
): Promise<{ key: string; n: number; red: number }[]> {
  if (desks.length === 0) return []
  const one = (desk: Desk, isRed: boolean) => {
    let query = db
      .selectFrom('cases')
      .select(sql`1`.as('one'))
      .where(eb => access(eb as never))
    for (const condition of conditionsOf(isRed ? { ...desk.where, isOverdue: true } : desk.where, now))
      query = query.where(condition)
    return sql`(select count(*)::int from (${query.limit(COUNT_CAP)}) x)`
  }
  const parts = desks.map(
    desk =>
      // What was left is a warning as it is: that it is late as well stands on the desk of what is overdue.
      sql`select ${desk.key} as key, ${desk.counted === null ? one(desk, false) : sql`0`} as n, ${desk.where.left ? sql`0` : one(desk, true)} as red`,
  )
  const { rows: found } = await sql<{
    key: string
    n: number
    red: number
  }>`${sql.join(parts, sql` union all `)}`.execute(db)
  return found
}
