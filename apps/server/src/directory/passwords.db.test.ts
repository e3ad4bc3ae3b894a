import { afterAll, beforeAll, expect, test } from 'vitest'
import { openHouse, PASSWORD } from './testing-house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
  house.clock.now = Date.now()
})
afterAll(() => house.close())
const day = 86_400_000

const change = async (name: string, currentPassword: string, newPassword: string, address: string) => {
  const { cookie } = await house.signIn(name, currentPassword, address)
  const answer = await house.post('change-password', { currentPassword, newPassword }, cookie, address)
  return { status: answer.status, body: (await answer.json()) as { fields?: { message: { en: string } }[] } }
}

test('none of the last five passwords comes back; the sixth may', async () => {
  const person = await house.person('a.lan')
  const old = [
    'Pomelo-Garden-93',
    'Karst-River-64',
    'Bamboo-Flute-18',
    'Ferry-Lantern-52',
    'Banyan-Shade-31',
    'Mango-Season-77',
  ]
  for (const [n, password] of old.entries()) {
    const hash = await house.auth.hashPassword(password)
    const replaced_at = new Date(house.clock.now - (n + 1) * day)
    await house.db
      .insertInto('old_passwords')
      .values({ id: house.newId(), person_id: person, hash, replaced_at })
      .execute()
  }
  for (const used of ['Pomelo-Garden-93', 'Banyan-Shade-31']) {
    const { status, body } = await change('a.lan', PASSWORD, used, '10.3.1.1')
    expect([status, body.fields?.[0]?.message.en]).toEqual([400, 'The last five passwords cannot be used again'])
  }
  expect((await change('a.lan', PASSWORD, 'Mango-Season-77', '10.3.2.1')).status).toBe(200)
  const kept = await house.db.selectFrom('old_passwords').select('hash').where('person_id', '=', person).execute()
  expect(kept).toHaveLength(5)
  expect((await change('a.lan', 'Mango-Season-77', PASSWORD, '10.3.2.2')).status).toBe(400)
})

test('one that is easily guessed is refused though it keeps the rule of signs', async () => {
  await house.person('b.lan')
  const { status, body } = await change('b.lan', PASSWORD, 'Password123!', '10.3.3.1')
  expect([status, body.fields?.[0]?.message.en]).toEqual([400, expect.stringContaining('too easy to guess')])
})

test('a wrong present password is told before anything about old ones is', async () => {
  await house.person('c.lan')
  const { cookie } = await house.signIn('c.lan')
  const sent = { currentPassword: 'not this one', newPassword: 'Password123!' }
  const answer = await house.post('change-password', sent, cookie)
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'wrongPassword'])
  const nobody = await house.post('change-password', sent)
  expect(nobody.status).toBe(401)
})

test('after ninety days staff change it before anything else; students do not', async () => {
  const staff = await house.person('d.staff', ['assessor', 'TSG'])
  const student = await house.person('d.student')
  await house.db
    .updateTable('people')
    .set({ password_at: new Date(house.clock.now - 91 * day) })
    .where('id', 'in', [staff, student])
    .execute()
  const { cookie } = await house.signIn('d.staff')
  const viewer = await house.auth.viewerOf(cookie)
  expect(viewer).toMatchObject({ person: null, arriving: { step: 'changePassword' } })
  const me = await house.callAs(viewer).api.session.me()
  expect(me).toMatchObject({ mustChangePassword: true, arriving: { isFirstPassword: false } })
  expect((await house.auth.viewerOf((await house.signIn('d.student')).cookie)).person).toBe(student)
  expect((await change('d.staff', PASSWORD, 'Mango-Season-77', '10.3.4.1')).status).toBe(200)
  expect((await house.auth.viewerOf((await house.signIn('d.staff', 'Mango-Season-77')).cookie)).person).toBe(staff)
})
