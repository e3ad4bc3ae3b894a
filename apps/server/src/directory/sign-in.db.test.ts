import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOBODY } from '../access/viewer.ts'
import { openHouse, PASSWORD } from './testing-house.ts'

let house: Awaited<ReturnType<typeof openHouse>>
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())
const minute = 60_000

describe('signing in', () => {
  test('a Chinese user name and its password give a session with person and appointments', async () => {
    const id = await house.person('韦小兰', ['assessor', 'TSG'])
    const { status, body, cookie } = await house.signIn(' 韦小兰 ')
    expect({ status, body }).toEqual({ status: 200, body: { ok: true } })
    const viewer = await house.auth.viewerOf(`other=1; ${cookie}`)
    expect(viewer).toEqual({
      person: id,
      name: '韦小兰',
      session: expect.any(String),
      appointments: [{ role: 'assessor', unit: 'TSG', branch: null }],
    })
  })

  test('the cookie is closed to scripts and to other sites', async () => {
    await house.person('mo.li-1')
    const answer = await house.post('sign-in/username', { username: 'MO.LI-1', password: PASSWORD })
    expect(answer.headers.getSetCookie().join()).toMatch(/HttpOnly/i)
    expect(answer.headers.getSetCookie().join()).toMatch(/SameSite=Lax/i)
    expect(answer.headers.getSetCookie().join()).not.toMatch(/Secure/i)
    expect(await answer.text()).toBe('{"ok":true}')
  })

  test('a wrong password, an unknown name and an impossible name get the same words', async () => {
    await house.person('nong.fei')
    const wrong = await house.signIn('nong.fei', 'not this one')
    const unknown = await house.signIn('nobody.here', 'not this one')
    const impossible = await house.signIn('x', 'not this one')
    expect(wrong.status).toBe(401)
    expect(wrong.body.code).toBe('wrongNameOrPassword')
    expect(unknown).toEqual(wrong)
    expect(impossible).toEqual(wrong)
  })

  test('five wrong passwords lock the name for a quarter of an hour, the right one included, from any address', async () => {
    await house.person('lu.yun')
    for (let n = 0; n < 5; n++) expect((await house.signIn('lu.yun', 'guess', `10.0.0.${n}`)).status).toBe(401)
    const locked = await house.signIn('LU.YUN', PASSWORD, '10.0.1.1')
    expect(locked.status).toBe(429)
    expect(locked.body).toMatchObject({ code: 'tooMany', minutes: 15 })
    house.clock.now += 15 * minute
    expect((await house.signIn('lu.yun', PASSWORD, '10.0.1.1')).status).toBe(200)
  })

  test('whoever guesses without end shuts nobody out of a browser in which they signed in before', async () => {
    await house.person('lu.ming')
    const { cookie: known } = await house.signIn('lu.ming')
    const at = async (password: string, cookie: string, username = 'lu.ming') =>
      (await house.post('sign-in/username', { username, password }, cookie, '10.0.4.1')).status
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < 5; n++) await house.signIn('lu.ming', 'guess', `10.0.5.${n}`)
      expect((await house.signIn('lu.ming', PASSWORD, '10.0.4.1')).status).toBe(429)
      expect(await at(PASSWORD, known)).toBe(200)
      house.clock.now += 14 * minute
    }
    // Knowing the browser is no way round the count, and the cookie of one person says nothing for another.
    for (let n = 0; n < 5; n++) expect(await at('guess', known)).toBe(401)
    expect(await at(PASSWORD, known)).toBe(429)
    await house.person('lu.other')
    for (let n = 0; n < 5; n++) await house.signIn('lu.other', 'guess', `10.0.6.${n}`)
    expect(await at(PASSWORD, known, 'lu.other')).toBe(429)
  })

  test('a session is no place to guess the password in', async () => {
    await house.person('lu.qi')
    const { cookie } = await house.signIn('lu.qi')
    const change = (currentPassword: string) =>
      house.post('change-password', { currentPassword, newPassword: 'Mango-Season-77' }, cookie)
    for (let n = 0; n < 5; n++) expect((await change('guess')).status).toBe(400)
    const locked = await change(PASSWORD)
    expect([locked.status, await locked.json()]).toMatchObject([429, { code: 'tooMany', minutes: 15 }])
  })

  test('a name that nobody has is locked in the same way', async () => {
    for (let n = 0; n < 5; n++) await house.signIn('ghost', 'guess', `10.0.2.${n}`)
    expect((await house.signIn('ghost', 'guess', '10.0.2.9')).status).toBe(429)
  })

  test('eight guesses at once are no way around the lock', async () => {
    await house.person('qin.hai')
    const tries = await Promise.all(
      Array.from({ length: 8 }, (_, n) => house.signIn('qin.hai', `guess ${n}`, `10.0.3.${n}`)),
    )
    expect(tries.filter(each => each.status === 401).length).toBeLessThanOrEqual(5)
  })

  test('one address that tries many names is slowed down', async () => {
    const statuses = []
    for (let n = 0; n < 32; n++) statuses.push((await house.signIn(`some.${n}`, 'guess', '10.9.9.9')).status)
    expect(statuses.at(0)).toBe(401)
    expect(statuses.at(-1)).toBe(429)
    expect((await house.signIn('another', 'guess', '10.9.9.8')).status).toBe(401)
  })

  test('every try stands in the audit log, an unknown name unnamed', async () => {
    const id = await house.person('meng.ke')
    await house.signIn('meng.ke', 'guess')
    await house.signIn('meng.ke')
    await house.signIn('my-password-typed-here', 'guess')
    const lines = await house.db
      .selectFrom('audit_log')
      .select(['person_id', 'actor', 'act', 'detail'])
      .orderBy('id', 'desc')
      .limit(3)
      .execute()
    expect(lines.map(({ act, actor }) => `${act} ${actor}`)).toEqual([
      'signInFailed unknown',
      'signIn meng.ke',
      'signInFailed meng.ke',
    ])
    expect(lines[1]).toMatchObject({ person_id: id, detail: { address: '10.1.2.3' } })
  })

  test('somebody who left is told what a stranger is told', async () => {
    const id = await house.person('gone.away')
    await house.db.updateTable('people').set({ is_active: false }).where('id', '=', id).execute()
    expect((await house.signIn('gone.away')).body.code).toBe('wrongNameOrPassword')
  })

  test('nobody signs up, and no other door of the library is open', async () => {
    const paths = [
      'sign-up/email',
      'sign-in/email',
      'list-sessions',
      'update-user',
      'delete-user',
      'is-username-available',
      'get-session',
    ]
    for (const path of paths) expect((await house.post(path, {})).status, path).toBe(404)
  })

  test('a request from another site is refused', async () => {
    await house.person('lan.hua')
    const { cookie } = await house.signIn('lan.hua')
    const url = 'http://127.0.0.1:4400/api/auth/sign-out'
    const signOutFrom = (from: Record<string, string>) => {
      const headers = { 'content-type': 'application/json', cookie, ...from }
      return house.auth.answer(new Request(url, { method: 'POST', headers, body: '{}' }), '10.1.2.3')
    }
    for (const from of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }])
      expect((await signOutFrom(from)).status).toBe(403)
    expect((await house.auth.viewerOf(cookie)).person).not.toBeNull()
    expect((await signOutFrom({})).status).toBe(200)
    expect((await house.auth.viewerOf(cookie)).person).toBeNull()
  })

  test('a forged or cut cookie is nobody', async () => {
    await house.person('tan.zi')
    const { cookie } = await house.signIn('tan.zi')
    const [name, value] = cookie.split('=') as [string, string]
    const token = decodeURIComponent(value).split('.')[0] as string
    for (const forged of ['', token, `${token}.`, `${token}.AAAA`, `x${decodeURIComponent(value)}`, '%E0%A4%A'])
      expect(await house.auth.viewerOf(`${name}=${forged}`)).toEqual(NOBODY)
  })
})
