import type { App } from '../app-context.ts'
import { readDeadSince } from '../operations/dead-jobs.sql.ts'
import { lastNoticeOf, resolvePeople } from './notices.sql.ts'
import { tellPeople } from './tell-people.ts'

const PAUSE_MS = 3_600_000

/**
 * Every minute: whoever keeps the system is told of jobs that failed to their last try since they were told before, at most once an hour,
 * and at once as what is P1. What lies there is counted in full.
 */
export async function tellOfDeadJobs(app: App): Promise<void> {
  const now = new Date(app.now())
  if ((await readDeadSince(app.db, null)).all === 0) return
  const last = await lastNoticeOf(app.db, 'deadJobs')
  if (last !== null && now.getTime() - last.getTime() < PAUSE_MS) return
  const { all, fresh } = await readDeadSince(app.db, last)
  if (fresh === 0) return
  const people = await resolvePeople(app.db, { to: 'holders', roles: ['systemAdmin'] }, null, now)
  const dedupeKey = `deadJobs:${now.toISOString()}`
  await tellPeople(
    app,
    people.map(to => ({
      id: app.newId(),
      to,
      caseId: null,
      kind: 'deadJobs',
      caseNo: null,
      dedupeKey,
      urgency: 'P1' as const,
      figures: { n: all },
    })),
  )
}
