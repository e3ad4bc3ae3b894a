import type { CaseFile } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

export interface Calling {
  readonly id: string
  readonly caseNo: string
  readonly since: number
  /** Units that must not get it: nobody of them is called. */
  readonly recused: readonly string[]
}

/** Dangers to life that nobody has answered yet, the oldest first; as far as this reader may know of them. */
export async function readCalling(db: Reader, access: Access): Promise<Calling[]> {
  const rows = await db
    .selectFrom('cases')
    .select(['cases.id', 'case_no', 'file'])
    .where('is_crisis', '=', true)
    .where('status', 'in', ['held', 'reportedUp'])
    .where(sql<SqlBool>`file->'call'->'acknowledged' = 'null'`)
    .where(eb => access(eb as never))
    .orderBy('submitted_at')
    .execute()
  return rows.map(row => {
    const { call, recused } = row.file as CaseFile
    return { id: row.id, caseNo: row.case_no, since: call?.since ?? 0, recused }
  })
}

/** Writes down who is called, and returns those who had not been called in this round by this channel. */
export async function recordCalls(
  trx: Trx,
  { id, since }: Calling,
  round: number,
  channel: string,
  people: readonly string[],
  at: Date,
): Promise<string[]> {
  if (people.length === 0) return []
  const rows = await trx
    .insertInto('crisis_calls')
    .values(people.map(person => ({ case_id: id, since: new Date(since), round, person_id: person, channel, at })))
    .onConflict(conflict => conflict.doNothing())
    .returning('person_id')
    .execute()
  return rows.map(row => row.person_id)
}
