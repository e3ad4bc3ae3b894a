import { setImmediate as turn } from 'node:timers/promises'
import pg from 'pg'
import { symbols } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilesServer, openFilesServer } from '../attachments/testing-files-server.ts'
import { picture } from '../attachments/testing-uploads.ts'
import { DESKS } from '../cases/desks.ts'
import { RefusalError } from '../errors.ts'
import { callDuty } from '../notices/call-duty.job.ts'
import { appRouter } from '../router.ts'
import {
  anyInput,
  BORN_RESTRICTED,
  canary,
  FIELDS,
  makeRestricted,
  RESTRICTED_KINDS,
  type RestrictedCase,
  type RestrictedKind,
} from '../testing/restricted-kinds.ts'
import { runNotices } from '../testing/run-jobs.ts'
import type { TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind, SENT } from '../testing/whole-house.ts'
import type { Viewer } from './viewer.ts'

/**
 * X2. A word that stands nowhere else in the world is put into every field of a restricted case of every kind; then everything that can be
 * asked is asked as everybody who is not cleared for it, and the word, the number of the case and its id are looked for in every answer.
 */
let files: FilesServer
let house: TestHouse
let client: pg.Client
let cast: Record<Kind, Viewer>
const made = new Map<RestrictedKind, RestrictedCase & { id: string }>()
const log: string[] = []
/** Ledgers of units, branches and people that moved when a case came into being that was restricted from birth. */
const moved: string[] = []
/** What was told over the live streams while the cases came into being, by kind of person. */
const streamed = new Map<Kind, string[]>()
let places = 0

const of = (kind: RestrictedKind) => made.get(kind) as RestrictedCase & { id: string }
const CLEARED: readonly Kind[] = ['schoolLead', 'confidant']
/** The duty people are cleared for what is called out to them; the submitter for the own case. */
const isCleared = (kind: Kind, restricted: RestrictedKind) =>
  CLEARED.includes(kind) || kind === 'student' || (kind === 'dutyOfficer' && restricted === 'crisis')

beforeAll(async () => {
  files = await openFilesServer()
  house = files.house
  cast = castOf(house)
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  const { app } = house.house
  Reflect.set(app.log, symbols.streamSym, { write: (line: string) => log.push(line) })
  app.log.level = 'trace'
  const stop = new AbortController()
  for (const kind of KINDS.filter(each => cast[each].appointments.length > 0)) await listen(kind, stop.signal)
  for (const kind of RESTRICTED_KINDS) {
    const before = await ledgers()
    const submitter = cast.student as Parameters<typeof makeRestricted>[2]
    const it = await makeRestricted(house, kind, submitter, async name => {
      return (await files.upload(submitter, await picture('png'), name)).id
    })
    const { rows } = await client.query<{ id: string }>('select id from cases where case_no = $1', [it.story.no])
    made.set(kind, { ...it, id: rows[0]?.id ?? '' })
    await runNotices(house)
    if (BORN_RESTRICTED.includes(kind) && (await ledgers()) !== before) moved.push(kind)
  }
  await house.moveTo(house.now() + 12 * 60_000)
  await callDuty(app)
  for (let i = 0; i < 20; i += 1) await turn()
  stop.abort()
}, 600_000)
afterAll(async () => {
  await client.end()
  await files.close()
})

/** Every maintained counter but those of the restricted themselves. */
async function ledgers(): Promise<string> {
  const { rows } = await client.query(
    `select scope, status, sum(n)::int as n from case_counts where scope <> 'restricted' group by 1, 2 having sum(n) <> 0 order by 1, 2`,
  )
  return JSON.stringify(rows)
}

async function listen(kind: Kind, signal: AbortSignal): Promise<void> {
  const told: string[] = []
  streamed.set(kind, told)
  const reader = ((await house.as(cast[kind]).desk.live({})) as AsyncIterable<unknown>)[Symbol.asyncIterator]()
  const take = (next: Promise<IteratorResult<unknown>>): void =>
    void next.then(({ done, value }) => {
      if (done || signal.aborted) return
      told.push(JSON.stringify(value))
      take(reader.next())
    })
  take(reader.next())
}

/** The words and names of this case that stand in a text. */
function found(text: string, restricted: RestrictedKind): string[] {
  const { story, id } = of(restricted)
  return [...FIELDS.map(field => canary(restricted, field)), story.no, id].filter(word => text.includes(word))
}

/** Looks through one answer for everything that this kind of person is not cleared for. @param except what the question itself named */
function look(where: string, kind: Kind, text: string, wrong: string[], except: readonly string[] = []): void {
  places += 1
  for (const restricted of RESTRICTED_KINDS.filter(each => !isCleared(kind, each)))
    for (const word of found(text, restricted))
      if (!except.includes(word)) wrong.push(`${kind}: ${where} has ${word} of ${restricted}`)
}

