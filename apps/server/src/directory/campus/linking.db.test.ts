import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CampusHouse, openCampusHouse, PASSWORD } from '../../testing/campus-house.ts'
import { openCasStandIn } from '../../testing/cas-stand-in.ts'
import { CLIENT, openOidcStandIn } from '../../testing/oidc-stand-in.ts'

let idp: Awaited<ReturnType<typeof openOidcStandIn>>
let cas: Awaited<ReturnType<typeof openCasStandIn>>
let house: CampusHouse
beforeAll(async () => {
  const people = Array.from({ length: 9 }, (_, n) => ({
    sub: `sub-${n}`,
    preferred_username: `240731000${n}`,
    name: `学生${n}`,
  }))
  idp = await openOidcStandIn(people)
  cas = await openCasStandIn(people.map(({ preferred_username }) => ({ user: preferred_username })))
  house = await openCampusHouse({
    OIDC_ISSUER: idp.url,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
    OIDC_CLIENT_AUTH: 'post',
    CAS_URL: cas.cas,
    ZUOYEBEN_NEW_PEOPLE: 'refuse',
  })
})
afterAll(async () => {
  await house.stop()
  await Promise.all([idp.close(), cas.close()])
})

async function signedIn(username: string) {
  const id = await house.person(username, { password: PASSWORD })
  const browser = house.browser()
  await browser.signIn(username)
  const api = await browser.api()
  return { id, browser, api, ...(await api.campus.confirm({ password: PASSWORD })) }
}
const refused = (refusal: object) => ({ cause: { refusal } })

test('where new people are refused, somebody unknown is', async () => {
  const browser = house.browser()
  const { place } = await browser.open('/api/campus/oidc/go?next=/mine')
  expect((await browser.open(await idp.choose(place, 'sub-0'))).place).toBe('/sign-in?problem=notKnown&next=%2Fmine')
  expect(await house.audit('addPerson')).toEqual([])
})

