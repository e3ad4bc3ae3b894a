import { randomUUID } from 'node:crypto'
import type { Campus } from './campus.ts'
import { each, type Ledger } from './ledger.ts'
import { allDoors } from './shapes.ts'
import { Visitor } from './visitor.ts'

/** X6 from outside: cookies, origins, methods, signatures, sessions. */
export async function tryDoors(campus: Campus, ledger: Ledger): Promise<void> {
  await forgeCookies(campus, ledger)
  await comeFromElsewhere(campus, ledger)
  await twistMethods(campus, ledger)
  await fixSession(campus, ledger)
  await tamperWithFiles(campus, ledger)
  await smuggle(campus, ledger)
}

const personIn = (body: string): unknown => JSON.parse(body).result?.data?.person ?? null

/** A cookie that was not given out by the server belongs to nobody. */
async function forgeCookies({ visitors, teller: { base } }: Campus, ledger: Ledger): Promise<void> {
  const officer = visitors.get('officer') as Visitor
  const [name = '', value = ''] = officer.cookie.split(/=(.*)/s)
  const [token = '', mark = ''] = decodeURIComponent(value).split(/\.(.*)/s)
  const other = decodeURIComponent((visitors.get('systemAdmin') as Visitor).cookie.split(/=(.*)/s)[1] ?? '').split(
    '.',
  )[0]
  const flipped = `${mark.slice(0, 5)}${mark[5] === 'A' ? 'B' : 'A'}${mark.slice(6)}`
  const forged = [
    token,
    `${token}.`,
    `${token}.${flipped}`,
    `${other}.${mark}`,
    `${token}.${mark}x`,
    `${token} .${mark}`,
    `.${mark}`,
    '{"alg":"none"}',
    '%',
    '%00',
    "' or 1=1 --",
    'a'.repeat(8000),
  ]
  for (const each of forged) {
    ledger.inputs += 1
    const asked = new Visitor(base, 'forger', `${name}=${encodeURIComponent(each)}`, ledger)
    const { body, status } = await asked.call('session.me', 'query', undefined)
    if (status !== 200 || personIn(body) !== null)
      ledger.find('a forged cookie is somebody’s', `${each} ${status} ${body}`)
  }
  const cookie = officer.cookie
  const { headers } = await new Visitor(base, 'forger', '', ledger).call('session.me', 'query', undefined)
  if (headers.getSetCookie().some(set => set.includes(name)))
    ledger.find('whoever only looks gets a session', cookie.slice(0, 20))
}

/** Nothing that changes anything is taken from another site's page, whatever it sends, and nobody else may read an answer. */
async function comeFromElsewhere({ visitors, teller: { base } }: Campus, ledger: Ledger): Promise<void> {
  const victim = visitors.get('officer') as Visitor
  const paths = [
    ...allDoors()
      .filter(door => door.type === 'mutation')
      .map(door => `/trpc/${door.path}`),
    ...[
      '/api/auth/sign-out',
      '/api/auth/sign-in/username',
      '/api/auth/change-password',
      '/api/v1/intake/submissions',
      '/files',
    ],
  ]
  const guises: Record<string, string>[] = [
    { origin: 'https://elsewhere.example', 'content-type': 'application/json' },
    { origin: 'null', 'content-type': 'text/plain' },
    { origin: `${base}.elsewhere.example`, 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'text/plain' },
    { 'sec-fetch-site': 'same-site', 'content-type': 'application/json' },
  ]
  await each(paths, 4, async path => {
    for (const headers of guises) {
      ledger.cells += 1
      const told = await victim.ask(path, { method: 'POST', headers, body: '{"text":"=x","key":"x"}' })
      if (told.status !== 403)
        ledger.find(`${path} is open to other sites`, `${JSON.stringify(headers)} ${told.status} ${told.body}`)
      if (told.headers.has('access-control-allow-origin')) ledger.find(`${path} lets other sites read`)
    }
  })
  const cross = await victim.ask('/trpc/session.me', { headers: { origin: 'https://elsewhere.example' } })
  if (cross.headers.has('access-control-allow-origin')) ledger.find('other sites may read answers')
  const asked = await fetch(`${base}/trpc/intake.submit`, {
    method: 'OPTIONS',
    headers: { origin: 'https://elsewhere.example', 'access-control-request-method': 'POST' },
  })
  if ([...asked.headers.keys()].some(name => name.startsWith('access-control')))
    ledger.find('a preflight of another site is answered')
}

