import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export interface NewMessage {
  readonly caseId: string
  readonly key: string
  readonly at: Date
  /** The member of staff; null for the submitter, who is named nowhere. */
  readonly person: string | null
  readonly body: Buffer
  /** What open pages are told (cases/change-of.ts). */
  readonly announce: string
}

/** Appends it, one after another in a case, and returns its number; the number it has already where it was sent before. */
export async function appendMessage(trx: Trx, message: NewMessage): Promise<{ n: number; isNew: boolean }> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${message.caseId}, 0))`.execute(trx)
  const { rows } = await sql<{ n: number; old: number | null }>`
    with old as (select n from messages where case_id = ${message.caseId} and key = ${message.key}),
    fresh as (insert into messages (case_id, n, at, key, is_from_submitter, person_id, body)
      select ${message.caseId}::uuid, coalesce((select max(m.n) from messages m where m.case_id = ${message.caseId}), 0) + 1, ${message.at},
        ${message.key}::uuid, ${message.person === null}, ${message.person}::uuid, ${message.body}
      where not exists (select 1 from old) returning n)
    select coalesce((select n from fresh), (select n from old)) as n, (select n from old) as old`.execute(trx)
  const [row] = rows
  if (!row) throw new Error('a message without a number')
  if (row.old === null) await sql`select pg_notify('zuoyeben', ${message.announce})`.execute(trx)
  return { n: row.n, isNew: row.old === null }
}

/** Holds the key that a message was sealed with until the transaction ends. False: the case has another one by now. */
export async function holdKey(trx: Trx, caseId: string, wrapped: Buffer): Promise<boolean> {
  const { rows } =
    await sql`select 1 from case_keys where case_id = ${caseId} and wrapped = ${wrapped} for share`.execute(trx)
  return rows.length > 0
}

/** How many the submitter has written since then. */
export async function countFromSubmitter(trx: Trx, caseId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from messages
    where case_id = ${caseId} and is_from_submitter and at > ${since}`.execute(trx)
  return rows[0]?.n ?? 0
}
