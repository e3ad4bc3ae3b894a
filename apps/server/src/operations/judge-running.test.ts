import { describe, expect, test } from 'vitest'
import { BEAT_MAX, judgeRunning, THRESHOLDS } from './judge-running.ts'
import type { RunningSeen, WorkerSeen } from './running.sql.ts'

const worker = (more: Partial<WorkerSeen> = {}): WorkerSeen => ({
  id: 'w',
  host: 'one',
  pid: 1,
  beatSeconds: 15,
  startedAgo: 3600,
  silentFor: 4,
  stoppedAgo: null,
  active: 0,
  ...more,
})
const queue = (more: object = {}) => ({
  name: 'clock',
  waiting: 0,
  later: 9,
  active: 0,
  retrying: 0,
  lag: 0,
  stuck: 0,
  ...more,
})
const seen = (more: Partial<RunningSeen> = {}): RunningSeen => ({
  workers: [worker()],
  queues: [queue()],
  schedulesAgo: 12,
  dead: 0,
  faults: 0,
  lateClocks: 0,
  clockLag: 0,
  ...more,
})
const told = (more: Partial<RunningSeen>) => {
  const { level, alarms } = judgeRunning(seen(more))
  return [level, ...alarms.map(({ kind }) => kind)]
}

test('a house at work is green', () => {
  expect(told({})).toEqual(['green'])
})

/** Everything stands still from second 0 on; at which second does it turn red? A page looks again every ten seconds. */
function redAfter(still: (seconds: number) => Partial<RunningSeen>): number {
  for (let seconds = 0; seconds <= 300; seconds += 1)
    if (judgeRunning(seen(still(seconds))).level === 'red') return seconds
  return Number.POSITIVE_INFINITY
}

describe('what stands still is red within two minutes by the clock', () => {
  const LOOK = 10
  test.each([1, 15, BEAT_MAX])('a worker stopped just after its beat, beating every %i seconds', beatSeconds => {
    const second = redAfter(silentFor => ({ workers: [worker({ silentFor, beatSeconds })] }))
    expect(second).toBe(beatSeconds * THRESHOLDS.missedBeats + 1)
    expect(second + LOOK).toBeLessThanOrEqual(120)
  })
  test('schedules that nobody looks at', () => {
    const second = redAfter(schedulesAgo => ({ schedulesAgo }))
    expect(second + LOOK).toBeLessThanOrEqual(120)
    // They are looked at every 30 seconds at most: a slow round is no alarm.
    expect(second).toBeGreaterThan(60)
  })
  test('a job whose hour has come', () => {
    expect(redAfter(lag => ({ queues: [queue({ lag, waiting: 1 })] })) + LOOK).toBeLessThanOrEqual(120)
  })
  test('a clock that has not struck', () => {
    expect(redAfter(clockLag => ({ clockLag, lateClocks: 1 })) + LOOK).toBeLessThanOrEqual(120)
  })
})

test('a queue is yellow before it is red', () => {
  expect(told({ queues: [queue({ lag: 31 })] })).toEqual(['yellow', 'queueLag'])
  expect(told({ queues: [queue({ lag: 91 })] })).toEqual(['red', 'queueLag'])
})

test('one of two workers lost is red while the other works on', () => {
  const lost = worker({ id: 'b', pid: 2, silentFor: 50 })
  expect(told({ workers: [worker(), lost] })).toEqual(['red', 'lostWorker'])
})

test('a lost worker that was started again is told of and no alarm; one newcomer replaces one', () => {
  const lost = [worker({ id: 'b', silentFor: 50 }), worker({ id: 'c', silentFor: 60 })]
  const fresh = worker({ id: 'd', startedAgo: 20 })
  expect(told({ workers: [lost[0] as WorkerSeen, fresh] })).toEqual(['green'])
  expect(told({ workers: [...lost, fresh] })).toEqual(['red', 'lostWorker'])
  expect(told({ workers: [...lost, fresh, worker({ id: 'e', startedAgo: 30 })] })).toEqual(['green'])
})

test('a worker that was there before does not replace one that is lost, nor does one that is lost itself', () => {
  expect(told({ workers: [worker({ startedAgo: 90 }), worker({ id: 'b', silentFor: 60 })] })[0]).toBe('red')
  const both = [worker({ silentFor: 1000 }), worker({ id: 'b', startedAgo: 500, silentFor: 400 })]
  expect(judgeRunning(seen({ workers: both })).alarms.map(({ kind }) => kind)).toEqual([
    'noWorker',
    'lostWorker',
    'lostWorker',
  ])
})

test('a worker that ended in order is no alarm unless it was the last', () => {
  const stopped = worker({ id: 'b', silentFor: 900, stoppedAgo: 900 })
  expect(told({ workers: [worker(), stopped] })).toEqual(['green'])
  expect(told({ workers: [stopped] })).toEqual(['red', 'noWorker'])
})

test('dead and stuck jobs are told of', () => {
  expect(told({ dead: 2 })).toEqual(['yellow', 'deadJobs'])
  expect(told({ queues: [queue({ stuck: 1 })] })).toEqual(['red', 'stuckJobs'])
  expect(told({ schedulesAgo: null })).toEqual(['red', 'schedulesStopped'])
})
