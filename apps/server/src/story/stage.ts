import type { Role } from '@zuoyeben/lifecycle'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import type { House } from '../app-context.ts'
import { advanceTo } from '../clocks/advance-to.ts'
import { compose } from '../compose.ts'
import type { Config } from '../config.ts'
import { writeSetting } from '../configuration/releases.sql.ts'
import { seedCampus } from '../demo/seed-campus.ts'
import { createCaller } from '../router.ts'
import { type Person, peopleByName } from './people.sql.ts'

/** The real application over a database with the demo campus in it, and a clock that whoever tells a story moves. */
export interface PlayedHouse {
  readonly house: House
  /** The procedures as this viewer; nobody without one. */
  as(viewer?: Viewer, address?: string): ReturnType<typeof createCaller>
  /** The first person with this role in this unit, in the order of names. */
  someone(role: Role, unit: string, which?: number): Person
  everyone(): Person[]
  now(): number
  /** Moves the clock and fires every due clock on the way, as the worker would. */
  moveTo(moment: string | number): Promise<void>
}

export async function openStage(config: Config, databaseUrl: string, start: string): Promise<PlayedHouse> {
  let moment = Date.parse(start)
  const house = await compose({ config, databaseUrl, now: () => moment })
  await seedCampus(house.app)
  await writeSetting(house.app.db, 'anonymousSubmission', true)
  await house.refresh()
  const people = [...(await peopleByName(house.app.db)).values()].sort((a, b) =>
    (a.name ?? '').localeCompare(b.name ?? '', 'zh'),
  )
  const context = (viewer: Viewer, address: string) => ({
    app: house.app,
    hub: house.hub,
    viewer,
    address,
    setHeader: () => {},
  })
  return {
    house,
    as: (viewer = NOBODY, address = '127.0.0.1') => createCaller(context(viewer, address)),
    someone: (role, unit, which = 0) => {
      const found = people.filter(person => person.appointments.some(a => a.role === role && a.unit === unit))[which]
      if (!found) throw new Error(`nobody is ${role} in ${unit}`)
      return found
    },
    everyone: () => people,
    now: () => moment,
    moveTo: async to => {
      const target = typeof to === 'number' ? to : Date.parse(to)
      await advanceTo(house.app, target, at => {
        moment = at
      })
    },
  }
}
