import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import { openHouse } from '../directory/testing-house.ts'
import { demoCampus } from './campus.ts'
import { DEMO_PASSWORD, seedCampus } from './seed-campus.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse({ isDemo: true, databaseUrl: undefined }, { isEmpty: true })
  const passwords = await Promise.all([seedCampus(house), seedCampus(house)])
  expect(passwords.sort()).toEqual([DEMO_PASSWORD, null])
})
afterAll(() => house.close())

test('the seventeen units of the document, the school group, twenty-seven colleges and two direct branches stand', () => {
  const units = house.directory.units()
  expect(units.filter(unit => unit.isSeed && unit.kind !== 'school').length).toBe(17)
  const count = (kind: string) => units.filter(unit => unit.kind === kind).length
  expect([count('school'), count('college'), count('directBranch')]).toEqual([1, 27, 2])
  expect(['DC', 'DB', 'JSB', 'RLC'].map(id => house.directory.unit(id)?.colocatedWith)).toEqual([
    'DB',
    'DC',
    'RLC',
    'JSB',
  ])
})

test('every unit is ready but the two that show how the school group stands in', () => {
  const missing = house.directory.readiness().filter(each => !each.isReady)
  expect(missing.map(({ unit, missing }) => [unit, missing])).toEqual([
    ['ZCGS', ['officer', 'deputy', 'reviewer', 'handler', 'threePeople']],
    ['GJXY', ['reviewer']],
  ])
})

test('a second seeding changes nothing', async () => {
  const people = async () => (await house.db.selectFrom('people').select('id').execute()).length
  const before = await people()
  expect(await seedCampus(house)).toBeNull()
  expect(await people()).toBe(before)
})

test('the page of the demo shows people of every role, and each can be entered', async () => {
  const { api, set } = house.callAs(NOBODY)
  const shown = await api.session.demoPeople()
  const roles = new Set(demoCampus().people.map(each => each.seat?.role ?? 'submitter'))
  roles.delete('observer')
  expect(new Set(shown.map(each => each.role))).toEqual(roles)
  for (const { personId, name, role, unit } of shown) {
    await api.session.signInDemo({ personId })
    const cookie = set.at(-1) as string
    const me = await house
      .callAs(await house.auth.viewerOf(cookie.slice(0, cookie.indexOf(';')), { isHere: true }))
      .api.session.me()
    expect(me.person?.name).toBe(name)
    if (role !== 'submitter') expect(me.appointments).toMatchObject([{ role, unit }])
  }
})

test('with the printed password anybody of the campus signs in, under a Chinese name or a Latin one', async () => {
  expect((await house.signIn('bounmy', DEMO_PASSWORD)).status).toBe(200)
  const [officer] = (await house.callAs(NOBODY).api.session.demoPeople()).filter(each => each.role === 'officer')
  expect((await house.signIn(officer?.username ?? '', DEMO_PASSWORD)).status).toBe(200)
})

test('on a server that others reach the password is a random one', async () => {
  const open = await openHouse({ isDemo: true, host: '0.0.0.0' }, { isEmpty: true })
  const password = await seedCampus(open)
  expect(password).not.toBe(DEMO_PASSWORD)
  expect((await open.signIn('bounmy', DEMO_PASSWORD)).status).toBe(401)
  expect((await open.signIn('bounmy', password ?? '')).status).toBe(200)
  await open.close()
})
