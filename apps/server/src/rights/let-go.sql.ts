import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import { ENDED } from './own-data.sql.ts'

/** What goes when its time is over, or when somebody asked for it and it was granted. Events, ratings and numbers stay. */

const ended = sql`status in (${sql.join(ENDED.map(status => sql.lit(status)))})`
const overSince = (now: Date, months: number) =>
  sql`coalesce(closed_at, updated_at) <= ${now}::timestamptz - make_interval(months => ${months})`
/** A frozen case waits for whoever looks into a leak or retaliation. */
const free = sql`coalesce(file->>'frozen', 'false') = 'false'`
const dueFor = (what: 'identity' | 'words', now: Date, months: number) =>
  sql`${ended} and ${what === 'identity' ? sql`identity_gone_at` : sql`words_gone_at`} is null and ${overSince(now, months)} and ${free}`

export interface Due {
  identities: number
  words: number
}

export async function countDue(db: Reader, now: Date, months: { identityMonths: number; wordsMonths: number }) {
  const { rows } = await sql<Due>`select
    (select count(*)::int from cases where ${dueFor('identity', now, months.identityMonths)}) as identities,
    (select count(*)::int from cases where ${dueFor('words', now, months.wordsMonths)}) as words`.execute(db)
  return rows[0] ?? { identities: 0, words: 0 }
}

/** Cases whose identity is to go, locked; those another process has in hand are left to it. */
export async function takeDueIdentities(trx: Trx, now: Date, months: number, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from cases where ${dueFor('identity', now, months)}
    order by coalesce(closed_at, updated_at) limit ${most} for update skip locked`.execute(trx)
  return rows.map(row => row.id)
}

export async function findDueWords(db: Reader, now: Date, months: number, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from cases where ${dueFor('words', now, months)}
    order by coalesce(closed_at, updated_at) limit ${most}`.execute(db)
  return rows.map(row => row.id)
}

/** Takes the case for the destruction of its words; false where they are gone, or somebody else is at it. */
export async function lockWords(trx: Trx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from cases where id = ${id} and words_gone_at is null for update skip locked`.execute(trx)
  return rows.length > 0
}

/**
 * Mark, sealed person and contact go; so do notices to the submitter, the keys of what the submitter sent and copies of the case that say them.
 * The receipt still opens it.
 */
export async function detach(trx: Trx, cases: readonly string[], at: Date): Promise<void> {
  if (cases.length === 0) return
  const these = sql`any(${[...cases]}::uuid[])`
  await sql`with
    w_notices as (delete from notices where case_id = ${these} and person_mark is not null),
    w_keys as (delete from done_keys where case_id = ${these} and (actor like 'submitter:%' or actor like 'receipt:%' or actor = 'anonymous')),
    w_copies as (update own_copies set expires_at = ${at} where case_id = ${these} and status = 'ready' and expires_at > ${at}),
    w_consents as (update consents set withdrawn_at = ${at} where case_id = ${these} and purpose = 'contact' and withdrawn_at is null),
    w_cases as (update cases set identity_gone_at = coalesce(identity_gone_at, ${at}) where id = ${these})
    update case_submitters set person_id = null, person_mark = null, sealed_person = null, contact = null where case_id = ${these}`.execute(
    trx,
  )
}

export async function storedObjectsOf(db: Reader, id: string): Promise<string[]> {
  const rows = await db.selectFrom('files').select(['storage_key', 'thumbnail_key']).where('case_id', '=', id).execute()
  return rows.flatMap(row => (row.thumbnail_key ? [row.storage_key, row.thumbnail_key] : [row.storage_key]))
}

/**
 * Every sealed body goes, and the key of the case is thrown away: the one that stands in its place opens nothing that ever was. What is
 * left of the case is its events, its numbers and its rating.
 */
export async function destroy(trx: Trx, id: string, key: { wrapped: Buffer; keyId: string }, at: Date): Promise<void> {
  await sql`with
    w_payloads as (update payloads set body = null where case_id = ${id}),
    w_facts as (delete from case_facts where case_id = ${id}),
    w_messages as (update messages set body = null where case_id = ${id}),
    w_orders as (update supervision_order_steps set words = null
      where order_id in (select o.id from supervision_orders o where o.case_id = ${id})),
    w_unsealings as (delete from unsealings where case_id = ${id}),
    w_words as (delete from case_words where case_id = ${id}),
    w_files as (delete from files where case_id = ${id}),
    w_requests as (update rights_requests set body = null where case_id = ${id}),
    w_cases as (update cases set words_gone_at = ${at}, place_key = null, object_key = null where id = ${id})
    update case_keys set wrapped = ${key.wrapped}, key_id = ${key.keyId} where case_id = ${id}`.execute(trx)
}

export async function limitUse(trx: Trx, id: string, at: Date): Promise<void> {
  await sql`with w_words as (delete from case_words where case_id = ${id})
    update cases set limited_at = ${at} where id = ${id}`.execute(trx)
}

/** Rows nobody needs any more; returns how many of each went. */
export async function sweepRows(db: Reader, now: Date): Promise<Record<string, number>> {
  const { rows } = await sql<Record<string, number>>`with
    w_sessions as (delete from auth_sessions where expires_at <= ${now} returning 1),
    w_tries as (delete from auth_verifications where expires_at <= ${now} returning 1),
    w_attempts as (delete from attempts where span_start < ${now}::timestamptz - interval '30 days' returning 1),
    w_keys as (delete from done_keys where at < ${now}::timestamptz - interval '30 days' returning 1),
    w_notices as (delete from notices where created_at < ${now}::timestamptz - interval '12 months' returning 1)
    select (select count(*)::int from w_sessions) as sessions,
      (select count(*)::int from w_tries) + (select count(*)::int from w_attempts) as attempts,
      (select count(*)::int from w_keys) as keys, (select count(*)::int from w_notices) as notices`.execute(db)
  return rows[0] ?? {}
}
