import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CampusHouse, openCampusHouse, PASSWORD } from '../../testing/campus-house.ts'
import { CLIENT, type Misbehaviour, openOidcStandIn } from '../../testing/oidc-stand-in.ts'

const NUMBERS = [
  '2407310001',
  '2407310002',
  '2407310003',
  '2407310004',
  '2407310005',
  '2407310006',
  'no one',
  '19990001',
]
const ACCOUNTS = NUMBERS.map((number, n) => ({
  sub: `sub-${n}`,
  preferred_username: number,
  name: `学生${n}`,
  user_type: number === '19990001' ? ['teacher'] : ['student'],
}))

let idp: Awaited<ReturnType<typeof openOidcStandIn>>
let house: CampusHouse
beforeAll(async () => {
  idp = await openOidcStandIn([...ACCOUNTS, { sub: 'sub-again', preferred_username: '2407310001', name: '冒名' }])
  house = await openCampusHouse({
    OIDC_ISSUER: idp.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    ZUOYEBEN_NEW_PEOPLE: 'student',
    ZUOYEBEN_STAFF_WHEN: 'user_type=teacher',
  })
})
afterEach(() => idp.misbehave({}))
afterAll(async () => {
  await house.stop()
  await idp.close()
})

/** Goes off and comes back as one of the provider's accounts. */
async function enter(sub: string, { browser = house.browser(), next = '' } = {}) {
  const { place } = await browser.open(`/api/campus/oidc/go${next}`)
  const back = await idp.choose(place, sub)
  return { browser, back, ...(await browser.open(back)) }
}

describe('coming in', () => {
  test('somebody new becomes a person without appointments, and is the same person the next time', async () => {
    const { browser, place } = await enter('sub-0')
    expect(place).toBe('/')
    const viewer = await browser.viewer()
    expect(viewer).toMatchObject({ name: '学生0', appointments: [] })
    const again = await enter('sub-0')
    expect((await again.browser.viewer()).person).toBe(viewer.person)
    const me = await (await browser.api()).session.me()
    expect(me.person?.kind).toBe('学生')
    const lines = (await house.audit('signIn', 'linkIdentity', 'addPerson')).filter(
      each => each.person === viewer.person,
    )
    expect(lines.map(({ act }) => act)).toEqual(['addPerson', 'linkIdentity', 'signIn', 'signIn'])
    expect(JSON.stringify(lines)).toContain(`oidc:${idp.url}`)
  })

  test('staff are told by the claim the setting names', async () => {
    const { browser } = await enter('sub-7')
    expect((await (await browser.api()).session.me()).person?.kind).toBe('教职工')
  })

  test('the campus number finds the person who is here already, and the second step is asked of an office', async () => {
    const id = await house.person('2407310002', { roles: [['officer', 'TSG']], password: PASSWORD })
    const { browser, place } = await enter('sub-1')
    // The second step is asked for whichever way one came.
    expect(place).toBe('/sign-in')
    expect(await browser.viewer()).toMatchObject({ person: null, arriving: { person: id, step: 'enrol' } })
  })

  test('a campus number that is given out a second time inherits nothing', async () => {
    const { browser, place } = await enter('sub-again')
    expect(place).toBe('/sign-in?problem=notKnown')
    expect((await browser.viewer()).person).toBeNull()
  })

  test('somebody who left is refused in the words for somebody unknown, linked or not', async () => {
    const id = await house.person('2407310003')
    await house.app.db.updateTable('people').set({ is_active: false }).where('id', '=', id).execute()
    expect((await enter('sub-2')).place).toBe('/sign-in?problem=notKnown')
    const linked = (await (await enter('sub-3')).browser.viewer()).person as string
    await house.app.db.updateTable('people').set({ is_active: false }).where('id', '=', linked).execute()
    expect((await enter('sub-3')).place).toBe('/sign-in?problem=notKnown')
    // A number that can be nobody's user name.
    expect((await enter('sub-6')).place).toBe('/sign-in?problem=notKnown')
  })

  test('two first sign-ins at once are one person', async () => {
    const both = await Promise.all([enter('sub-4'), enter('sub-4')])
    const [one, other] = await Promise.all(both.map(({ browser }) => browser.viewer()))
    expect(one?.person).not.toBeNull()
    expect(one?.person).toBe(other?.person)
  })

  test('with ES256, and with the number told by userinfo alone', async () => {
    idp.misbehave({ alg: 'ES256', onlyUserinfo: true })
    expect((await (await enter('sub-5')).browser.viewer()).name).toBe('学生5')
  })

  test('one goes on to where one wanted to go, on this site only', async () => {
    expect((await enter('sub-0', { next: '?next=/mine' })).place).toBe('/mine')
    expect((await enter('sub-1', { next: '?next=/desk/mine' })).place).toBe('/sign-in?next=%2Fdesk%2Fmine')
    // No desk for who has no role.
    expect((await enter('sub-0', { next: '?next=/desk' })).place).toBe('/')
    for (const bad of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/\t/evil.example',
      '/api/campus/x',
    ])
      expect((await enter('sub-0', { next: `?next=${encodeURIComponent(bad)}` })).place).toBe('/')
    expect((await enter('sub-0', { next: '?next=/mine&next=//evil.example' })).place).toBe('/')
  })

  test('the session is a new one, the one before is over, and the cookie of the journey is gone', async () => {
    const browser = house.browser()
    await house.person('local.one', { password: PASSWORD })
    await browser.signIn('local.one')
    const before = browser.cookie()
    const { place } = await enter('sub-0', { browser })
    expect(place).toBe('/')
    expect((await house.app.auth.viewerOf(before)).person).toBeNull()
    expect([...browser.cookies.keys()].sort()).toEqual(['zuoyeben.known', 'zuoyeben.session_token'])
  })
})

