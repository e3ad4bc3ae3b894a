import type { App } from '../app-context.ts'
import { readDeadJobs } from './dead-jobs.sql.ts'
import { readOpenFaults } from './decision-faults.sql.ts'
import { judgeRunning } from './judge-running.ts'
import { readRunning } from './running.sql.ts'
import { lastSelfChecks, type SelfCheck } from './self-checks.sql.ts'

const SHOWN = { dead: 100, faults: 100, checks: 14, breaches: 50 }

/** What runs beside requests, judged: workers, queues, schedules, clocks, and jobs that failed to their last try. No word and no number of a case. */
export async function viewRunning(app: App) {
  const seen = await readRunning(app.db, new Date(app.now()))
  const { level, alarms, workers } = judgeRunning(seen)
  const { queues, schedulesAgo, lateClocks, clockLag } = seen
  const dead = await readDeadJobs(app.db, SHOWN.dead)
  const faults = await readOpenFaults(app.db, SHOWN.faults)
  return {
    level,
    alarms,
    workers,
    queues,
    schedulesAgo,
    lateClocks,
    clockLag,
    decisionFaults: { n: seen.faults, rows: faults.map(({ at, ...fault }) => ({ ...fault, at: at.toISOString() })) },
    deadJobs: {
      n: seen.dead,
      rows: dead.map(({ diedAt, createdAt, ...job }) => ({
        ...job,
        diedAt: diedAt.toISOString(),
        createdAt: createdAt?.toISOString() ?? null,
      })),
    },
  }
}

/**
 * The latest self-checks. What contradicts what is told in words to the school lead alone: a sentence about a clock names a unit, and who
 * keeps the machines shall not learn from it where a restricted case lies (invariant 6).
 */
export async function viewSelfChecks(app: App, isLead: boolean) {
  const checks = await lastSelfChecks(app.db, SHOWN.checks)
  return {
    checks: checks.map(shown),
    found: foundOf(
      checks.find(check => check.report !== null),
      isLead,
    ),
  }
}

const shown = ({ startedAt, endedAt, report, ...check }: SelfCheck) => ({
  ...check,
  startedAt: startedAt.toISOString(),
  endedAt: endedAt?.toISOString() ?? null,
  audit: report?.audit ?? null,
})

function foundOf(newest: SelfCheck | undefined, isLead: boolean) {
  if (!newest?.report) return null
  const { byInvariant, kept } = newest.report
  return {
    byInvariant: Object.entries(byInvariant).map(([invariant, n]) => ({ invariant: Number(invariant), n })),
    rows: kept.slice(0, SHOWN.breaches).map(breach => ({
      invariant: breach.invariant,
      case: breach.case,
      said: isLead ? { zh: breach.zh, en: breach.en } : null,
    })),
  }
}
