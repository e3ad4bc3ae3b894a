import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type CampusHouse, openCampusHouse } from '../../testing/campus-house.ts'
import { logoutRequest, openCasStandIn, success } from '../../testing/cas-stand-in.ts'

let cas: Awaited<ReturnType<typeof openCasStandIn>>
let house: CampusHouse
beforeAll(async () => {
  cas = await openCasStandIn([
    { user: '2407310001', attributes: { cn: '覃小满', type: ['student', 'volunteer'] } },
    { user: '2407310002', attributes: { cn: '黎&lt;b&gt;&amp;黎' } },
    { user: 'nobody.here' },
  ])
  house = await openCampusHouse({ CAS_URL: `${cas.cas}/`, CAS_NAME_ATTRIBUTE: 'cn', ZUOYEBEN_NEW_PEOPLE: 'staff' })
})
afterEach(() => {
  cas.answerWith(null)
  cas.fall(false)
})
afterAll(async () => {
  await house.stop()
  await cas.close()
})

async function enter(user = '2407310001', browser = house.browser()) {
  const { place } = await browser.open('/api/campus/cas/go')
  const back = cas.enter(place, user)
  return { browser, back, ...(await browser.open(back)) }
}

test('a ticket of one’s own journey lets in, with the name as an attribute says it', async () => {
  const { browser, place } = await enter()
  expect(place).toBe('/')
  expect((await browser.viewer()).name).toBe('覃小满')
  expect((await (await enter('2407310002')).browser.viewer()).name).toBe('黎<b>&黎')
  expect((await (await browser.api()).session.me()).person?.kind).toBe('教职工')
})

test('the service is our own fixed address, whatever host a request names', async () => {
  const headers = { host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  const answer = await house.server.inject({ url: '/api/campus/cas/go', headers })
  const service = new URL(String(answer.headers.location)).searchParams.get('service')
  expect(service).toMatch(/^http:\/\/127\.0\.0\.1:4400\/api\/campus\/cas\/back\?state=[0-9a-f]{48}$/)
})

test('a ticket drawn for another service or another journey, one that was used, and one that cannot be', async () => {
  const browser = house.browser()
  const { place } = await browser.open('/api/campus/cas/go')
  const right = new URL(cas.enter(place, '2407310001'))
  const withTicket = (ticket: string) => {
    const url = new URL(right)
    url.searchParams.set('ticket', ticket)
    return url.href
  }
  const foreign = cas.drawTicket('https://other.example/', '2407310001')
  expect((await browser.open(withTicket(foreign))).place).toBe('/sign-in?problem=notAccepted')
  const { place: second } = await browser.open('/api/campus/cas/go')
  const other = new URL(cas.enter(second, '2407310001'))
  other.searchParams.set('ticket', right.searchParams.get('ticket') as string)
  expect((await browser.open(other.href)).place).toBe('/sign-in?problem=notAccepted')
  const done = await enter()
  expect((await done.browser.open(done.back)).place).toBe('/sign-in?problem=startAgain')
  const { place: third } = await browser.open('/api/campus/cas/go')
  const state = new URL(new URL(third).searchParams.get('service') ?? '').searchParams.get('state')
  expect((await browser.open(`/api/campus/cas/back?state=${state}&ticket=../x`)).place).toBe(
    '/sign-in?problem=notAccepted',
  )
  const { place: fourth } = await browser.open('/api/campus/cas/go')
  const service = new URL(fourth).searchParams.get('service') ?? ''
  expect((await browser.open(service)).place).toBe('/sign-in?problem=cancelled')
  expect((await browser.viewer()).person).toBeNull()
})

const EVIL: readonly [string, (right: string) => string][] = [
  ['a document type', right => right.replace('?>', '?><!DOCTYPE x>')],
  [
    'an entity of its own',
    right => right.replace('?>', '?><!DOCTYPE x [<!ENTITY e "2407310002">]>').replace('2407310001', '&e;'),
  ],
  [
    'an outer entity',
    right =>
      right.replace('?>', '?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>').replace('2407310001', '&e;'),
  ],
  ['an entity nobody declared', right => right.replace('2407310001', '&e;')],
  ['a processing instruction', right => right.replace('<cas:user>', '<?php x?><cas:user>')],
  ['two users', right => right.replace('<cas:user>', '<cas:user>2407310002</cas:user><cas:user>')],
  ['a user that is hidden in a comment and markup', right => right.replace('2407310001', '<b>2407310001</b>')],
  ['no user', right => right.replace('2407310001', ' ')],
  [
    'success and failure at once',
    right =>
      right.replace('<cas:authenticationSuccess>', '<cas:authenticationFailure code="X"/><cas:authenticationSuccess>'),
  ],
  ['another namespace', right => right.replace('http://www.yale.edu/tp/cas', 'http://evil.example/cas')],
  ['another root', right => right.replaceAll('serviceResponse', 'response')],
  ['tags that do not close', right => right.replace('</cas:user>', '')],
  ['two documents', right => right + right.replace(/<\?.*\?>/, '')],
  ['something after its end', right => `${right}<x/>`],
  ['too deep', right => right.replace('<cas:attributes>', `<cas:attributes>${'<a>'.repeat(20)}${'</a>'.repeat(20)}`)],
  ['another character set that lies', () => success({ user: '\u{d800}' }).replace('UTF-8', 'UTF-16')],
  ['a page of HTML', () => '<html><body>2407310001<br></body></html>'],
  ['nothing', () => ''],
]
test.each(EVIL)('an answer with %s lets nobody in', async (_, how) => {
  cas.answerWith(how)
  const { browser, place } = await enter()
  expect(place).toBe('/sign-in?problem=notAccepted')
  expect((await browser.viewer()).person).toBeNull()
})

test('the server is down: said in one word', async () => {
  const browser = house.browser()
  const { place } = await browser.open('/api/campus/cas/go')
  const back = cas.enter(place, '2407310001')
  cas.fall(true)
  const { place: after, answer } = await browser.open(back)
  expect(after).toBe('/sign-in?problem=providerDown')
  expect(answer.body).toBe('')
})

test('single logout ends the session of its ticket and no other', async () => {
  const [one, other] = [await enter(), await enter('2407310002')]
  const ticket = new URL(one.back).searchParams.get('ticket') as string
  const post = (logout: string) =>
    house.server.inject({
      method: 'POST',
      url: '/api/campus/cas/back',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ logoutRequest: logout }).toString(),
    })
  for (const useless of ['', 'x', logoutRequest('ST-unknown'), `<!DOCTYPE x>${logoutRequest(ticket)}`]) {
    expect((await post(useless)).statusCode).toBe(204)
    expect((await one.browser.viewer()).person).not.toBeNull()
  }
  expect((await post(logoutRequest(ticket))).statusCode).toBe(204)
  expect((await one.browser.viewer()).person).toBeNull()
  expect((await other.browser.viewer()).person).not.toBeNull()
  expect((await house.audit('signOut')).at(-1)).toMatchObject({ actor: 'system', detail: { way: 'cas' } })
})

test('signing out leads to the logout of CAS', async () => {
  const { browser } = await enter()
  const { url } = (await browser.open('/api/campus/way-out')).answer.json<{ url: string }>()
  expect(url).toBe(`${cas.cas}/logout?service=http%3A%2F%2F127.0.0.1%3A4400%2Fsign-in`)
})
