import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'
import type { Proof } from './verify-audit.ts'

export interface Check {
  startedAt: Date
  endedAt: Date | null
  checked: number
  of: number
  report: Proof | null
}

/** A check that has been silent for so long was ended with its process. */
const LOST_MINUTES = 15

/** Notes that a check begins. False: one is running. */
export async function beginCheck(db: Database, id: string, by: string | null): Promise<boolean> {
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtextextended('zuoyeben audit check', 0))`.execute(trx)
    const { numAffectedRows } =
      await sql`insert into audit_checks (id, asked_by, started_at) select ${id}::uuid, ${by}::uuid, now()
      where not exists (select 1 from audit_checks where ended_at is null and started_at > now() - make_interval(mins => ${LOST_MINUTES}))`.execute(
        trx,
      )
    return numAffectedRows === 1n
  })
}

export async function noteProgress(db: Database, id: string, checked: number, of: number): Promise<void> {
  await sql`update audit_checks set checked = ${checked}, of = ${of} where id = ${id}`.execute(db)
}

/** Without a report: it could not be done. */
export async function endCheck(db: Database, id: string, report: Proof | null): Promise<void> {
  await sql`update audit_checks set ended_at = now(), report = ${report === null ? null : JSON.stringify(report)}::jsonb where id = ${id}`.execute(
    db,
  )
}

/** The check that is running, and the newest that came to its end. */
export async function readChecks(db: Reader): Promise<{ running: Check | null; last: Check | null }> {
  const { rows } = await sql<Check & { isOver: boolean }>`
    (select started_at as "startedAt", ended_at as "endedAt", checked, of, report, false as "isOver" from audit_checks
      where ended_at is null and started_at > now() - make_interval(mins => ${LOST_MINUTES}) order by started_at desc limit 1)
    union all (select started_at, ended_at, checked, of, report, true from audit_checks where report is not null order by started_at desc limit 1)`.execute(
    db,
  )
  const one = (isOver: boolean) => rows.find(row => row.isOver === isOver) ?? null
  return { running: one(false), last: one(true) }
}
