import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../app.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { THRESHOLDS } from './judge-running.ts'

/** Real worker processes (`npm run worker`) on a database of their own; they beat every second, so that falling silent takes seconds. */
const BEAT = 1
const START = '2026-11-12T09:00:00+08:00'
const SCRIPT = join(import.meta.dirname, '../work.ts')

let house: TestHouse
let server: FastifyInstance
let client: pg.Client
const children: ChildProcess[] = []
beforeAll(async () => {
  house = await openTestHouse(START)
  server = await serve(house.house, { ...house.config, metricsToken: 'a token of sixteen letters' })
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  await server.close()
  await client.end()
  await house.close()
})

async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, [SCRIPT], {
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: house.databaseUrl,
      DATABASE_MIGRATION_URL: house.ownerUrl,
      ZUOYEBEN_DATA: house.config.dataFolder,
      ZUOYEBEN_LOG: 'error',
      ZUOYEBEN_POOL: '4',
      ZUOYEBEN_BEAT: String(BEAT),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  children.push(child)
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), once(child, 'exit')])
  expect(child.exitCode).toBeNull()
  return child
}
const workerOf = async (child: ChildProcess) => {
  const { workers } = await house.as(house.someone('systemAdmin', 'ZDT')).operations.running()
  return workers.find(({ pid }) => pid === child.pid)
}
const readyz = async () => {
  const answer = await server.inject({ url: '/readyz' })
  return { status: answer.statusCode, ...answer.json<{ running: { level: string; alarms: string[] } }>().running }
}
async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean, seconds: number): Promise<T> {
  for (const end = Date.now() + seconds * 1000; ; await pause(100)) {
    const value = await read()
    if (holds(value) || Date.now() > end) return value
  }
}

test('without a worker /readyz is red, and a balancer may go on sending', async () => {
  expect(await readyz()).toMatchObject({ status: 503, level: 'red', alarms: expect.arrayContaining(['noWorker']) })
  expect((await server.inject({ url: '/readyz/web' })).statusCode).toBe(200)
})

let [one, two]: (ChildProcess | undefined)[] = []
test('two workers are seen alive, and share the work: each job is done once', async () => {
  ;[one, two] = [await startWorker(), await startWorker()]
  for (const child of [one, two]) {
    const seen = await until(
      () => workerOf(child),
      found => found?.state === 'alive',
      20,
    )
    expect(seen).toMatchObject({ state: 'alive', beatSeconds: BEAT })
  }
  const stories = await Promise.all(
    Array.from({ length: 30 }, () => CaseStory.leave(house, 'JDXY', '教学楼二楼的饮水机不出热水。')),
  )
  const left = () =>
    client.query(`select count(*)::int as n from jobs.job where name = 'notify' and state < 'completed'`)
  await until(left, ({ rows }) => rows[0].n === 0, 30)
  const { rows: done } = await client.query(`select count(*)::int as n, count(distinct data)::int as different,
    max(retry_count) as tries from jobs.job where name = 'notify' and state = 'completed'`)
  expect(done[0]).toEqual({ n: stories.length, different: stories.length, tries: 0 })
  const { rows: told } =
    await client.query(`select count(*)::int as n, count(distinct (person_id, dedupe_key))::int as different
    from notices where kind = 'toTriage'`)
  expect(told[0].n).toBeGreaterThanOrEqual(stories.length)
  expect(told[0].n).toBe(told[0].different)
  expect(await until(readyz, ({ status }) => status === 200, 90)).toMatchObject({ status: 200 })
}, 150_000)

test('a worker stopped by hand shows on the page and at /readyz after three beats, and is well when it goes on', async () => {
  one?.kill('SIGSTOP')
  const stopped = Date.now()
  const seen = await until(
    () => workerOf(one as ChildProcess),
    found => found?.state === 'lost',
    20,
  )
  expect(seen?.state).toBe('lost')
  expect(Date.now() - stopped).toBeLessThan((THRESHOLDS.missedBeats + 6) * BEAT * 1000)
  expect(await until(readyz, ({ status }) => status === 503, 5)).toMatchObject({ level: 'red', alarms: ['lostWorker'] })
  one?.kill('SIGCONT')
  expect(
    (
      await until(
        () => workerOf(one as ChildProcess),
        found => found?.state === 'alive',
        20,
      )
    )?.state,
  ).toBe('alive')
  expect(await until(readyz, ({ status }) => status === 200, 5)).toMatchObject({ level: 'green' })
}, 60_000)