/** Everything that comes back: the answer, or all of the error that would travel. */
async function answerOf(ask: () => Promise<unknown>): Promise<string> {
  try {
    const answer = await ask()
    if (answer && typeof answer === 'object' && Symbol.asyncIterator in answer) {
      const reader = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]()
      const first = await Promise.race([reader.next(), turn().then(() => turn())])
      void reader.return?.(undefined)
      return `stream ${JSON.stringify(first ?? null)}`
    }
    return `yes ${JSON.stringify(answer)}`
  } catch (error) {
    if (error instanceof RefusalError) return `no ${JSON.stringify(error)}`
    const { message, code, cause } = error as { message: string; code?: string; cause?: unknown }
    return `no ${code} ${message} ${cause instanceof Error ? cause.message : ''} ${JSON.stringify(cause ?? null)}`
  }
}

/** What is never called: it would end the sessions or the offices that the test lives on. */
const LEFT_OUT = /^(session\.endAll|session\.claimAdmin|administration\.)/
const procedures = Object.keys(appRouter._def.procedures).filter(path => !LEFT_OUT.test(path))
type Call = (input: unknown) => Promise<unknown>
const procedureOf = (viewer: Viewer, path: string): Call =>
  path.split('.').reduce<unknown>((at, name) => Reflect.get(at as object, name), house.as(viewer)) as Call

test('no procedure, asked by anybody not cleared, says a word, a number or an id of any kind of restricted case', async () => {
  const wrong: string[] = []
  const fieldsOf = new Map(SENT.map(([group, name, fields]) => [`${group}.${name}`, fields]))
  for (const kind of KINDS.filter(each => !CLEARED.includes(each))) {
    for (const path of procedures) {
      // One question without a case, and one about each; what the question itself names may come back in an error.
      const blank = await answerOf(() => procedureOf(cast[kind], path)({ cursor: undefined }))
      look(path, kind, blank, wrong)
      for (const restricted of RESTRICTED_KINDS.filter(each => !isCleared(kind, each))) {
        const it = of(restricted)
        const input = { ...anyInput(it, it.id), ...fieldsOf.get(path) }
        const except = [it.story.no, it.id]
        look(path, kind, await answerOf(() => procedureOf(cast[kind], path)(input)), wrong, except)
      }
    }
  }
  console.log(
    `canary: ${procedures.length} procedures × ${KINDS.length - CLEARED.length} kinds of people, ${places} answers so far`,
  )
  expect(wrong.slice(0, 20)).toEqual([])
}, 1_200_000)

test('no ledger of a unit, a branch or a person counted one that was restricted from birth, whatever restricted it', () => {
  expect(BORN_RESTRICTED).toHaveLength(RESTRICTED_KINDS.length - 2)
  expect(moved).toEqual([])
})

test('no list, count, search, stream or notice of anybody not cleared has one', async () => {
  const wrong: string[] = []
  for (const kind of KINDS.filter(each => !CLEARED.includes(each))) {
    const caller = house.as(cast[kind])
    for (const told of streamed.get(kind) ?? []) look('desk.live', kind, told, wrong)
    for (const desk of DESKS) look(`desk ${desk}`, kind, await answerOf(() => caller.desk.page({ desk })), wrong)
    look('counters', kind, await answerOf(() => caller.desk.counters()), wrong)
    look('notices', kind, await answerOf(() => caller.notices.page({})), wrong)
    look('own cases', kind, await answerOf(() => caller.tracking.mine({})), wrong)
    for (const restricted of RESTRICTED_KINDS.filter(each => !isCleared(kind, each)))
      for (const q of [canary(restricted, 'text'), canary(restricted, 'place'), of(restricted).story.no]) {
        const answer = await answerOf(() => caller.desk.search({ q }))
        look('search', kind, answer, wrong, [q])
        if (answer.startsWith('yes') && !answer.includes('"rows":[]')) wrong.push(`${kind}: search found ${q}`)
      }
  }
  expect(wrong.slice(0, 20)).toEqual([])
}, 600_000)

test('no address over HTTP has one: files, thumbnails, procedures as routes, the public API, health and pages', async () => {
  const wrong: string[] = []
  for (const kind of KINDS.filter(each => !CLEARED.includes(each))) {
    const headers = await cookieOf(cast[kind])
    const get = (url: string) => files.server.inject({ url, headers })
    for (const restricted of RESTRICTED_KINDS.filter(each => !isCleared(kind, each))) {
      const { file, story } = of(restricted)
      for (const url of [`/files/${file}`, `/files/${file}/thumbnail`, `/files/${file}?e=99999999999&s=x`]) {
        const answer = await get(url)
        look(url, kind, JSON.stringify(answer.headers) + answer.body, wrong)
        if (answer.statusCode === 200) wrong.push(`${kind}: ${url} of ${restricted} opens`)
      }
      const input = encodeURIComponent(
        JSON.stringify({ caseNo: story.no, ticket: { caseNo: story.no, code: 'WRONG' } }),
      )
      for (const path of ['cases.view', 'tracking.view', 'dispatch.candidates']) {
        const { body } = await get(`/trpc/${path}?input=${input}`)
        look(`/trpc/${path}`, kind, body, wrong, [story.no])
      }
    }
    for (const url of ['/api/v1/openapi.json', '/api/v1/intake/options', '/healthz', '/readyz', '/', '/desk'])
      look(url, kind, (await get(url)).body, wrong)
  }
  expect(wrong.slice(0, 20)).toEqual([])
}, 600_000)

