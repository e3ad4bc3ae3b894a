import { type SqlBool, sql } from 'kysely'
import { recordAudit } from '../audit/record.sql.ts'
import type { Reader } from '../db/database.ts'
import type { Keyset } from '../db/keyset.ts'
import { type About, columnOf } from './consents.sql.ts'

/** What was done with somebody's data, in that person's own words of it: the page 「我的个人信息记录」. */
export const OWN_ACTS = [
  'giveConsent',
  'withdrawConsent',
  'changeContact',
  'askCopy',
  'makeCopy',
  'takeCopy',
  'askRight',
  'takeBackRight',
  'decideRight',
  'correctProfile',
  'detachIdentity',
  'destroyWords',
  'limitCase',
] as const
export type OwnAct = (typeof OWN_ACTS)[number]

export interface Happened {
  id: string
  at: Date
  act: OwnAct
  about: About
  /** Plain facts: purpose, version, field, hashes, decision. Never a value that was changed, never a word of a case. */
  detail: Record<string, string | number>
  /** Who did it: the person, or null for a receipt and for the system. */
  by: string | null
  actor: string
}

/** One line for the person and one for the audit log, with the deed or not at all. */
export async function recordOwn(db: Reader, happened: Happened): Promise<void> {
  const { id, at, act, about, detail, by, actor } = happened
  const { name, id: whose } = columnOf(about)
  await db
    .insertInto('own_records')
    .values({ id, at, act, detail: JSON.stringify(detail), [name]: whose })
    .execute()
  const line = { at, person: by, actor, act, detail: 'person' in about ? { ...detail, subject: about.person } : detail }
  await recordAudit(db, 'caseId' in about ? { ...line, caseId: about.caseId } : line)
}

export const RECORD_PAGE = 30

export interface OwnRecord {
  id: string
  at: Date
  act: OwnAct
  caseNo: string | null
  detail: Record<string, string | number>
}

/** Newest first, one more than a page: the person's own and those of these cases. */
export async function readOwnRecords(
  db: Reader,
  whose: { person: string | null; cases: readonly string[] },
  before: Keyset | null,
  most = RECORD_PAGE + 1,
): Promise<OwnRecord[]> {
  let query = db
    .selectFrom('own_records as r')
    .leftJoin('cases', 'cases.id', 'r.case_id')
    .select(['r.id', 'r.at', 'r.act', 'cases.case_no as caseNo', 'r.detail'])
    .where(sql<SqlBool>`(r.person_id = ${whose.person}::uuid or r.case_id = any(${[...whose.cases]}::uuid[]))`)
  if (before) query = query.where(sql<SqlBool>`(r.at, r.id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  const rows = await query.orderBy('r.at', 'desc').orderBy('r.id', 'desc').limit(most).execute()
  return rows as unknown as OwnRecord[]
}
