import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ledger } from './ledger.ts'

/** X7: scanners that others wrote, where the machine has them (Debian: `apt-get install wapiti sqlmap`), each with a bounded time. */
export function runScanners(base: string, ledger: Ledger): void {
  const folder = join(tmpdir(), 'zuoyeben-scanners')
  mkdirSync(folder, { recursive: true })
  if (isThere('wapiti')) wapiti(base, folder, ledger)
  else console.log('  wapiti is not there (apt-get install wapiti)')
  if (isThere('sqlmap')) sqlmap(base, folder, ledger)
  else console.log('  sqlmap is not there (apt-get install sqlmap)')
}

const isThere = (name: string): boolean =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { stdio: 'ignore' }).status === 0

function wapiti(base: string, folder: string, ledger: Ledger): void {
  const report = join(folder, 'wapiti.json')
  rmSync(report, { force: true })
  const done = spawnSync(
    'wapiti',
    [
      ...[
        '-u',
        `${base}/`,
        '-s',
        `${base}/desk`,
        '-s',
        `${base}/sign-in`,
        '-s',
        `${base}/api/v1/intake/options?campus=a`,
      ],
      ...[
        '-s',
        `${base}/trpc/intake.propose?input=%7B%22text%22%3A%22abc%22%7D`,
        '-s',
        `${base}/trpc/intake.form?input=%7B%22category%22%3A%22HQ%22%7D`,
      ],
      ...[
        '--scope',
        'domain',
        '--max-scan-time',
        '120',
        '--max-attack-time',
        '30',
        '-f',
        'json',
        '-o',
        report,
        '--flush-session',
        '--no-bugreport',
      ],
    ],
    { encoding: 'utf8', timeout: 300_000 },
  )
  if (!existsSync(report)) {
    console.log(`  wapiti wrote no report: ${(done.stderr || done.stdout || String(done.error)).slice(-300)}`)
    return
  }
  const { vulnerabilities = {}, anomalies = {}, infos } = JSON.parse(readFileSync(report, 'utf8')) as Report
  for (const [name, found] of [...Object.entries(vulnerabilities), ...Object.entries(anomalies)])
    for (const { info, path } of found) if (!UNWANTED.test(info)) ledger.find(`wapiti: ${name} at ${path}`, info)
  console.log(`  wapiti ${infos?.version ?? ''} went through; report in ${report}`)
}
/**
 * What this scanner wants and nobody should do: a filter of browsers long gone that made holes of its own (OWASP has it switched off), and
 * Strict-Transport-Security over plain HTTP, where RFC 6797 §7.2 forbids it (behind TLS it is sent: edge.db.test.ts).
 */
const UNWANTED = /^(X-XSS-Protection|Strict-Transport-Security)/

interface Report {
  readonly vulnerabilities?: Record<string, readonly { info: string; path: string }[]>
  readonly anomalies?: Record<string, readonly { info: string; path: string }[]>
  readonly infos?: { version?: string }
}

/** Each address with a value that reaches the database; `*` marks the place. */
function sqlmap(base: string, folder: string, ledger: Ledger): void {
  const input = (json: string) => encodeURIComponent(json).replace('ZX', '*')
  const places: readonly (readonly [string, string | null])[] = [
    [`${base}/trpc/tracking.view?input=${input('{"ticket":{"caseNo":"ZX","code":"ABCD-EFGH"}}')}`, null],
    [`${base}/trpc/intake.propose?input=${input('{"text":"ZX"}')}`, null],
    [`${base}/trpc/intake.preview?input=${input('{"text":"机房周末锁门","entryUnit":"ZX"}')}`, null],
    [`${base}/files/*`, null],
    [`${base}/api/auth/sign-in/username`, '{"username":"*","password":"a"}'],
  ]
  let asked = 0
  for (const [address, data] of places) {
    const output = join(folder, 'sqlmap')
    const done = spawnSync(
      'sqlmap',
      [
        ...[
          '-u',
          address,
          '--batch',
          '--dbms=postgresql',
          '--level=1',
          '--risk=1',
          '--technique=BEUS',
          '--threads=4',
          '--timeout=10',
        ],
        ...['--output-dir', output, '--flush-session', '--disable-coloring', '--ignore-code=*'],
        ...(data === null
          ? []
          : ['--data', data, '--method=POST', '-H', 'content-type: application/json', '-H', `origin: ${base}`]),
      ],
      { encoding: 'utf8', timeout: 90_000, maxBuffer: 1 << 26 },
    )
    for (const [, times] of (done.stdout ?? '').matchAll(/ - (\d+) times/g)) asked += Number(times)
    if (/is vulnerable|Parameter: .*\n\s+Type:/.test(done.stdout ?? ''))
      ledger.find(`sqlmap: ${address}`, done.stdout.slice(-600))
  }
  console.log(`  sqlmap ${version()} went through ${places.length} places with ${asked} refused questions`)
}

const version = (): string => execFileSync('sqlmap', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? ''
