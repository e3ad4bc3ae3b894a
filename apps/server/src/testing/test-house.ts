import { rmSync } from 'node:fs'
import type { Role } from '@zuoyeben/lifecycle'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { advanceTo } from '../clocks/advance-to.ts'
import { compose, type House } from '../compose.ts'
import { type Config, readConfig } from '../config.ts'
import { writeSetting } from '../configuration/releases.sql.ts'
import { seedCampus } from '../demo/seed-campus.ts'
import { createCaller } from '../router.ts'
import { freshDatabase } from './database.ts'
import { openTempFolder } from './temp-folder.ts'
import { viewersByName } from './viewers.sql.ts'

export type Person = Viewer & { person: string }

/** The real application over a database of its own with the demo campus in it, and a clock that a test moves. */
export interface TestHouse {
  readonly house: House
  readonly config: Config
  readonly databaseUrl: string
  /** The procedures as this viewer; nobody without one. */
  as(viewer?: Viewer): ReturnType<typeof createCaller>
  /** The first person with this role in this unit, in the order of names. */
  someone(role: Role, unit: string, which?: number): Person
  everyone(): Person[]
  now(): number
  /** Moves the clock and fires every due clock on the way, as the worker would. */
  moveTo(moment: string | number): Promise<void>
  close(): Promise<void>
}

/** Opens it at Thursday 2026-11-12, 09:00 in Shanghai, or at another moment. */
export async function openTestHouse(start = '2026-11-12T09:00:00+08:00'): Promise<TestHouse> {
  const database = await freshDatabase()
  const folder = openTempFolder('zuoyeben-house-')
  const config = readConfig({
    DATABASE_URL: database.url,
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_DEMO: '1',
    ZUOYEBEN_LOG: 'error',
    PORT: '0',
    ZUOYEBEN_POOL: '6',
  })
  let moment = Date.parse(start)
  const house = await compose({ config, databaseUrl: database.url, now: () => moment })
  await seedCampus(house.app)
  await writeSetting(house.app.db, 'anonymousSubmission', true)
  await house.refresh()
  const people = [...(await viewersByName(house.app.db)).values()].sort((a, b) =>
    (a.name ?? '').localeCompare(b.name ?? '', 'zh'),
  )
  const context = (viewer: Viewer) => ({
    app: house.app,
    hub: house.hub,
    viewer,
    address: '127.0.0.1',
    setHeader: () => {},
  })
  return {
    house,
    config,
    databaseUrl: database.url,
    as: (viewer = NOBODY) => createCaller(context(viewer)),
    someone: (role, unit, which = 0) => {
      const found = people.filter(person => person.appointments.some(a => a.role === role && a.unit === unit))[which]
      if (!found) throw new Error(`nobody is ${role} in ${unit}`)
      return found
    },
    everyone: () => people,
    now: () => moment,
    moveTo: async to => {
      const target = typeof to === 'number' ? to : Date.parse(to)
      await advanceTo(house.app, target, at => (moment = at))
    },
    close: async () => {
      await house.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
