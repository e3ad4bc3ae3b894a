import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from './app-context.ts'
import { type Judgement, judgeRunning } from './operations/judge-running.ts'
import { readRunning } from './operations/running.sql.ts'

/**
 * `/healthz`: the process lives. `/readyz/web`, for a balancer: this process may be sent traffic, for PostgreSQL answers, live updates are
 * heard and a configuration is in force. `/readyz`, for whoever watches: all of that, and what runs beside requests (workers, queues, schedules,
 * clocks) is not red; a dead worker is red within two minutes (bar R5). All answer 200 or 503.
 */
export function serveHealth(server: FastifyInstance, house: House): void {
  const judged = judging(house)
  server.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  server.get('/readyz/web', async (_, reply) => {
    const parts = await webParts(house)
    return tell(reply, isAll(parts), parts)
  })
  server.get('/readyz', async (_, reply) => {
    const parts = await webParts(house)
    const running = parts.database ? await judged() : null
    const ok = isAll(parts) && running !== null && running.level !== 'red'
    const said = { level: running?.level ?? 'unknown', alarms: [...new Set(running?.alarms.map(({ kind }) => kind))] }
    return tell(reply, ok, { ...parts, running: said, auditProtected: house.app.audit.isProtected })
  })
}

type Reply = { status(code: number): Reply; header(name: string, value: string): Reply; send(body: object): unknown }
const tell = (reply: Reply, ok: boolean, parts: object) =>
  reply
    .status(ok ? 200 : 503)
    .header('cache-control', 'no-store')
    .send({ ok, ...parts })

const isAll = (parts: Record<string, boolean>): boolean => Object.values(parts).every(Boolean)

async function webParts(house: House) {
  return {
    database: await databaseAnswers(house),
    live: house.hub.isListening,
    configuration: isConfigured(house),
  }
}

/** Anybody may ask, and with a hundred thousand clocks the answer takes a moment: it is good for two seconds. */
const GOOD_FOR = 2000
function judging({ app }: House): () => Promise<Judgement | null> {
  let [asked, answer]: [number, Promise<Judgement | null>] = [Number.NEGATIVE_INFINITY, Promise.resolve(null)]
  const judge = async (): Promise<Judgement | null> => {
    try {
      return judgeRunning(await readRunning(app.db, new Date(app.now())))
    } catch (error) {
      app.log.error({ err: error }, 'what runs could not be read')
      return null
    }
  }
  return () => {
    if (performance.now() - asked > GOOD_FOR) [asked, answer] = [performance.now(), judge()]
    return answer
  }
}

async function databaseAnswers(house: House): Promise<boolean> {
  try {
    await sql`select 1`.execute(house.app.db)
    return true
  } catch {
    return false
  }
}

function isConfigured(house: House): boolean {
  try {
    return house.app.configuration.school().release.n > 0
  } catch {
    return false
  }
}
