import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import type { Role, UnitId } from '@zuoyeben/lifecycle'
import type { Viewer } from '../access/viewer.ts'
import { serve } from '../app.ts'
import { compose } from '../compose.ts'
import { readConfig } from '../config.ts'
import { addPeople } from '../directory/add-people.ts'
import { appoint } from '../directory/appoint.ts'
import { createCaller } from '../router.ts'
import { freshDatabase } from './database.ts'
import { openTempFolder } from './temp-folder.ts'

export const PASSWORD = 'Lychee-Tree-88'
const HERE = 'http://127.0.0.1:4400'

/** The whole application with its HTTP doors, over a database of its own, set up for campus sign-in by environment variables. */
export async function openCampusHouse(environment: Record<string, string>) {
  const database = await freshDatabase()
  const folder = openTempFolder('zuoyeben-campus-')
  const clock = { now: Date.parse('2026-11-12T09:00:00+08:00') }
  const config = readConfig({
    DATABASE_URL: database.url,
    DATABASE_MIGRATION_URL: database.ownerUrl,
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_ADDRESS: HERE,
    ZUOYEBEN_LOG: 'silent',
    ZUOYEBEN_POOL: '6',
    ...environment,
  })
  const house = await compose({ config, databaseUrl: database.url, now: () => clock.now })
  const server = await serve(house, config)
  const { app } = house

  async function person(username: string, { password = null as string | null, roles = [] as [Role, string][] } = {}) {
    const id = randomUUID()
    const passwordHash = password === null ? null : await app.auth.hashPassword(password)
    const account = { id, username, name: username, kind: '学生', unit: null, skills: [], passwordHash }
    await app.db.transaction().execute(async trx => {
      await addPeople(trx, [account], clock.now)
      const seats = roles.map(([role, unit]) => ({ person: id, role, unit: unit as UnitId, branch: null }))
      await appoint(trx, app, seats)
    })
    return id
  }

  /** A browser: it keeps cookies, and follows nothing by itself. */
  function browser() {
    const cookies = new Map<string, string>()
    const cookie = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const keep = (header: string) => {
      const [pair = '', ...rest] = header.split(';')
      const at = pair.indexOf('=')
      if (rest.some(each => each.trim() === 'Max-Age=0')) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    return {
      cookies,
      cookie,
      /** Opens an address; returns where it is sent, or the status. */
      open: async (url: string) => {
        const path = url.startsWith(HERE) ? url.slice(HERE.length) : url
        const answer = await server.inject({ url: path, headers: { cookie: cookie(), accept: 'text/html' } })
        for (const header of [answer.headers['set-cookie'] ?? []].flat()) keep(header)
        return { place: String(answer.headers.location ?? answer.statusCode), answer }
      },
      viewer: (): Promise<Viewer> => app.auth.viewerOf(cookie()),
      /** The procedures, as whoever this browser is signed in as. */
      api: async () =>
        createCaller({
          app,
          hub: house.hub,
          viewer: await app.auth.viewerOf(cookie()),
          address: '10.1.2.3',
          setHeader: (_, value) => keep(value),
        }),
      signIn: async (username: string, password = PASSWORD) => {
        const payload = { username, password }
        const answer = await server.inject({ method: 'POST', url: '/api/auth/sign-in/username', payload })
        for (const header of [answer.headers['set-cookie'] ?? []].flat()) keep(header)
        return answer.statusCode
      },
    }
  }

  return {
    ...house,
    server,
    clock,
    person,
    browser,
    /** Lines of the audit log of these acts, oldest first. */
    audit: (...acts: string[]) =>
      app.db
        .selectFrom('audit_log')
        .select(['act', 'person_id as person', 'actor', 'detail'])
        .where('act', 'in', acts)
        .orderBy('id')
        .execute(),
    stop: async () => {
      await server.close()
      await house.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type CampusHouse = Awaited<ReturnType<typeof openCampusHouse>>
