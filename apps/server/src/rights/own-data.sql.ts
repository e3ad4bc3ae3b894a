import type { CaseFile } from '@zuoyeben/lifecycle'
import { type SqlBool, sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader, Trx } from '../db/database.ts'

/** What the system holds about somebody, as far as it lies in tables of its own; cases come through the condition that proves them. */

export interface HeldCase {
  id: string
  caseNo: string
  file: CaseFile
  submittedAt: Date
  /** When the matter ended; null while it is worked on. */
  endedAt: Date | null
  wrapped: Buffer
  contact: Buffer | null
  /** It was handed in signed in: whoever did can prove it without the receipt. */
  hasAccount: boolean
  identityGoneAt: Date | null
  wordsGoneAt: Date | null
  limitedAt: Date | null
}

export const ENDED = ['archived', 'rejected', 'merged', 'withdrawn'] as const

/** Cases that the condition lets through, newest first. */
export async function readHeldCases(db: Reader, access: Access, most = 500): Promise<HeldCase[]> {
  const rows = await db
    .selectFrom('cases')
    .innerJoin('case_keys as k', 'k.case_id', 'cases.id')
    .innerJoin('case_submitters as s', 's.case_id', 'cases.id')
    .select([
      'cases.id',
      'case_no as caseNo',
      'file',
      'submitted_at as submittedAt',
      'status',
      'closed_at',
      'updated_at',
      'wrapped',
      'contact',
      sql<boolean>`s.person_mark is not null`.as('hasAccount'),
      'identity_gone_at as identityGoneAt',
      'words_gone_at as wordsGoneAt',
      'limited_at as limitedAt',
    ])
    .where(eb => access(eb as never))
    .orderBy('submitted_at', 'desc')
    .orderBy('cases.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ closed_at, updated_at, status, file, ...row }) => ({
    ...row,
    file: file as CaseFile,
    endedAt: (ENDED as readonly string[]).includes(status) ? (closed_at ?? updated_at) : null,
  }))
}

/** Whoever asks for one's own data takes the case first, so that nothing is decided about it meanwhile. */
export async function lockHeldCase(trx: Reader, access: Access): Promise<HeldCase | undefined> {
  const [seen] = await readHeldCases(trx, access, 1)
  if (!seen) return undefined
  await sql`select 1 from cases where id = ${seen.id} for update`.execute(trx)
  // As it is now that it is ours: it may have been handed over, with its key.
  return (await readHeldCases(trx, access, 1))[0]
}

/** Takes a case whose matter has ended, and holds it so; false where it goes on, or went on since somebody asked. */
export async function lockEnded(trx: Trx, id: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from cases where id = ${id} and status = any(${[...ENDED]}::text[]) for update`.execute(trx)
  return rows.length > 0
}

export interface Profile {
  id: string
  username: string
  name: string
  kind: string
  unit: string | null
  isActive: boolean
  createdAt: Date
}

export async function readProfile(db: Reader, person: string): Promise<Profile | undefined> {
  return db
    .selectFrom('people')
    .select(['id', 'username', 'name', 'kind', 'unit_id as unit', 'is_active as isActive', 'created_at as createdAt'])
    .where('id', '=', person)
    .executeTakeFirst()
}

/** Accounts, sessions, offices and notices of a person; no secret is among them. */
export async function readAccount(db: Reader, { person, mark }: { person: string; mark: string }) {
  const [accounts, linked, factors, sessions, offices, notices] = await Promise.all([
    db
      .selectFrom('auth_accounts')
      .select(['provider_id as provider', 'created_at as since'])
      .where('user_id', '=', person)
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('person_identities')
      .select(['provider', 'subject', 'linked_at as since'])
      .where('person_id', '=', person)
      .orderBy('linked_at')
      .execute(),
    db
      .selectFrom('second_factors')
      .select(['kind', 'name', 'created_at as since', 'used_at as usedAt'])
      .where('person_id', '=', person)
      .where('confirmed_at', 'is not', null)
      .orderBy('created_at')
      .execute(),
    db
      .selectFrom('auth_sessions')
      .select([
        'created_at as since',
        'updated_at as usedAt',
        'expires_at as until',
        'ip_address as address',
        'user_agent as device',
      ])
      .where('user_id', '=', person)
      .orderBy('created_at', 'desc')
      .execute(),
    db
      .selectFrom('appointments')
      .select(['role', 'unit_id as unit', 'branch_id as branch', 'starts_at as since', 'ends_at as until'])
      .where('person_id', '=', person)
      .orderBy('starts_at')
      .execute(),
    db
      .selectFrom('notices')
      .select(['kind', 'data', 'created_at as at', 'read_at as readAt'])
      .where(eb => eb.or([eb('person_id', '=', person), eb('person_mark', '=', mark)]))
      // What somebody was told as staff of a case that is restricted is no part of a copy that leaves the house.
      .where(
        sql<SqlBool>`(person_mark is not null or not exists (select 1 from cases where cases.id = case_id and is_restricted))`,
      )
      .orderBy('created_at', 'desc')
      .execute(),
  ])
  return { identities: [...accounts, ...linked], factors, sessions, offices, notices }
}

export interface CaseReading {
  caseId: string
  at: Date
  act: string
  /** Offices the reader held then. */
  offices: { role: string; unit: string }[]
}

/** Who looked at these cases, as offices and never as names (PIPL 44); the submitter's own looks are left out. */
export async function readReadings(db: Reader, cases: readonly string[], self: string | null): Promise<CaseReading[]> {
  if (cases.length === 0) return []
  const { rows } = await sql<CaseReading>`
    select l.case_id as "caseId", l.at, l.act,
      coalesce((select jsonb_agg(distinct jsonb_build_object('role', a.role, 'unit', a.unit_id)) from appointments a
        where a.person_id = l.person_id and a.starts_at <= l.at and (a.ends_at is null or a.ends_at > l.at)), '[]') as offices
    from audit_log l
    where l.case_id = any(${[...cases]}::uuid[]) and l.act in ('read', 'file') and l.person_id is not null
      and l.person_id is distinct from ${self}::uuid
    order by l.at desc`.execute(db)
  return rows.filter(row => row.offices.length > 0)
}