describe('linking', () => {
  test('needs a session and a confirmation of this person, not older than five minutes', async () => {
    const { api, confirmation } = await signedIn('wei.one')
    const other = await signedIn('wei.two')
    const link = (given: string) => api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation: given })
    await expect(
      house
        .browser()
        .api()
        .then(nobody => nobody.campus.mine()),
    ).rejects.toMatchObject(refused({ reason: 'signInFirst' }))
    await expect(link('')).rejects.toMatchObject(refused({ reason: 'confirmFirst' }))
    await expect(link(`${confirmation.slice(0, -2)}AA`)).rejects.toMatchObject(refused({ reason: 'confirmFirst' }))
    await expect(link(other.confirmation)).rejects.toMatchObject(refused({ reason: 'confirmFirst' }))
    await expect(api.campus.unlink({ kind: 'oidc', confirmation: other.confirmation })).rejects.toMatchObject(
      refused({ reason: 'confirmFirst' }),
    )
    // The same person in another session has confirmed nothing there.
    const elsewhere = house.browser()
    await elsewhere.signIn('wei.one')
    await expect(
      (await elsewhere.api()).campus.setOut({ purpose: 'link', way: 'oidc', confirmation }),
    ).rejects.toMatchObject(refused({ reason: 'confirmFirst' }))
    await link(confirmation)
    house.clock.now += 5 * 60_000
    await expect(link(confirmation)).rejects.toMatchObject(refused({ reason: 'confirmFirst' }))
  })

  test('a wrong password confirms nothing, and five of them lock', async () => {
    const { api } = await signedIn('wei.three')
    for (let n = 0; n < 5; n += 1)
      await expect(api.campus.confirm({ password: 'wrong' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    await expect(api.campus.confirm({ password: PASSWORD })).rejects.toMatchObject(
      refused({ reason: 'tooMany', minutes: 15 }),
    )
  })

  test('links, asks the provider to see the person again, and the identity lets in from then on', async () => {
    const { id, browser, api, confirmation } = await signedIn('wei.four')
    const { url } = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    expect(new URL(url).searchParams.get('prompt')).toBe('login')
    expect((await browser.open(await idp.choose(url, 'sub-1'))).place).toBe('/ways-in?linked=oidc')
    expect(await api.campus.mine()).toMatchObject({
      linked: [{ kind: 'oidc' }],
      linkable: ['cas'],
      confirmBy: ['oidc'],
    })
    const campus = house.browser()
    const { place } = await campus.open('/api/campus/oidc/go')
    await campus.open(await idp.choose(place, 'sub-1'))
    expect((await campus.viewer()).person).toBe(id)
    const lines = (await house.audit('linkIdentity')).filter(({ person }) => person === id)
    expect(lines).toMatchObject([{ detail: { how: 'byHand', providers: [`oidc:${idp.url}`] } }])
  })

  test('an identity that is somebody else’s is not taken over, nor a second one at one provider', async () => {
    const { browser, api, confirmation } = await signedIn('wei.five')
    const { url } = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    expect((await browser.open(await idp.choose(url, 'sub-1'))).place).toBe('/ways-in?problem=linkedElsewhere')
    const again = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    expect((await browser.open(await idp.choose(again.url, 'sub-2'))).place).toBe('/ways-in?linked=oidc')
    const second = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    expect((await browser.open(await idp.choose(second.url, 'sub-3'))).place).toBe('/ways-in?problem=hasOne')
  })

  test('who comes back must be who set out: no identity is slipped to somebody else', async () => {
    const { browser, api, confirmation } = await signedIn('wei.six')
    const victim = await signedIn('wei.seven')
    const { url } = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    const back = await idp.choose(url, 'sub-4')
    // In the victim's browser there is no such journey.
    expect((await victim.browser.open(back)).place).toBe('/sign-in?problem=startAgain')
    expect((await victim.api.campus.mine()).linked).toEqual([])
    // Signed out and in again, or somebody else, on the way.
    browser.cookies.set('zuoyeben.session_token', victim.browser.cookies.get('zuoyeben.session_token') as string)
    expect((await browser.open(back)).place).toBe('/ways-in?problem=otherPerson')
    expect((await victim.api.campus.mine()).linked).toEqual([])
  })
})

describe('confirming without a password, and unlinking', () => {
  test('the campus confirms who is there, with a fresh sign-in; the last way in stays', async () => {
    const id = await house.person('2407310005')
    const browser = house.browser()
    const { place } = await browser.open('/api/campus/cas/go')
    await browser.open(cas.enter(place, '2407310005'))
    const api = await browser.api()
    expect(await api.campus.mine()).toMatchObject({
      hasPassword: false,
      linked: [{ kind: 'cas', isLast: true }],
      confirmBy: ['cas'],
    })
    await expect(api.campus.confirm({ password: 'x' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    const confirmBy = async (user: string, isFresh: boolean) => {
      const { url } = await api.campus.setOut({ purpose: 'confirm', way: 'cas' })
      expect(url).toContain('renew=true')
      return (await browser.open(cas.enter(url, user, isFresh))).place
    }
    expect(await confirmBy('2407310005', false)).toBe('/ways-in?problem=notAccepted')
    expect(await confirmBy('2407310006', true)).toBe('/ways-in?problem=otherPerson')
    const confirmation = (await confirmBy('2407310005', true)).replace('/ways-in#confirmed=', '')
    await expect(api.campus.unlink({ kind: 'cas', confirmation })).rejects.toMatchObject(
      refused({ reason: 'lastWayIn' }),
    )
    await expect(api.campus.unlink({ kind: 'wechat', confirmation })).rejects.toMatchObject(
      refused({ reason: 'notFound' }),
    )
    const { url } = await api.campus.setOut({ purpose: 'link', way: 'oidc', confirmation })
    await browser.open(await idp.choose(url, 'sub-5'))
    // What was opened by the way that is taken away ends with it.
    await api.campus.unlink({ kind: 'cas', confirmation })
    expect((await browser.viewer()).person).toBeNull()
    const again = house.browser()
    const { place: there } = await again.open('/api/campus/oidc/go')
    await again.open(await idp.choose(there, 'sub-5'))
    expect((await again.viewer()).person).toBe(id)
    expect((await (await again.api()).campus.mine()).linked).toMatchObject([{ kind: 'oidc', isLast: true }])
    expect((await house.audit('unlinkIdentity')).at(-1)).toMatchObject({
      person: id,
      detail: { providers: [`cas:${cas.cas}`] },
    })
  })

  test('an old sign-in at the provider confirms nothing', async () => {
    await house.person('2407310007')
    const browser = house.browser()
    const { place } = await browser.open('/api/campus/oidc/go')
    await browser.open(await idp.choose(place, 'sub-7'))
    const { url } = await (await browser.api()).campus.setOut({ purpose: 'confirm', way: 'oidc' })
    idp.misbehave({ claims: { auth_time: Math.floor(Date.now() / 1000) - 3600 } })
    expect((await browser.open(await idp.choose(url, 'sub-7'))).place).toBe('/ways-in?problem=notAccepted')
    idp.misbehave({})
  })
})