async function twistMethods({ visitors }: Campus, ledger: Ledger): Promise<void> {
  const victim = visitors.get('officer') as Visitor
  const changing = allDoors().filter(door => door.type === 'mutation')
  await each(changing, 4, async door => {
    ledger.cells += 1
    const input = encodeURIComponent(JSON.stringify(door.sample() ?? {}))
    const told = await victim.ask(`/trpc/${door.path}?input=${input}&_method=POST`, {
      headers: { 'x-http-method-override': 'POST', 'x-method-override': 'POST', 'x-http-method': 'POST' },
    })
    if (told.status < 400) ledger.find(`${door.path} changes things by GET`, told.body)
  })
}

/** A session that somebody else chose is not the one that signing in gives out, and signing out everywhere ends them. */
async function fixSession({ signIn, visitors, teller: { base } }: Campus, ledger: Ledger): Promise<void> {
  const name = (visitors.get('officer') as Visitor).cookie.split('=')[0]
  const planted = `${name}=${encodeURIComponent(`planted.${'A'.repeat(43)}=`)}`
  const told = await new Visitor(base, 'planted', planted, ledger).call('session.demoPeople', 'query', undefined)
  const [person] = JSON.parse(told.body).result.data as { personId: string }[]
  const entered = await new Visitor(base, 'planted', planted, ledger).call('session.signInDemo', 'mutation', {
    personId: person?.personId,
  })
  const [set = ''] = entered.headers.getSetCookie()
  if (set.startsWith(planted)) ledger.find('a planted session becomes a real one')
  if (!/; HttpOnly/i.test(set) || !/; SameSite=(Lax|Strict)/i.test(set))
    ledger.find('a session cookie without its guards', set)
  const fresh = new Visitor(base, 'left', set.split(';')[0] ?? '', ledger)
  if (personIn((await fresh.call('session.me', 'query', undefined)).body) === null)
    ledger.find('signing in does not sign in')
  const ended = await fresh.call('session.endAll', 'mutation', undefined)
  const after = await fresh.call('session.me', 'query', undefined)
  if (personIn(after.body) !== null)
    ledger.find('a session goes on after everything was signed out', `${ended.status} ${ended.body} ${after.body}`)
  await signIn('officer')
}

/** The signed address of a file opens that file, for a quarter of an hour, and nothing else. */
async function tamperWithFiles({ teller, visitors }: Campus, ledger: Ledger): Promise<void> {
  const form = () => {
    const body = new FormData()
    body.append('file', new Blob([PIXEL], { type: 'image/png' }), 'a.png')
    return body
  }
  const send = async () => JSON.parse((await teller.post('/files', form())).body) as { id: string; url: string }
  const [one, other] = [await send(), await send()]
  const [path = '', query = ''] = one.url.split('?')
  const nobody = visitors.get('nobody') as Visitor
  const right = await nobody.ask(one.url)
  if (right.status !== 200) ledger.find('a signed address does not open its file', right.body)
  if (!/sandbox/.test(right.headers.get('content-security-policy') ?? ''))
    ledger.find('a file is served outside the sandbox')
  const [e = '', s = ''] = query.split('&').map(part => part.split(/=(.*)/s)[1] ?? '')
  const wrong = [
    path,
    `${path}?e=${Number(e) + 1}&s=${s}`,
    `${path}?e=${e}&s=`,
    `${path}?e=${e}&s=${s.slice(0, -2)}`,
    `${path}?e=${e}&s=${s.toLowerCase()}x`,
    `${path}?e=${e}&e=9999999999&s=${s}`,
    `${path}?e[]=${e}&s[]=${s}`,
    `/files/${other.id}?${query}`,
    `/files/${one.id.toUpperCase()}?${query}`,
    `/files/..%2f..%2fmaster.key?${query}`,
    `/files/${one.id}%00?${query}`,
    '/assets/..%2f..%2f..%2fpackage.json',
    '/..%2f..%2f..%2f..%2fetc/passwd',
    '/assets/%2e%2e/%2e%2e/package.json',
  ]
  for (const address of wrong) {
    ledger.inputs += 1
    const told = await nobody.ask(address)
    if (told.status === 200 && !told.body.includes('<div id="root">'))
      ledger.find('a twisted address opens a file', `${address} ${told.body.slice(0, 80)}`)
  }
}

