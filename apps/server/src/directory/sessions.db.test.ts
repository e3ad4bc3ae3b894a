import type { UnitId } from '@zuoyeben/lifecycle'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import { appoint, dismiss } from './appoint.ts'
import { openHouse, PASSWORD } from './testing-house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
  // Sessions are stamped by the library with the real time.
  house.clock.now = Date.now()
})
afterAll(() => house.close())
const minute = 60_000
const TSG = 'TSG' as UnitId

test('after signing out the cookie is worth nothing', async () => {
  await house.person('a.li')
  const { cookie } = await house.signIn('a.li')
  expect((await house.post('sign-out', {}, cookie)).status).toBe(200)
  expect(await house.auth.viewerOf(cookie)).toEqual(NOBODY)
})

test('a person signs out on every device at once', async () => {
  const id = await house.person('b.li')
  const [phone, desk] = [(await house.signIn('b.li')).cookie, (await house.signIn('b.li')).cookie]
  await house.callAs(await house.auth.viewerOf(phone)).api.session.endAll()
  expect([await house.auth.viewerOf(phone), await house.auth.viewerOf(desk)]).toEqual([NOBODY, NOBODY])
  expect(await house.db.selectFrom('auth_sessions').where('user_id', '=', id).execute()).toEqual([])
})

test('going is recorded, on one device and on all, and only for somebody who was there', async () => {
  const id = await house.person('gone.li')
  const { cookie } = await house.signIn('gone.li')
  await house.post('sign-out', {}, cookie)
  await house.post('sign-out', {}, cookie)
  await house.callAs(await house.auth.viewerOf((await house.signIn('gone.li')).cookie)).api.session.endAll()
  const lines = await house.db
    .selectFrom('audit_log')
    .select('detail')
    .where('person_id', '=', id)
    .where('act', '=', 'signOut')
    .execute()
  expect(lines.map(({ detail }) => Object.keys(detail as object))).toEqual([['address'], ['everywhere']])
})

test('the security administrator ends anybody’s sessions, and nobody else does', async () => {
  const id = await house.person('c.li', ['officer', 'TSG'])
  const sec = await house.person('sec.li', ['securityAdmin', 'ZDT'])
  const cookie = await house.enter(id)
  const own = await house.auth.viewerOf(cookie)
  await expect(house.callAs(own).api.directory.endSessions({ personId: id })).rejects.toThrow('notAllowed')
  const security = await house.auth.viewerOf(await house.enter(sec))
  await house.callAs(security).api.directory.endSessions({ personId: id })
  expect(await house.auth.viewerOf(cookie)).toEqual(NOBODY)
})

test('a new password follows the rule, ends the other sessions and replaces the old one', async () => {
  await house.person('d.li')
  const [here, there] = [(await house.signIn('d.li')).cookie, (await house.signIn('d.li')).cookie]
  const weak = await house.post('change-password', { currentPassword: PASSWORD, newPassword: 'alllowercase' }, here)
  expect(weak.status).toBe(400)
  expect(await weak.json()).toMatchObject({ fields: [{ field: 'newPassword' }] })
  const wrong = await house.post('change-password', { currentPassword: 'no', newPassword: 'Mango-Season-77' }, here)
  expect(wrong.status).toBe(400)
  const done = await house.post('change-password', { currentPassword: PASSWORD, newPassword: 'Mango-Season-77' }, here)
  expect(done.status).toBe(200)
  expect(await house.auth.viewerOf(there)).toEqual(NOBODY)
  expect((await house.signIn('d.li')).status).toBe(401)
  expect((await house.signIn('d.li', 'Mango-Season-77')).status).toBe(200)
})

test('only appointments in force count, from the very next request', async () => {
  const id = await house.person('e.li', ['officer', 'TSG'])
  const { now } = house.clock
  const at = (role: 'reviewer' | 'inspector' | 'observer', from: number, until: number | null) => ({
    person: id,
    role,
    unit: TSG,
    branch: null,
    from,
    until,
  })
  await house.db
    .transaction()
    .execute(trx =>
      appoint(trx, house, [
        at('reviewer', now - 9 * minute, now - minute),
        at('inspector', now + minute, null),
        at('observer', now - minute, now + minute),
      ]),
    )
  const cookie = await house.enter(id)
  const roles = async () => (await house.auth.viewerOf(cookie)).appointments.map(each => each.role).sort()
  expect(await roles()).toEqual(['observer', 'officer'])
  house.clock.now += 2 * minute
  expect(await roles()).toEqual(['inspector', 'officer'])
})

test('a dismissed person is signed out, and the appointment is over', async () => {
  const id = await house.person('f.li', ['officer', 'TSG'])
  const cookie = await house.enter(id)
  const { id: appointment } = await house.db
    .selectFrom('appointments')
    .select('id')
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow()
  await house.db.transaction().execute(trx => dismiss(trx, house, appointment))
  expect(await house.auth.viewerOf(cookie)).toEqual(NOBODY)
  expect((await house.auth.viewerOf(await house.enter(id))).appointments).toEqual([])
  await expect(house.db.transaction().execute(trx => dismiss(trx, house, appointment))).rejects.toThrow('notFound')
})

test('staff are signed out after half an hour of rest, administrators after ten minutes, submitters are not', async () => {
  const people = [
    await house.person('g.staff', ['officer', 'TSG']),
    await house.person('g.admin', ['auditAdmin', 'ZDT']),
    await house.person('g.student'),
  ]
  house.clock.now = Date.now()
  const cookies = await Promise.all(people.map(house.enter))
  const present = async () => Promise.all(cookies.map(async cookie => (await house.auth.viewerOf(cookie)).name))
  house.clock.now += 9 * minute
  expect(await present()).toEqual(['g.staff', 'g.admin', 'g.student'])
  house.clock.now += 11 * minute
  expect(await present()).toEqual(['g.staff', null, 'g.student'])
  house.clock.now += 31 * minute
  expect(await present()).toEqual([null, null, 'g.student'])
  house.clock.now += 8 * 24 * 60 * minute
  expect(await present()).toEqual([null, null, null])
})

test('behind https the cookie is Secure', async () => {
  const tls = await openHouse({ address: 'https://zuoyeben.example.edu.cn' })
  await tls.person('h.li')
  const body = JSON.stringify({ username: 'h.li', password: PASSWORD })
  const url = 'https://zuoyeben.example.edu.cn/api/auth/sign-in/username'
  const headers = { 'content-type': 'application/json', origin: 'https://zuoyeben.example.edu.cn' }
  const answer = await tls.auth.answer(new Request(url, { method: 'POST', headers, body }), '10.1.1.1')
  const [cookie] = answer.headers.getSetCookie()
  expect(cookie).toMatch(/^__Secure-.*Secure/)
  expect((await tls.auth.viewerOf(cookie?.slice(0, cookie.indexOf(';')))).name).toBe('h.li')
  await tls.close()
})
