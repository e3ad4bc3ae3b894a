import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Campus } from './campus.ts'
import { whoMay } from './hostile.ts'
import { type Ledger, spread } from './ledger.ts'
import { allDoors, type Door, type Slot, withAt } from './shapes.ts'
import type { Visitor } from './visitor.ts'

/** Bodies are many and each is scanned for seconds: so many of their places, spread over all of them; the step `poison` tries every one. */
const BODY_PLACES = 16

type Openers = ReadonlyMap<string, Visitor>
interface Target {
  readonly base: string
  readonly doors: readonly Door[]
  /** Who may go through which door. */
  readonly openers: Openers
  readonly folder: string
}

/**
 * X7: scanners that others wrote, where the machine has them (Debian: `apt-get install wapiti sqlmap`), each with a bounded time. Their own
 * reports lie beside ours. One that is there and does not go through is a finding: it would say nothing for ever.
 */
export async function runScanners(campus: Campus, folder: string, ledger: Ledger): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const doors = allDoors()
  const target = { base: campus.teller.base, doors, openers: await whoMay(campus, doors), folder }
  if (isThere('wapiti')) wapiti(target, ledger)
  else console.log('  wapiti is not there (apt-get install wapiti)')
  if (isThere('sqlmap')) sqlmap(target, ledger)
  else console.log('  sqlmap is not there (apt-get install sqlmap)')
}

const isThere = (name: string): boolean =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0

const PAGES = ['/', '/leave', '/track', '/mine', '/privacy', '/privacy/notice', '/ways-in', '/sign-in', '/desk']
const QUESTIONS = ['/api/v1/intake/options?campus=a', '/api/campus/oidc/go?next=a', '/sign-in?next=a&problem=b']

/** Every page, and every question that is asked by an address, as somebody who may open cases. */
function wapiti({ base, doors, openers, folder }: Target, ledger: Ledger): void {
  const report = join(folder, 'wapiti.json')
  rmSync(report, { force: true })
  const asked = doors
    .filter(door => door.type === 'query' && openers.has(door.path))
    .map(({ path, sample }) => `/trpc/${path}?input=${encodeURIComponent(JSON.stringify(sample() ?? {}))}`)
  const begins = [...PAGES, ...QUESTIONS, ...asked]
  const done = spawnSync(
    'wapiti',
    [
      ...['-u', `${base}/`, ...begins.flatMap(path => ['-s', `${base}${path}`])],
      ...['-H', `Cookie: ${openers.get('cases.view')?.cookie ?? ''}`, '--scope', 'domain'],
      ...['--max-scan-time', '180', '--max-attack-time', '60', '--flush-session', '--no-bugreport'],
      ...['-f', 'json', '-o', report],
    ],
    { encoding: 'utf8', timeout: 900_000 },
  )
  if (!existsSync(report)) {
    ledger.find('wapiti did not go through', (done.stderr || done.stdout || String(done.error)).slice(-300))
    return
  }
  const { vulnerabilities = {}, anomalies = {}, infos } = JSON.parse(readFileSync(report, 'utf8')) as Report
  for (const [name, found] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)])
    for (const { info, path } of found) if (!UNWANTED.test(info)) ledger.find(`wapiti: ${name} at ${path}`, info)
  const version = infos?.version?.replace(/^Wapiti /, '') ?? ''
  tell(ledger, 'wapiti', version, `went through, beginning at ${begins.length} addresses`)
}
/**
 * What this scanner wants and nobody should do: a filter of browsers long gone that made holes of its own (OWASP has it switched off), and
 * Strict-Transport-Security over plain HTTP, where RFC 6797 §7.2 forbids it (behind TLS it is sent: edge.db.test.ts).
 */
const UNWANTED = /^(X-XSS-Protection|Strict-Transport-Security)/

interface Report {
  readonly vulnerabilities?: Record<string, readonly { info: string; path: string }[]>
  readonly anomalies?: Record<string, readonly { info: string; path: string }[]>
  readonly infos?: { readonly version?: string }
}

interface Place {
  readonly address: string
  readonly cookie: string
  readonly body: string | null
}

/** Every free text of every question, places in bodies, and the doors that are no procedures. */
function sqlmap(target: Target, ledger: Ledger): void {
  const { base, folder } = target
  const places = placesOf(target)
  let [through, refused] = [0, 0]
  for (const { address, cookie, body } of places) {
    const done = spawnSync(
      'sqlmap',
      [
        ...['-u', address, '--batch', '--dbms=postgresql', '--level=1', '--risk=1', '--technique=BEUS', '--threads=4'],
        ...['--timeout=10', '--output-dir', join(folder, 'sqlmap'), '--flush-session', '--disable-coloring'],
        ...['--ignore-code=*', '-H', `origin: ${base}`, ...(cookie ? ['--cookie', cookie] : [])],
        ...(body === null ? [] : ['--data', body, '--method=POST', '-H', 'content-type: application/json']),
      ],
      { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 26 },
    )
    const said = done.stdout ?? ''
    for (const [, times] of said.matchAll(/ - (\d+) times/g)) refused += Number(times)
    if (/is vulnerable|Parameter: .*\n\s+Type:/.test(said)) ledger.find(`sqlmap: ${address}`, said.slice(-600))
    if (/not (seem|appear) to be injectable/.test(said)) through += 1
    else ledger.find(`sqlmap did not go through ${address}`, said.slice(-600))
  }
  const { stdout } = spawnSync('sqlmap', ['--version'], { encoding: 'utf8' })
  const version = (stdout ?? '').split('\n')[0] ?? ''
  tell(
    ledger,
    'sqlmap',
    version,
    `went through ${through} of ${places.length} places; ${refused} questions were refused`,
  )
}

const MARK = 'ZXMARKZX'

/** `*` is the place that sqlmap tries. */
function placesOf({ base, doors, openers }: Target): Place[] {
  const textsOf = (type: Door['type']) =>
    doors.filter(door => door.type === type).flatMap(door => door.slots.filter(isText).map(slot => ({ door, slot })))
  const placeOf = ({ door, slot }: { door: Door; slot: Slot }): Place => {
    const json = JSON.stringify(withAt(door.sample() ?? {}, slot.path, MARK))
    const [address, cookie] = [`${base}/trpc/${door.path}`, openers.get(door.path)?.cookie ?? '']
    if (door.type === 'mutation') return { address, cookie, body: inAscii(json).replace(MARK, '*') }
    return { address: `${address}?input=${encodeURIComponent(json).replace(MARK, '*')}`, cookie, body: null }
  }
  return [
    ...textsOf('query').map(placeOf),
    ...spread(textsOf('mutation'), BODY_PLACES).map(placeOf),
    { address: `${base}/files/*`, cookie: '', body: null },
    { address: `${base}/copies/*`, cookie: '', body: null },
    { address: `${base}/api/auth/sign-in/username`, cookie: '', body: '{"username":"*","password":"a"}' },
  ]
}

/** It takes a Chinese comma for a slip of the hand, and stops. */
const inAscii = (json: string): string =>
  json.replace(/[\u0080-\uffff]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const isText = ({ shape }: Slot): boolean =>
  shape.type === 'string' && !shape.enum && shape.const === undefined && shape.format !== 'uuid'

function tell(ledger: Ledger, name: string, version: string, said: string): void {
  ledger.scanners.push({ name, version, said })
  console.log(`  ${name} ${version} ${said}`)
}
