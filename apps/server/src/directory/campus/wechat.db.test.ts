import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type CampusHouse, openCampusHouse, PASSWORD } from '../../testing/campus-house.ts'
import { json } from '../../testing/stand-in.ts'
import { MINI, openWechatStandIn, WEB } from '../../testing/wechat-stand-in.ts'

let wechat: Awaited<ReturnType<typeof openWechatStandIn>>
let house: CampusHouse
beforeAll(async () => {
  wechat = await openWechatStandIn(() => house.clock.now)
  house = await openCampusHouse({
    WECHAT_MINI_APP_ID: MINI.appId,
    WECHAT_MINI_SECRET: MINI.secret,
    WECHAT_WEB_APP_ID: WEB.appId,
    WECHAT_WEB_SECRET: WEB.secret,
    WECHAT_API: wechat.url,
    // WeChat bears no campus number: nobody is added by it.
    ZUOYEBEN_NEW_PEOPLE: 'student',
  })
})
afterEach(() => wechat.answerInstead(null))
afterAll(async () => {
  await house.stop()
  await wechat.close()
})

const refused = (problem: string) => ({ cause: { refusal: { reason: 'campus', problem } } })
async function confirmed(username: string) {
  const browser = house.browser()
  expect(await browser.signIn(username)).toBe(200)
  const api = await browser.api()
  return { browser, api, ...(await api.campus.confirm({ password: PASSWORD })) }
}
async function agreed(visitor: { openid: string; unionid?: string; isSnapshot?: boolean }, browser = house.browser()) {
  const { place } = await browser.open('/api/campus/wechatWeb/go')
  return { browser, asked: new URL(place), ...(await browser.open(wechat.agree(place, visitor))) }
}

describe('the mini-program', () => {
  test('a WeChat account is bound by a code drawn on a page, and comes in by wx.login from then on', async () => {
    const id = await house.person('2407310001', { password: PASSWORD })
    const phone = house.browser()
    const api = await phone.api()
    const me = { openid: 'mini-openid-1' }
    await expect(api.campus.enterByMini({ code: wechat.login(me) })).rejects.toMatchObject(refused('notBound'))
    const page = await confirmed('2407310001')
    const { code } = await page.api.campus.drawBindingCode({ confirmation: page.confirmation })
    await expect(api.campus.bindMini({ code: wechat.login(me), bindingCode: 'AAAAA-AAAAA' })).rejects.toMatchObject(
      refused('wrongBindingCode'),
    )
    await api.campus.bindMini({ code: wechat.login(me), bindingCode: ` ${code.toLowerCase()} ` })
    expect((await phone.viewer()).person).toBe(id)
    // Once.
    await expect(
      api.campus.bindMini({ code: wechat.login({ openid: 'thief' }), bindingCode: code }),
    ).rejects.toMatchObject(refused('wrongBindingCode'))
    const later = house.browser()
    await (await later.api()).campus.enterByMini({ code: wechat.login(me) })
    expect((await later.viewer()).person).toBe(id)
    expect(await (await later.api()).campus.mine()).toMatchObject({
      hasPassword: true,
      linked: [{ kind: 'wechat', isOffered: true, isLast: false }],
      linkable: [],
    })
  })

  test('a binding code lasts five minutes, and the next one ends the one before', async () => {
    await house.person('2407310002', { password: PASSWORD })
    const { api, confirmation } = await confirmed('2407310002')
    const first = await api.campus.drawBindingCode({ confirmation })
    const second = await api.campus.drawBindingCode({ confirmation })
    const bind = (bindingCode: string) =>
      api.campus.bindMini({ code: wechat.login({ openid: 'mini-openid-2' }), bindingCode })
    await expect(bind(first.code)).rejects.toMatchObject(refused('wrongBindingCode'))
    house.clock.now += 5 * 60_000
    await expect(bind(second.code)).rejects.toMatchObject(refused('wrongBindingCode'))
  })

  test('a wrong code, a used one, one of another app, one after five minutes, and one that cannot be', async () => {
    const api = await house.browser().api()
    const enter = (code: string) => api.campus.enterByMini({ code })
    await expect(enter('not-a-code')).rejects.toMatchObject(refused('notAccepted'))
    await expect(enter('../x?secret=1')).rejects.toMatchObject(refused('notAccepted'))
    const code = wechat.login({ openid: 'mini-openid-1' })
    await enter(code)
    await expect(enter(code)).rejects.toMatchObject(refused('startAgain'))
    const late = wechat.login({ openid: 'mini-openid-1' })
    house.clock.now += 5 * 60_000 + 1
    await expect(enter(late)).rejects.toMatchObject(refused('notAccepted'))
    const { asked } = await agreed({ openid: 'web-openid-9' })
    const ofWeb = new URL(wechat.agree(asked.href, { openid: 'web-openid-9' })).searchParams.get('code') as string
    await expect(enter(ofWeb)).rejects.toMatchObject(refused('notAccepted'))
  })

  test.each([
    [-1, 'providerDown'],
    [45011, 'providerDown'],
    [40226, 'notAccepted'],
    [40029, 'notAccepted'],
    [40163, 'notAccepted'],
    [40125, 'notAccepted'],
  ])('errcode %i is said as %s, and no word of WeChat with it', async (errcode, problem) => {
    wechat.answerInstead(json({ errcode, errmsg: 'rid: secret-trace' }))
    const error = await (await house.browser().api()).campus
      .enterByMini({ code: `code${errcode}` })
      .catch((thrown: Error) => thrown)
    expect(error).toMatchObject(refused(problem))
    expect(JSON.stringify(error)).not.toContain('secret-trace')
  })

  test.each([
    ['no JSON', { body: '<html>' }],
    ['no openid', json({ session_key: 'x' })],
    ['another shape', json({ openid: 7 })],
    ['a fault', { status: 500, body: 'x' }],
    ['silence', { hangUp: true }],
  ])('an answer that is %s is a provider that is down', async (what, answer) => {
    wechat.answerInstead(answer)
    const code = Buffer.from(what).toString('hex')
    await expect((await house.browser().api()).campus.enterByMini({ code })).rejects.toMatchObject(
      refused('providerDown'),
    )
  })

  test('somebody who left is refused in the words for somebody unknown', async () => {
    const id = await house.person('2407310003', { password: PASSWORD })
    const { api, confirmation } = await confirmed('2407310003')
    const { code } = await api.campus.drawBindingCode({ confirmation })
    const me = { openid: 'mini-openid-3' }
    await api.campus.bindMini({ code: wechat.login(me), bindingCode: code })
    await house.app.db.updateTable('people').set({ is_active: false }).where('id', '=', id).execute()
    await expect(api.campus.enterByMini({ code: wechat.login(me) })).rejects.toMatchObject(refused('notKnown'))
  })
})

