import type { RunningSeen, WorkerSeen } from './running.sql.ts'

/** What is wrong beside requests. `lostWorker`: one fell silent and none has come in its place; `decisionFaults`: a decision came out otherwise when it was made again. */
export type Alarm =
  | { readonly kind: 'noWorker' }
  | { readonly kind: 'lostWorker'; readonly host: string; readonly pid: number }
  | { readonly kind: 'schedulesStopped' }
  | { readonly kind: 'queueLag'; readonly queue: string; readonly seconds: number }
  | { readonly kind: 'stuckJobs'; readonly queue: string; readonly n: number }
  | { readonly kind: 'clocksLate'; readonly n: number; readonly seconds: number }
  | { readonly kind: 'deadJobs'; readonly n: number }
  | { readonly kind: 'decisionFaults'; readonly n: number }
export type Level = 'green' | 'yellow' | 'red'
export interface JudgedWorker extends WorkerSeen {
  /** `replaced`: fell silent, and another has started since. */
  readonly state: 'alive' | 'stopped' | 'lost' | 'replaced'
}
export interface Judgement {
  readonly level: Level
  readonly alarms: readonly (Alarm & { readonly level: Exclude<Level, 'green'> })[]
  readonly workers: readonly JudgedWorker[]
}

/**
 * Seconds after which something shows. All of the red ones lie so far below two minutes that what stands still is red within two minutes of
 * its last sign of life (bar R5), the pause between two looks included.
 */
export const THRESHOLDS = { missedBeats: 3, schedules: 100, lagYellow: 30, lagRed: 90, clockLag: 90 } as const
/** The longest pause between two beats that keeps that promise. */
export const BEAT_MAX = 30

export function judgeRunning(seen: RunningSeen): Judgement {
  const workers = judgeWorkers(seen.workers)
  const alarms: (Alarm & { level: 'yellow' | 'red' })[] = []
  if (!workers.some(worker => worker.state === 'alive')) alarms.push({ level: 'red', kind: 'noWorker' })
  for (const { state, host, pid } of workers)
    if (state === 'lost') alarms.push({ level: 'red', kind: 'lostWorker', host, pid })
  if (seen.schedulesAgo === null || seen.schedulesAgo > THRESHOLDS.schedules)
    alarms.push({ level: 'red', kind: 'schedulesStopped' })
  for (const { name, lag, stuck } of seen.queues) {
    if (lag > THRESHOLDS.lagYellow)
      alarms.push({
        level: lag > THRESHOLDS.lagRed ? 'red' : 'yellow',
        kind: 'queueLag',
        queue: name,
        seconds: Math.round(lag),
      })
    if (stuck > 0) alarms.push({ level: 'red', kind: 'stuckJobs', queue: name, n: stuck })
  }
  if (seen.clockLag > THRESHOLDS.clockLag)
    alarms.push({ level: 'red', kind: 'clocksLate', n: seen.lateClocks, seconds: Math.round(seen.clockLag) })
  if (seen.dead > 0) alarms.push({ level: 'yellow', kind: 'deadJobs', n: seen.dead })
  if (seen.faults > 0) alarms.push({ level: 'red', kind: 'decisionFaults', n: seen.faults })
  const level = alarms.some(alarm => alarm.level === 'red') ? 'red' : alarms.length > 0 ? 'yellow' : 'green'
  return { level, alarms, workers }
}

/** One that started after another fell silent stands in its place; each takes the place of one. */
function judgeWorkers(workers: readonly WorkerSeen[]): JudgedWorker[] {
  const isSilent = (worker: WorkerSeen) => worker.silentFor > worker.beatSeconds * THRESHOLDS.missedBeats
  const successors = workers.filter(worker => worker.stoppedAgo === null && !isSilent(worker))
  return [...workers]
    .sort((a, b) => b.silentFor - a.silentFor)
    .map((worker): JudgedWorker => {
      if (worker.stoppedAgo !== null) return { ...worker, state: 'stopped' }
      if (!isSilent(worker)) return { ...worker, state: 'alive' }
      const next = successors.findIndex(other => other.startedAgo < worker.silentFor)
      if (next < 0) return { ...worker, state: 'lost' }
      successors.splice(next, 1)
      return { ...worker, state: 'replaced' }
    })
    .sort((a, b) => b.startedAgo - a.startedAgo)
}
