import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from '../app-context.ts'
import { isAtThisMachine } from '../directory/at-this-machine.ts'
import { judgeRunning } from './judge-running.ts'
import { readRunning } from './running.sql.ts'
import { newestResult } from './self-checks.sql.ts'

const LEVELS = { green: 0, yellow: 1, red: 2 } as const

/**
 * `GET /metrics` in the text format of Prometheus: to a caller at this very machine, or with `Authorization: Bearer` and the token of
 * ZUOYEBEN_METRICS_TOKEN; to everybody else there is no such page. Labels are names of queues, hosts, routes and states: no person, no case.
 */
export function serveMetrics(server: FastifyInstance, app: App, token: string | undefined): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  watchRequests(server, registry)
  const measure = gauges(registry)
  server.get('/metrics', async (request, reply) => {
    if (!mayRead(request, token)) return reply.callNotFound()
    await measure(app)
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
}

function mayRead({ raw, headers }: FastifyRequest, token: string | undefined): boolean {
  if (isAtThisMachine(raw)) return true
  const given = Buffer.from(headers.authorization ?? '')
  const wanted = Buffer.from(`Bearer ${token ?? ''}`)
  return token !== undefined && given.length === wanted.length && timingSafeEqual(given, wanted)
}

/** By route as it is declared, never as it was asked for: an address may hold a number of a case or a signature. */
function watchRequests(server: FastifyInstance, registry: Registry): void {
  const requests = new Histogram({
    name: 'zuoyeben_request_seconds',
    help: 'Time to answer, by declared route and class of status',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    requests.observe({ route, status: `${Math.floor(reply.statusCode / 100)}xx` }, reply.elapsedTime / 1000)
  })
}

function gauges(registry: Registry): (app: App) => Promise<void> {
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `zuoyeben_${name}`, help, labelNames, registers: [registry] })
  const level = gauge('running_level', 'What runs beside requests: 0 green, 1 yellow, 2 red')
  const jobs = gauge('jobs', 'Jobs of a queue by state', 'queue', 'state')
  const lag = gauge('job_lag_seconds', 'How long the oldest due job of a queue has waited', 'queue')
  const dead = gauge('dead_jobs', 'Jobs that failed to their last try')
  const workers = gauge('workers', 'Processes that work on jobs, by state', 'state')
  const beat = gauge('worker_silent_seconds', 'Since the last sign of life', 'host', 'pid')
  const schedules = gauge('schedules_silent_seconds', 'Since schedules were last looked at')
  const late = gauge('clocks_late', 'Clocks of cases whose time is over and that have not struck')
  const clockLag = gauge('clock_lag_seconds', 'How late the latest of them is')
  const breaches = gauge('self_check_breaches', 'What the newest self-check found')
  const checked = gauge('self_check_age_seconds', 'Since the newest self-check ended')
  return async app => {
    const now = new Date(app.now())
    const [seen, newest] = [await readRunning(app.db, now), await newestResult(app.db, now)]
    const judged = judgeRunning(seen)
    for (const each of [jobs, lag, workers, beat]) each.reset()
    level.set(LEVELS[judged.level])
    for (const { name: queue, waiting, later, active, retrying, stuck, lag: seconds } of seen.queues) {
      for (const [state, n] of Object.entries({ waiting, later, active, retrying, stuck }))
        jobs.set({ queue, state }, n)
      lag.set({ queue }, seconds)
    }
    for (const state of ['alive', 'stopped', 'lost', 'replaced'] as const)
      workers.set({ state }, judged.workers.filter(worker => worker.state === state).length)
    for (const { host, pid, silentFor, state } of judged.workers)
      if (state === 'alive' || state === 'lost') beat.set({ host, pid }, silentFor)
    dead.set(seen.dead)
    schedules.set(seen.schedulesAgo ?? Number.NaN)
    late.set(seen.lateClocks)
    clockLag.set(seen.clockLag)
    breaches.set(newest?.breaches ?? Number.NaN)
    checked.set(newest?.ago ?? Number.NaN)
  }
}