describe('in WeChat’s browser', () => {
  test('asks for the id alone, and comes in once it is linked', async () => {
    const visitor = { openid: 'web-openid-1' }
    const { place, asked } = await agreed(visitor)
    expect(place).toBe('/sign-in?problem=notBound')
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({ appid: WEB.appId, scope: 'snsapi_base' })
    expect([asked.pathname, asked.hash]).toEqual(['/connect/oauth2/authorize', '#wechat_redirect'])
    expect(asked.href).not.toContain(WEB.secret)
    const id = await house.person('2407310004', { password: PASSWORD })
    const { browser, api, confirmation } = await confirmed('2407310004')
    const { url } = await api.campus.setOut({ purpose: 'link', way: 'wechatWeb', confirmation })
    expect((await browser.open(wechat.agree(url, visitor))).place).toBe('/ways-in?linked=wechatWeb')
    expect((await (await agreed(visitor)).browser.viewer()).person).toBe(id)
  })

  test('a visitor who has not agreed has an id for one visit: nobody is let in by it', async () => {
    expect((await agreed({ openid: 'web-openid-1', isSnapshot: true })).place).toBe('/sign-in?problem=cancelled')
  })

  test('one unionid is one person in the mini-program and in the browser', async () => {
    const id = await house.person('2407310005', { password: PASSWORD })
    const { api, confirmation } = await confirmed('2407310005')
    const { code } = await api.campus.drawBindingCode({ confirmation })
    await api.campus.bindMini({ code: wechat.login({ openid: 'mini-5', unionid: 'union-5' }), bindingCode: code })
    const { browser } = await agreed({ openid: 'web-5', unionid: 'union-5' })
    expect((await browser.viewer()).person).toBe(id)
    // From now on the browser's own id is enough.
    expect((await (await agreed({ openid: 'web-5' })).browser.viewer()).person).toBe(id)
    // Two people under one unionid: neither.
    const strange = await agreed({ openid: 'web-openid-1', unionid: 'union-5' })
    expect(strange.place).toBe('/sign-in?problem=notKnown')
  })
})

test('neither secret nor session key is kept', async () => {
  const rows = await house.app.db.selectFrom('person_identities').selectAll().execute()
  const spent = await house.app.db.selectFrom('spent_tokens').selectAll().execute()
  expect(JSON.stringify([rows, spent, await house.audit('signIn', 'linkIdentity', 'signInFailed')])).not.toMatch(
    /secret|c2VjcmV0/,
  )
})
