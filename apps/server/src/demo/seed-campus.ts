import type { BranchId, UnitId } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { addPeople } from '../directory/add-people.ts'
import { appoint } from '../directory/appoint.ts'
import { claimSeeding, keepDemoPeople, readDemoPeople } from '../directory/demo-people.sql.ts'
import { insertUnits } from '../directory/place-units.sql.ts'
import representatives from './campus/representatives.json' with { type: 'json' }
import { type Campus, demoCampus, type Resident } from './campus.ts'

/** The password of everybody on the demo campus, where the demo is for this machine alone. */
export const DEMO_PASSWORD = 'Zuoyeben-2026'

type Seeding = Pick<App, 'db' | 'now' | 'newId' | 'random' | 'auth' | 'directory'>

/**
 * Writes the demo campus through the directory, once; several processes may try at the same time. Returns the password of its people, or
 * null when it was there already. Anywhere but on this machine alone the password is a random one.
 */
export async function seedCampus(app: Seeding): Promise<string | null> {
  if ((await readDemoPeople(app.db)).length > 0) return null
  const password = app.auth.mayEnterAsDemo ? DEMO_PASSWORD : `${app.random(12).toString('base64url')}-Aa1`
  const campus = demoCampus()
  // One salted hash for all: they have one password, and 660 hashes would take a minute.
  const passwordHash = await app.auth.hashPassword(password)
  const now = app.now()
  const residents = campus.people.map(resident => ({ ...resident, id: app.newId(), passwordHash }))
  const isNew = await app.db.transaction().execute(async trx => {
    if (!(await claimSeeding(trx))) return false
    await insertUnits(trx, campus.units, campus.branches)
    await addPeople(trx, residents, now, true)
    const from = now - TERM
    await appoint(
      trx,
      app,
      residents.flatMap(({ id, seat }) => (seat === null ? [] : [{ person: id, from, ...seatOf(seat) }])),
    )
    await keepDemoPeople(trx, shownOf(residents))
    return true
  })
  await app.directory.refresh(app.db, new Date(now))
  return isNew ? password : null
}

/** Everybody has been in office since well before the first case of the demo. */
const TERM = 90 * 86_400_000

const seatOf = ({ role, unit, branch }: NonNullable<Resident['seat']>) => ({
  role,
  unit: unit as UnitId,
  branch: branch as BranchId | null,
})

/** The people on the sign-in page: for each line the first who holds the role in the unit, or the submitter of that name. */
function shownOf(residents: readonly (Campus['people'][number] & { id: string })[]) {
  return representatives.map(({ role, unit, branch, name, hint }) => {
    const found = residents.find(
      each =>
        (name ? each.name === name : each.seat?.role === role && each.seat.unit === unit) &&
        (!branch || each.seat?.branch === branch),
    )
    if (!found) throw new Error(`the demo campus has no ${role} in ${unit ?? ''}${name ?? ''}`)
    return {
      personId: found.id,
      username: found.username,
      name: found.name,
      role,
      unit: found.seat?.unit ?? found.unit,
      hint,
    }
  })
}