test('a worker killed is lost until another is started in its place; one that ends in order is no alarm', async () => {
  one?.kill('SIGKILL')
  expect(
    (
      await until(
        () => workerOf(one as ChildProcess),
        found => found?.state === 'lost',
        20,
      )
    )?.state,
  ).toBe('lost')
  const next = await startWorker()
  expect(
    (
      await until(
        () => workerOf(one as ChildProcess),
        found => found?.state === 'replaced',
        20,
      )
    )?.state,
  ).toBe('replaced')
  const ended = once(next, 'exit')
  next.kill('SIGTERM')
  await ended
  expect((await workerOf(next))?.state).toBe('stopped')
}, 60_000)

test('what a killed worker had in hand is done by another, once', async () => {
  two?.kill('SIGSTOP')
  const stories = await Promise.all(
    Array.from({ length: 25 }, () => CaseStory.leave(house, 'JDXY', '教学楼四楼的饮水机不出热水。')),
  )
  const byState = async (state: string) => {
    const { rows } = await client.query(
      `select count(*)::int as n from jobs.job where name = 'notify' and state = $1`,
      [state],
    )
    return rows[0].n as number
  }
  // It wakes, takes a batch, and is gone before it can say that it is done.
  const kill =
    client.query(`create function jobs.hold() returns trigger language plpgsql as $$ begin perform pg_sleep(3); return new; end $$;
    create trigger hold before insert on notices for each statement execute function jobs.hold()`)
  await kill
  two?.kill('SIGCONT')
  expect(
    await until(
      () => byState('active'),
      n => n > 0,
      20,
    ),
  ).toBeGreaterThan(0)
  two?.kill('SIGKILL')
  await client.query('drop trigger hold on notices')
  const next = await startWorker()
  expect(
    await until(
      () => byState('completed'),
      n => n >= 30 + stories.length,
      60,
    ),
  ).toBe(30 + stories.length)
  expect(await byState('active')).toBe(0)
  const { rows } = await client.query(
    `select count(*)::int as n, count(distinct (person_id, dedupe_key))::int as different from notices where kind = 'toTriage'`,
  )
  expect(rows[0].n).toBe(rows[0].different)
  const { rows: cases } = await client.query(
    `select count(distinct case_id)::int as n from notices where kind = 'toTriage'`,
  )
  expect(cases[0].n).toBe(30 + stories.length)
  next.kill('SIGKILL')
}, 120_000)

test('metrics are for this machine or the token, and name neither a person nor a case', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '教学楼三楼的饮水机不出热水。')
  await server.inject({ url: `/trpc/cases.view?input=${encodeURIComponent(JSON.stringify({ caseNo: story.no }))}` })
  const from = (headers: Record<string, string>) =>
    server.inject({ url: '/metrics', headers, remoteAddress: '10.1.2.3' })
  expect((await from({})).statusCode).toBe(404)
  expect((await from({ authorization: 'Bearer a token of sixteen lettersX' })).statusCode).toBe(404)
  const { statusCode, body } = await from({ authorization: 'Bearer a token of sixteen letters' })
  expect(statusCode).toBe(200)
  expect(body).toMatch(/zuoyeben_workers\{state="alive"\} \d/)
  expect(body).toMatch(/zuoyeben_jobs\{queue="clock",state="later"\} \d+/)
  expect(body).toMatch(/zuoyeben_request_seconds_count\{route="\/trpc\/:path",status="4xx"\} 1/)
  expect(body).not.toContain(story.no)
  for (const { name, person } of house.everyone()) {
    expect(body).not.toContain(name)
    expect(body).not.toContain(person)
  }
})
