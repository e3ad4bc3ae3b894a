import type { App, House } from '../apps/server/src/app-context.ts'
import { compose } from '../apps/server/src/compose.ts'
import type { Config } from '../apps/server/src/config.ts'
import { keptKey, NOBODY } from '../apps/server/src/intake/submit-case.ts'
import { createCaller } from '../apps/server/src/router.ts'
import { type Person, peopleByName } from '../apps/server/src/story/people.sql.ts'
import { openStage, type PlayedHouse } from '../apps/server/src/story/stage.ts'
import { type ClientGround, call } from './client.ts'

/** The campus that the crowd acts on: told by HTTP, looked at by a house of its own on the same database. */
export interface Campus {
  readonly house: House
  /** For the crowd: every procedure goes by HTTP, with retries (client.ts). */
  readonly outside: PlayedHouse
  /** A reading by HTTP, by whichever server answers. */
  ask(person: string, path: string, input?: Record<string, unknown>): Promise<unknown>
  /** The same people at a moment of the past, played inside, so that their clocks are over when the servers look. */
  past(agoMs: () => number): PlayedHouse
}

/** Milliseconds. */
export const UNWATCHED = 20_000

type Clients = Omit<ClientGround, 'cookieOf' | 'keptAs'>

/** Seeds the demo campus, once, and opens it. */
export async function openCampus(config: Config, databaseUrl: string, clients: Clients): Promise<Campus> {
  const stage = await openStage(config, databaseUrl, new Date().toISOString())
  await stage.house.close()
  const house = await compose({ config, databaseUrl })
  const people = [...(await peopleByName(house.app.db)).values()].sort((a, b) =>
    (a.name ?? '').localeCompare(b.name ?? '', 'zh'),
  )
  const someone: PlayedHouse['someone'] = (role, unit, which = 0) => {
    const found = people.filter(person => person.appointments.some(a => a.role === role && a.unit === unit))[which]
    if (!found) throw new Error(`nobody is ${role} in ${unit}`)
    return found
  }
  const keptAs: ClientGround['keptAs'] = (person, path, key) =>
    path === 'intake.submit' ? keptKey(house.app, person ?? NOBODY, key) : key
  const ground = { ...clients, cookieOf: sessionsOf(house.app), keptAs }
  const shared = { someone, everyone: () => people, moveTo: () => Promise.reject(new Error('time passes by itself')) }
  return {
    house,
    outside: {
      ...shared,
      house,
      now: house.app.now,
      as: viewer => proceduresOf(ground, viewer?.person ?? null) as never,
    },
    ask: (person, path, input = {}) => call(ground, person, path, input, true),
    past: agoMs => {
      const app: App = { ...house.app, now: () => Date.now() - agoMs(), queue: lookingLater(house.app.queue) }
      const context = (viewer?: unknown) => ({
        app,
        hub: house.hub,
        viewer: (viewer ?? { person: null, name: null, appointments: [] }) as Person,
        address: '127.0.0.1',
        setHeader: () => {},
      })
      return { ...shared, house: { ...house, app }, now: app.now, as: viewer => createCaller(context(viewer)) }
    },
  }
}

/** Nobody looks at a clock of the past before its story has been told: what a worker did to it would come after what is told yet. */
const lookingLater = (queue: App['queue']): App['queue'] => ({
  ...queue,
  send: (trx, jobs) => {
    const least = Date.now() + UNWATCHED
    return queue.send(
      trx,
      jobs.map(job => (job.name === 'clock' ? { ...job, at: Math.max(job.at ?? 0, least) } : job)),
    )
  },
})

/** `as(person).dispatch.triage(input)`, as the caller of the router has it. */
function proceduresOf(ground: ClientGround, person: string | null) {
  const group = (name: string) =>
    new Proxy(
      {},
      {
        get:
          (_, verb: string) =>
          (input: Record<string, unknown> = {}) =>
            call(ground, person, `${name}.${verb}`, input),
      },
    )
  return new Proxy({}, { get: (_, name: string) => group(name) })
}

/** One open session a person, with the second factor passed. */
function sessionsOf(app: App): ClientGround['cookieOf'] {
  const known = new Map<string, Promise<string>>()
  const open = async (person: string): Promise<string> => {
    for (;;)
      try {
        return (await app.auth.openSession(person, '127.0.0.1', { factor: 'totp' })).split(';')[0] ?? ''
      } catch {
        // PostgreSQL is away: it comes back.
        await new Promise(done => setTimeout(done, 200))
      }
  }
  return (person, isFresh) => {
    if (person === null) return Promise.resolve('')
    const held = isFresh ? undefined : known.get(person)
    if (held) return held
    const opened = open(person)
    known.set(person, opened)
    return opened
  }
}
