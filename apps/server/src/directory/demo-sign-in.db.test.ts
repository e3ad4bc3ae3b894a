import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import type { Config } from '../config.ts'
import { addPeople } from './add-people.ts'
import { keepDemoPeople } from './demo-people.sql.ts'
import { openHouse } from './testing-house.ts'

const DEMO: Partial<Config> = { isDemo: true, databaseUrl: undefined, host: '127.0.0.1' }

async function houseWithDemoPerson(setting: Partial<Config>) {
  const house = await openHouse(setting)
  const person = {
    id: randomUUID(),
    username: 'demo.wei',
    name: '韦演示',
    kind: '本科生',
    unit: null,
    skills: [],
    passwordHash: null,
  }
  await house.db.transaction().execute(trx => addPeople(trx, [person], house.clock.now, true))
  const hint = { zh: '试试', en: 'Try' }
  await keepDemoPeople(house.db, [
    { personId: person.id, username: 'demo.wei', name: '韦演示', role: 'officer', unit: 'TSG', hint },
  ])
  return { house, personId: person.id }
}

test('on a demo a person is entered without a password', async () => {
  const { house, personId } = await houseWithDemoPerson(DEMO)
  const { api, set } = house.callAs(NOBODY)
  expect(await api.session.me()).toMatchObject({ person: null, appointments: [], demo: true })
  expect(await api.session.demoPeople()).toMatchObject([{ personId, unit: { id: 'TSG', name: { zh: '图书馆' } } }])
  await api.session.signInDemo({ personId })
  const cookie = set[0]?.slice(0, set[0].indexOf(';'))
  const viewer = await house.auth.viewerOf(cookie, { isHere: true })
  expect(viewer.person).toBe(personId)
  expect((await house.callAs(viewer).api.session.me()).person).toEqual({
    id: personId,
    name: '韦演示',
    kind: '本科生',
    unit: null,
  })

  const real = await house.person('real.one')
  await expect(api.session.signInDemo({ personId: real })).rejects.toThrow('notFound')
  const far = house.callAs(NOBODY, '192.168.1.20')
  expect(await far.api.session.demoPeople()).toEqual([])
  await expect(far.api.session.signInDemo({ personId })).rejects.toThrow('notAllowed')
  await house.close()
})

test.each<[string, Partial<Config>]>([
  ['no demo', { isDemo: false }],
  ['a database of one’s own', { databaseUrl: 'postgres://db/zuoyeben' }],
  ['a host that others reach', { host: '0.0.0.0' }],
])('with %s nobody is entered without a password', async (_, setting) => {
  const { house, personId } = await houseWithDemoPerson({ ...DEMO, ...setting })
  const { api, set } = house.callAs(NOBODY)
  expect((await api.session.me()).demo).toBe(false)
  expect(await api.session.demoPeople()).toEqual([])
  await expect(api.session.signInDemo({ personId })).rejects.toThrow('notAllowed')
  expect(set).toEqual([])
  await house.close()
})