describe('what is refused', () => {
  test.each<[string, Misbehaviour]>([
    ['another nonce', { claims: { nonce: 'another' } }],
    ['no nonce', { claims: { nonce: undefined } as never }],
    ['an expired token', { claims: { exp: Math.floor(Date.now() / 1000) - 120 } }],
    ['another audience', { claims: { aud: 'another-client' } }],
    ['two audiences without our being the authorised party', { claims: { aud: [CLIENT.id, 'x'], azp: 'x' } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['no signature', { alg: 'none' }],
    ['the signature of a stranger', { alg: 'foreignKey' }],
    ['userinfo about somebody else', { onlyUserinfo: true, userinfoSub: 'sub-1' }],
  ])('a token: %s', async (_, how) => {
    idp.misbehave(how)
    const { browser, place, answer } = await enter('sub-0')
    expect(place).toBe('/sign-in?problem=notAccepted')
    expect(answer.body).toBe('')
    expect((await browser.viewer()).person).toBeNull()
    const [line] = (await house.audit('signInFailed')).slice(-1)
    expect(line?.detail).toMatchObject({ way: 'oidc', problem: 'notAccepted' })
  })

  test('another state, no state, and a return in a browser that never set out', async () => {
    const browser = house.browser()
    const { place } = await browser.open('/api/campus/oidc/go')
    const back = new URL(await idp.choose(place, 'sub-0'))
    const otherState = new URL(back)
    otherState.searchParams.set('state', 'f'.repeat(48))
    expect((await browser.open(otherState.href)).place).toBe('/sign-in?problem=startAgain')
    otherState.searchParams.delete('state')
    expect((await browser.open(otherState.href)).place).toBe('/sign-in?problem=startAgain')
    // Sign-in slipped to somebody else: the victim's browser has another journey, or none.
    const victim = house.browser()
    expect((await victim.open(back.href)).place).toBe('/sign-in?problem=startAgain')
    await victim.open('/api/campus/oidc/go')
    expect((await victim.open(back.href)).place).toBe('/sign-in?problem=startAgain')
    expect((await victim.viewer()).person).toBeNull()
    // The one who did set out was not disturbed by it.
    expect((await browser.open(back.href)).place).toBe('/')
  })

  test('a return that was used, a changed cookie, one of another way, and one after ten minutes', async () => {
    const browser = house.browser()
    const { place } = await browser.open('/api/campus/oidc/go')
    const trip = browser.cookies.get('zuoyeben.trip') as string
    const back = await idp.choose(place, 'sub-0')
    expect((await browser.open(back)).place).toBe('/')
    const replay = house.browser()
    replay.cookies.set('zuoyeben.trip', trip)
    const tokens = () => idp.asked.filter(path => path === '/token').length
    const before = tokens()
    expect((await replay.open(back)).place).toBe('/sign-in?problem=startAgain')
    expect(tokens()).toBe(before)
    replay.cookies.set('zuoyeben.trip', `${trip.slice(0, -2)}AA`)
    expect((await replay.open(back)).place).toBe('/sign-in?problem=startAgain')
    expect((await replay.open(back.replace('/oidc/', '/cas/'))).place).toBe('/sign-in?problem=startAgain')
    const late = house.browser()
    const { place: there } = await late.open('/api/campus/oidc/go')
    house.clock.now += 11 * 60_000
    expect((await late.open(await idp.choose(there, 'sub-0'))).place).toBe('/sign-in?problem=startAgain')
  })

  test('a code taken from another journey is not accepted', async () => {
    const browser = house.browser()
    const stolen = new URL(await idp.choose((await browser.open('/api/campus/oidc/go')).place, 'sub-0'))
    const thief = house.browser()
    const { place } = await thief.open('/api/campus/oidc/go?next=/mine')
    const own = new URL(await idp.choose(place, 'sub-1'))
    own.searchParams.set('code', stolen.searchParams.get('code') as string)
    // PKCE: the code belongs to another verifier.
    expect((await thief.open(own.href)).place).toBe('/sign-in?problem=notAccepted&next=%2Fmine')
  })

  test('who does not agree over there reads so', async () => {
    idp.misbehave({ refuses: 'access_denied' })
    expect((await enter('sub-0')).place).toBe('/sign-in?problem=cancelled')
    idp.misbehave({ refuses: 'server_error' })
    expect((await enter('sub-0')).place).toBe('/sign-in?problem=providerDown')
    idp.misbehave({ refuses: 'invalid_scope' })
    expect((await enter('sub-0')).place).toBe('/sign-in?problem=notAccepted')
  })

  test.each(['hangUp', 'status', 'noJson', 'tooLong', 'redirect'] as const)(
    'the provider is down (%s): said in one word, nothing of its answer leaks',
    async down => {
      const browser = house.browser()
      const { place } = await browser.open('/api/campus/oidc/go')
      const back = await idp.choose(place, 'sub-0')
      idp.misbehave({ down })
      const { place: after, answer } = await browser.open(back)
      expect(after).toBe(`/sign-in?problem=${down === 'noJson' ? 'notAccepted' : 'providerDown'}`)
      expect(answer.body + JSON.stringify(answer.headers)).not.toMatch(/secret|maintenance|127\.0\.0\.1:1/)
    },
  )
})

test('a way that is not set is not there', async () => {
  const browser = house.browser()
  expect((await browser.open('/api/campus/wechatWeb/go')).place).toBe('/sign-in?problem=notOffered')
  expect((await browser.open('/api/campus/saml/go')).place).toBe('/sign-in?problem=notOffered')
  expect(await (await browser.api()).campus.ways()).toEqual({ ways: ['oidc'], mini: false })
})

test('signing out leads to the provider’s own way out, for a session that came from there', async () => {
  const { browser } = await enter('sub-0')
  const { url } = (await browser.open('/api/campus/way-out')).answer.json<{ url: string }>()
  expect(url).toContain(`${idp.url}/sign-out?`)
  expect(new URL(url).searchParams.get('post_logout_redirect_uri')).toBe('http://127.0.0.1:4400/sign-in')
  const local = house.browser()
  await house.person('local.two', { password: PASSWORD })
  await local.signIn('local.two')
  expect((await local.open('/api/campus/way-out')).answer.json()).toEqual({ url: null })
})

test('no secret and no token is kept', async () => {
  await enter('sub-0')
  const { db } = house.app
  const rows = [
    await db.selectFrom('person_identities').selectAll().execute(),
    await db.selectFrom('spent_tokens').selectAll().execute(),
    await db.selectFrom('campus_sessions').selectAll().execute(),
    await db.selectFrom('audit_log').selectAll().execute(),
    await db.selectFrom('auth_accounts').select(['access_token', 'id_token', 'refresh_token']).execute(),
  ]
  expect(JSON.stringify(rows)).not.toMatch(/stand-in-secret|eyJ/)
})
