import type { Kysely } from 'kysely'
import { visibleTo } from '../apps/server/src/access/policy.ts'
import { trialCases, trialFlows } from '../apps/server/src/configuration/item-trials.sql.ts'
import type { DB } from '../apps/server/src/db/tables.ts'
import { readOpenFaults } from '../apps/server/src/operations/decision-faults.sql.ts'
import { readPast, readPastIds, readSeen } from '../apps/server/src/studio/past-cases.sql.ts'
import { readHandled } from '../apps/server/src/studio/watch.sql.ts'
import type { Town } from './town.ts'

/** Cases that a trial has seen: some weeks of a large school. */
const ON_TRIAL = 10_000
const YEAR = 365 * 86_400_000

/** Who reads, what it is, and the read. */
type Read = readonly [role: string, name: string, read: (db: Kysely<DB>) => Promise<unknown>]

/** What the rule studio and the health page read of cases; a trial that has gone on for some weeks is put beside them first. */
export async function studioReads(town: Town): Promise<readonly Read[]> {
  const find = (role: string) =>
    town.people.find(({ person }) => person.appointments.some(a => a.role === role))?.person
  const [lead, reviewer] = [find('schoolLead'), find('reviewer')]
  const unit = reviewer?.appointments.find(({ role }) => role === 'reviewer')?.unit
  if (!lead || !reviewer || !unit) throw new Error('nobody leads the school, or reviews')
  const ids = async (most: number): Promise<string[]> => {
    const { rows } = await town.pool.query<{ id: string }>(
      'select case_id as id from case_facts order by md5(case_id::text) limit $1',
      [most],
    )
    return rows.map(({ id }) => id)
  }
  const [page, many] = [await ids(1000), await ids(5000)]
  const n = await tryBeside(town)
  const now = Date.now()
  const since = new Date(now - YEAR)
  return [
    ['school', 'watch, a year', db => readHandled(db, null, since)],
    ['unit', 'watch, a year', db => readHandled(db, unit, since)],
    ['school', 'rehearsal, ids', db => readPastIds(db, { kind: 'routing', unit: null })],
    ['unit', 'rehearsal, ids', db => readPastIds(db, { kind: 'routing', unit })],
    ['school', 'gate rehearsal, ids', db => readPastIds(db, { kind: 'sensitivity', unit: null })],
    ['school', 'rehearsal, 1000 facts', db => readPast(db, page)],
    ['schoolLead', 'list of 5000', db => readSeen(db, many, visibleTo(lead, now), 201)],
    ['reviewer', 'list of 5000', db => readSeen(db, many, visibleTo(reviewer, now), 201)],
    ['school', 'trial, figures', db => trialFlows(db, 'school', n, 'routing.trial', false)],
    ['schoolLead', 'trial, list', db => trialCases(db, visibleTo(lead, now), 'school', n, 'routing.trial', 50)],
    ['systemAdmin', 'faults', db => readOpenFaults(db, 50)],
  ]
}

async function tryBeside(town: Town): Promise<number> {
  const { rows } = await town.pool.query<{ id: string; n: number }>(
    `insert into releases (id, scope, n, base, mode, items, hash, approved_by, effective_from, created_at, ended_at)
     select gen_random_uuid(), 'school', max(n) + 1, max(n), 'evaluate', '{}', 'trial', '{}', now(), now(), now()
     from releases where scope = 'school' returning id, n`,
  )
  const [release] = rows
  await town.pool.query(
    `insert into trial_decisions (release_id, kind, case_id, made, would_make, at)
     select $1, 'routing.trial', id, 'HQC', case when random() < 0.1 then 'BWC' else 'HQC' end, submitted_at
     from cases order by submitted_at desc limit $2`,
    [release?.id, ON_TRIAL],
  )
  await town.pool.query('analyze trial_decisions')
  return release?.n ?? 0
}
