import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { CANARY, type Campus, type CaseClass, KINDS, type Kind, lookForLeaks } from './campus.ts'
import { sendPoison } from './hostile.ts'
import { swapIds } from './id-swap.ts'
import { Ledger } from './ledger.ts'
import { writeReport } from './report.ts'
import { Visitor } from './visitor.ts'

/** The attack against servers with a hole that was put there: whoever never finds anything proves nothing. */

interface Said {
  readonly status: number
  readonly body: string
  readonly headers?: Record<string, string>
}
const NOT_FOUND: Said = { status: 404, body: '{"error":{"data":{"refusal":{"reason":"notFound"}}}}' }
const SAFE = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' }
const NO = 'ZY-2026-REAL-CASE'

let server: Server | null = null
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** A campus with one held case, behind a server that answers as it is told, and otherwise that there is nothing. */
async function campusWith(hole: (asked: string, request: IncomingMessage) => Said | null) {
  server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part))
    request.on('end', () => {
      const sent = Buffer.concat(parts)
      const asked = `${decodeURIComponent(request.url ?? '')} ${sent}`
      const large = sent.length > 1_000_000 ? { ...NOT_FOUND, status: 413 } : null
      const { status, body, headers = SAFE } = hole(asked, request) ?? large ?? NOT_FOUND
      response.writeHead(status, headers).end(body)
    })
  })
  const { port } = await new Promise<AddressInfo>(done =>
    server?.listen(0, '127.0.0.1', () => done(server?.address() as AddressInfo)),
  )
  const ledger = new Ledger(() => {})
  const cases = new Map([['heldByRule', { no: NO }]]) as unknown as Campus['cases'] & Map<CaseClass, never>
  const visitor = (kind: Kind) =>
    new Visitor(`http://127.0.0.1:${port}`, kind, '', ledger, (_, asked, told) =>
      lookForLeaks(ledger, cases, kind, asked, told),
    )
  const visitors = new Map(KINDS.map(kind => [kind, visitor(kind)]))
  return { ledger, visitors, campus: { visitors, cases, teller: visitor('nobody') } as unknown as Campus }
}
const NO_IDS = { ofCase: () => [], files: () => ['0f0f0f0f-0000-4000-8000-000000000001'] }
const found = (ledger: Ledger) => [...ledger.findings.keys()].join('\n')

test('where everything is refused alike nothing is found, and much was tried', async () => {
  const { campus, ledger } = await campusWith(() => null)
  await swapIds(campus, NO_IDS, ledger, 60)
  await sendPoison(campus, ledger, 60)
  expect(found(ledger)).toBe('')
  expect([ledger.exitCode, ledger.cells > 60, ledger.inputs > 60]).toEqual([0, true, true])
})

test('another word for a case that is there than for one that is not is found', async () => {
  const { campus, ledger } = await campusWith(asked =>
    asked.includes(NO) ? { status: 403, body: '{"error":{"data":{"refusal":{"reason":"notAllowed"}}}}' } : null,
  )
  await swapIds(campus, NO_IDS, ledger, 60)
  expect(found(ledger)).toContain('cases.view caseNo tells student of a case of class heldByRule')
  expect(ledger.exitCode).toBe(1)
})

test('a file that opens for somebody who may not see its case is found', async () => {
  const { campus, ledger } = await campusWith(asked =>
    asked.startsWith(`/files/${NO_IDS.files()[0]}`) ? { status: 200, body: 'PNG' } : null,
  )
  await swapIds(campus, NO_IDS, ledger, 0)
  expect(found(ledger)).toContain('a file of a case of class heldByRule for observer')
})

test.each([
  ['the words of a held case', `{"rows":["…${CANARY}…"]}`, 'the canary at /trpc/desk.page for officer'],
  ['its number', `{"rows":["${NO}"]}`, 'the number of a case of class heldByRule at /trpc/desk.page for officer'],
])('%s in a list of somebody’s are found; the cleared may have them', async (_, body, sentence) => {
  const { visitors, ledger } = await campusWith(() => ({ status: 200, body }))
  await visitors.get('confidant')?.call('desk.page', 'query', {})
  expect(found(ledger)).toBe('')
  await visitors.get('officer')?.call('desk.page', 'query', {})
  expect(found(ledger)).toBe(sentence)
})

test.each<[string, Said, string]>([
  ['a fault', { status: 500, body: '{}' }, '500 at /x'],
  ['a stack in a refusal', { status: 400, body: 'TypeError: at run (app.ts:3:1)' }, 'words of the inside at /x'],
  ['an answer without headers', { status: 200, body: '{}', headers: {} }, 'no safe headers at /x'],
])('%s is found', async (_, said, sentence) => {
  const { visitors, ledger } = await campusWith(() => said)
  await visitors.get('student')?.ask('/x')
  expect(found(ledger)).toBe(sentence)
})

test('a template that runs, and a body that is no input and is taken, are found', async () => {
  const { campus, ledger } = await campusWith((asked, { method }) => {
    if (asked.includes('{{7*7}}')) return { status: 200, body: '"zx49zx"' }
    return method === 'POST' && asked.endsWith(' null') ? { status: 200, body: '{}' } : null
  })
  await sendPoison(campus, ledger, 1000)
  expect(found(ledger)).toMatch(/ runs what it is given/)
  expect(found(ledger)).toMatch(/ takes null/)
})

test('what was found stands in the report, step by step', async () => {
  const ledger = new Ledger(() => {})
  await ledger.step('ids', async () => {
    ledger.requests += 2
    ledger.find('a hole', 'what came out')
  })
  const folder = mkdtempSync(join(tmpdir(), 'zuoyeben-report-'))
  writeReport(folder, ledger, { began: new Date(0), seconds: 1, asked: 'npm run attack' })
  const page = readFileSync(join(folder, 'attack-report.md'), 'utf8')
  expect(page).toContain('# attack: 2 requests, 0 cells, 0 inputs, 1 findings, 1 s')
  expect(page).toContain('| ids | 2 | 0 | 0 | 1 |')
  expect(page).toMatch(/- a hole\s+what came out/)
  expect(JSON.parse(readFileSync(join(folder, 'attack-report.json'), 'utf8')).findings).toEqual([
    { where: 'a hole', what: 'what came out' },
  ])
  rmSync(folder, { recursive: true })
})