async function cookieOf({ person }: Viewer): Promise<Record<string, string>> {
  if (person === null) return {}
  const set = await files.app.auth.openSession(person, '127.0.0.1', { factor: 'totp' })
  return { cookie: set.slice(0, set.indexOf(';')) }
}

/** Names of files stand beside their bytes and are shown with them; everything else a person wrote is sealed. */
const PLAIN: readonly string[] = ['public.files']

test('no table of the platform or of its jobs holds one in plain, nor does any line of the log', async () => {
  const { rows: tables } = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('public', 'jobs')`,
  )
  const words = RESTRICTED_KINDS.flatMap(kind => FIELDS.map(field => canary(kind, field)))
  const wrong: string[] = []
  for (const { name } of tables.filter(table => !PLAIN.includes(table.name))) {
    places += 1
    const { rows } = await client.query<{ word: string }>(
      `select distinct w as word from ${name} t, unnest($1::text[]) w
        where t::text like '%' || w || '%' or t::text like '%' || encode(convert_to(w, 'UTF8'), 'hex') || '%'`,
      [words],
    )
    wrong.push(...rows.map(({ word }) => `${name}: ${word}`))
  }
  for (const line of log) {
    places += 1
    wrong.push(...words.filter(word => line.includes(word)).map(word => `log: ${word}`))
  }
  expect(tables.length).toBeGreaterThan(30)
  expect(wrong).toEqual([])
})

test('the jobs that restricted cases left behind hold ids and nothing else', async () => {
  const { rows } = await client.query<{ name: string; data: Record<string, unknown> }>(
    `select name, data from jobs.job where name in ('notify', 'clock', 'seal', 'call')`,
  )
  expect(rows.length).toBeGreaterThan(40)
  for (const { name, data } of rows)
    for (const [key, value] of Object.entries(data ?? {})) {
      places += 1
      expect(`${name}.${key}`).toMatch(/^(notify\.(caseId|n)|clock\.clockId|seal\.caseId)$/)
      expect(String(value)).toMatch(/^([0-9a-f-]{36}|\d+)$/)
    }
})

test('the search that finds nothing would find them: each word is there for those who are cleared', async () => {
  for (const restricted of RESTRICTED_KINDS.filter(each => each !== 'handedOver')) {
    const view = JSON.stringify(await house.as(cast.confidant).cases.view({ caseNo: of(restricted).story.no }))
    for (const field of ['text', 'place', 'answers', 'note', 'question', 'reply'] as const)
      expect(view, `${restricted} ${field}`).toContain(canary(restricted, field))
    const file = await files.get(`/files/${of(restricted).file}`, cast.confidant)
    expect(file.statusCode).toBe(200)
    expect(decodeURIComponent(String(file.headers['content-disposition']))).toContain(canary(restricted, 'file'))
  }
})

test('every read of a restricted case by the cleared stands in the audit log, with who, when and what', async () => {
  const last = async () => Number((await client.query('select coalesce(max(id), 0) as id from audit_log')).rows[0].id)
  const lines = async (after: number) =>
    (
      await client.query<{ act: string; person_id: string; case_id: string | null; detail: { cases?: string[] } }>(
        'select act, person_id, case_id, detail from audit_log where id > $1 order by id',
        [after],
      )
    ).rows
  let reads = 0
  for (const [kind, restricted] of [
    ...RESTRICTED_KINDS.map(each => ['confidant', each] as const),
    ...RESTRICTED_KINDS.map(each => ['schoolLead', each] as const),
    ['dutyOfficer', 'crisis'] as const,
  ]) {
    const caller = house.as(cast[kind])
    const { story, id, file } = of(restricted)
    const asked: [act: string, ask: () => Promise<unknown>][] = [
      ['read', () => caller.cases.view({ caseNo: story.no })],
      ['search', () => caller.desk.search({ q: story.no })],
    ]
    if (restricted !== 'handedOver') asked.push(['file', () => files.get(`/files/${file}`, cast[kind])])
    for (const [act, ask] of asked) {
      const before = await last()
      await ask()
      reads += 1
      const named = (await lines(before)).filter(
        line => line.act === act && (line.case_id === id || line.detail.cases?.includes(story.no)),
      )
      expect(
        named.map(line => line.person_id),
        `${kind} ${act} ${restricted}`,
      ).toEqual([cast[kind].person])
    }
  }
  for (const desk of ['held', 'reportedUp', 'crisis', 'schoolAll'] as const) {
    const before = await last()
    const { rows } = await house.as(cast.confidant).desk.page({ desk })
    reads += 1
    const [line] = (await lines(before)).filter(each => each.act === 'list')
    expect(line?.detail.cases, desk).toEqual(rows.map(row => row.caseNo))
  }
  console.log(
    `canary: ${places} places looked at, ${RESTRICTED_KINDS.length} kinds × ${FIELDS.length} fields; ${reads} reads by the cleared, each in the audit log`,
  )
})
