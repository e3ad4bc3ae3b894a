import { randomBytes, randomUUID } from 'node:crypto'
import type { Role, UnitId } from '@zuoyeben/lifecycle'
import { pino } from 'pino'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { Config } from '../config.ts'
import { openDatabase } from '../db/database.ts'
import { freshDatabase } from '../testing/database.ts'
import { createCallerFactory, router } from '../trpc.ts'
import { accountRouter } from './account.router.ts'
import { addPeople } from './add-people.ts'
import { appoint } from './appoint.ts'
import { isLoopback } from './at-this-machine.ts'
import { type Auth, makeAuth } from './auth.ts'
import { directoryRouter } from './directory.router.ts'
import { insertUnits } from './place-units.sql.ts'
import { Directory } from './read.ts'
import { sessionRouter } from './session.router.ts'

export const PASSWORD = 'Lychee-Tree-88'
const callers = createCallerFactory(
  router({ account: accountRouter, session: sessionRouter, directory: directoryRouter }),
)

/** A migrated database with the school group and one college, a clock to move, and sign-in over it. */
export async function openHouse(setting: Partial<Config> = {}, { isEmpty = false } = {}) {
  const database = await freshDatabase()
  const { db, pool } = openDatabase(database.url, 6)
  const clock = { now: Date.parse('2026-11-12T09:00:00+08:00') }
  const ground = { db, now: () => clock.now, newId: () => randomUUID(), random: randomBytes }
  const log = pino({ level: 'silent' })
  const config = {
    masterKey: randomBytes(32),
    address: undefined,
    host: '127.0.0.1',
    port: 4400,
    ...DATABASE,
    ...setting,
  }
  const auth: Auth = makeAuth({ ...ground, log, config })
  const directory = new Directory()
  if (!isEmpty) await insertUnits(db, UNITS, BRANCHES)
  const refresh = () => directory.refresh(db, new Date(clock.now))
  await refresh()
  const app = { ...ground, auth, directory, log, isDemo: config.isDemo }

  async function person(username: string, ...roles: [Role, string][]): Promise<string> {
    const id = randomUUID()
    const passwordHash = await auth.hashPassword(PASSWORD)
    await db.transaction().execute(async trx => {
      await addPeople(
        trx,
        [{ id, username, name: username, kind: '专任教师', unit: null, skills: [], passwordHash }],
        clock.now,
      )
      await appoint(
        trx,
        ground,
        roles.map(([role, unit]) => ({ person: id, role, unit: unit as UnitId, branch: null })),
      )
    })
    return id
  }

  /** A session as both steps of signing in leave it. */
  async function enter(id: string): Promise<string> {
    const set = await auth.openSession(id, '10.1.2.3', { factor: 'totp' })
    return set.slice(0, set.indexOf(';'))
  }

  /** Signs in over HTTP's own Request and Response and returns the answer and the cookie to send back. */
  async function signIn(username: string, password = PASSWORD, address = '10.1.2.3') {
    const answer = await post('sign-in/username', { username, password }, undefined, address)
    return {
      status: answer.status,
      body: (await answer.json()) as { code?: string; message?: unknown },
      cookie: cookieOf(answer),
    }
  }

  function post(path: string, body: unknown, cookie?: string, address = '10.1.2.3'): Promise<Response> {
    const headers = new Headers({
      'content-type': 'application/json',
      origin: 'http://127.0.0.1:4400',
      'x-forwarded-for': '6.6.6.6',
    })
    if (cookie) headers.set('cookie', cookie)
    const url = `http://127.0.0.1:4400/api/auth/${path}`
    return auth.answer(new Request(url, { method: 'POST', headers, body: JSON.stringify(body) }), address)
  }

  /** The procedures as this viewer, from this address; `set` collects the cookies they set. */
  function callAs(viewer: Viewer, address = '127.0.0.1', origin = 'http://localhost:4400') {
    const set: string[] = []
    // These procedures take of the application what stands in `app` and nothing else.
    const context = {
      app: app as unknown as App,
      hub: undefined as never,
      viewer,
      address,
      isHere: isLoopback(address),
      origin,
      setHeader: (_: string, v: string) => void set.push(v),
    }
    return { api: callers(context), set }
  }

  return {
    ...app,
    app,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    clock,
    refresh,
    person,
    enter,
    signIn,
    post,
    callAs,
    close: async () => {
      await db.destroy()
      if (!pool.ended) await pool.end()
      await database.drop()
    },
  }
}

const DATABASE = { isDemo: false, databaseUrl: 'postgres://elsewhere/x' }
const unit = (id: string, kind: 'school' | 'department' | 'directBranch', zh: string) => ({
  id,
  kind,
  name: { zh, en: id },
  isSeed: true,
  dutyCategories: [],
  colocatedWith: null,
  peerGroup: 'departments',
})
const UNITS = [
  unit('ZDT', 'school', '总答题组'),
  unit('TSG', 'department', '图书馆'),
  unit('DAG', 'directBranch', '档案馆直属党支部'),
]

const BRANCHES = [{ id: 'TSG-1', unit: 'TSG', name: { zh: '学生党支部', en: 'Students' }, areas: [], skills: [] }]

export const cookieOf = (answer: Response): string =>
  answer.headers
    .getSetCookie()
    .map(each => each.slice(0, each.indexOf(';')))
    .join('; ')