/** Two requests in one, hosts of others, and headers that only a proxy may set. */
async function smuggle({ visitors, teller: { base } }: Campus, ledger: Ledger): Promise<void> {
  const nobody = visitors.get('nobody') as Visitor
  for (const headers of [
    { 'x-forwarded-for': '127.0.0.1', 'x-zuoyeben-address': '127.0.0.1' },
    { 'x-forwarded-host': 'elsewhere.example', 'x-forwarded-proto': 'https' },
    { 'x-original-url': '/desk', 'x-rewrite-url': '/desk' },
  ] as Record<string, string>[]) {
    ledger.inputs += 1
    const told = await nobody.ask('/', { headers: { accept: 'text/html', ...headers } })
    if (told.body.includes('elsewhere.example')) ledger.find('a page repeats the host it was told', told.body)
  }
  const many = Array.from({ length: 200 }, () => 'session.me').join(',')
  const told = await nobody.ask(`/trpc/${many}?batch=1`)
  if (told.status < 400) ledger.find('two hundred calls go in one request')
  const wrong = await nobody.call('tracking.view', 'query', {
    ticket: { caseNo: 'ZY-2026-AAAA-AAAA', code: randomUUID() },
  })
  if (wrong.status < 400) ledger.find('a made-up receipt opens something', wrong.body)
  const health = await fetch(`${base}/healthz`)
  if (!health.ok) ledger.find('the process does not answer')
}

/**
 * On a server with its limits as they are by default: guessing receipt codes, passwords and floods are stopped, and told so.
 * @param caseNo a real case that the guesser knows the number of
 */
export async function tryFloods(base: string, caseNo: string, username: string, ledger: Ledger): Promise<void> {
  const flood = async (
    what: string,
    most: number,
    send: (n: number) => Promise<{ status: number; headers: Headers }>,
  ) => {
    for (let n = 0; n < most; n += 5) {
      ledger.inputs += 5
      const told = await Promise.all([0, 1, 2, 3, 4].map(more => send(n + more)))
      const stopped = told.find(each => each.status === 429)
      if (!stopped) continue
      const { headers } = stopped
      if (!headers.has('retry-after') && what !== 'passwords' && what !== 'receipt codes')
        ledger.find(`${what}: nothing says how long to wait`)
      return
    }
    ledger.find(`${what} may be tried ${most} times a minute`)
  }
  const nobody = new Visitor(base, 'flood', '', ledger)
  const code = (n: number) => `${String(n).padStart(4, '2').replaceAll('0', '3').replaceAll('1', '4')}-ABCD-EFGH`
  await flood('passwords', 8, () =>
    nobody.post('/api/auth/sign-in/username', JSON.stringify({ username, password: randomUUID() })),
  )
  await flood('submissions', 125, () => nobody.call('intake.submit', 'mutation', { text: '' }))
  await flood('receipt codes', 650, n => nobody.call('tracking.view', 'query', { ticket: { caseNo, code: code(n) } }))
  await flood('uploads', 35, () => nobody.post('/files', new FormData()))
}

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
