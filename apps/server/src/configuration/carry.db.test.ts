import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../access/viewer.ts'
import { serve } from '../app.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { castOf } from '../testing/whole-house.ts'
import { personByAccount } from './account.sql.ts'
import { CARRIED_LIMITS, filesOfZip, zipOf } from './carried-files.ts'
import { configurationFiles, pretty } from './export-configuration.ts'

let house: TestHouse
let server: FastifyInstance
let assessor: Person
beforeAll(async () => {
  house = await openTestHouse()
  server = await serve(house.house, house.config)
  assessor = house.someone('assessor', 'ZZB')
  const reviewer = house.someone('reviewer', 'JDXY')
  const body = { kind: 'routing', rules: [] }
  const item = { kind: 'routing', unit: 'JDXY', base: 0, body, reason: { zh: '空的', en: 'Empty' } } as const
  const { id } = await house.as(house.someone('configurer', 'JDXY')).changes.propose(item)
  await house.as(reviewer).changes.publish({ id })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const app = () => house.house.app
const bytes = (text: string) => new TextEncoder().encode(text)
const bring = (by: Person, files: Record<string, string>) =>
  house.as(by).configuration.import({ zip: Buffer.from(zipOf(new Map(Object.entries(files)))).toString('base64') })
const current = async () => Object.fromEntries(await configurationFiles(app()))

test('what is in force leaves as a folder of JSON that says the same each time, for those who keep it', async () => {
  const cookieOf = async ({ person }: Viewer) =>
    (await app().auth.openSession(person ?? '', '127.0.0.1', { factor: 'totp' })).split(';')[0] ?? ''
  const get = async (by: Viewer) =>
    server.inject({ url: '/api/configuration.zip', headers: { cookie: await cookieOf(by) } })
  const cast = castOf(house)
  const answers = [await get(cast.assessor), await get(cast.schoolLead)]
  expect(answers.map(answer => answer.statusCode)).toEqual([200, 200])
  expect(answers[1]?.rawPayload.equals(answers[0]?.rawPayload as Buffer)).toBe(true)
  for (const by of [cast.systemAdmin, cast.configurer, cast.reviewer, cast.officer, cast.auditAdmin])
    expect((await get(by)).statusCode).toBe(404)
  expect((await server.inject({ url: '/api/configuration.zip' })).statusCode).toBe(404)
  const files = unzipSync(answers[0]?.rawPayload as Buffer)
  expect(Object.keys(files)).toEqual(expect.arrayContaining(['school/routing.json', 'units/JDXY/routing.json']))
  const text = (path: string) => new TextDecoder().decode(files[path])
  expect(JSON.parse(text('release.json'))).toMatchObject({ school: { n: 1 }, 'units/JDXY': { n: 1 } })
  expect(text('school/routing.json')).toMatch(/^\{\n {2}"[^"]+": [\s\S]*\n\}\n$/)
})

test('brought in again nothing differs; of what differs a draft is made, and nothing is in force', async () => {
  const files = await current()
  const again = await bring(assessor, { ...files, 'readme.json': '{}' })
  expect(again.drafts).toEqual([])
  expect([...again.same].sort()).toEqual(Object.keys(files).filter(file => file.startsWith('school/')))
  const why = new Map(again.refused.map(each => [each.file, each.why.zh]))
  expect(why.get('units/JDXY/routing.json')).toBe('由有权起草它的人导入')
  expect(again.refused.map(each => each.file)).toEqual(['units/JDXY/routing.json', 'readme.json'])
  expect(why.get('readme.json')).toBe('不是配置文件夹里的文件')

  const routing = JSON.parse(files['school/routing.json'] ?? '') as { rules: unknown[] }
  const changed = { ...routing, rules: routing.rules.slice(1) }
  const { drafts, refused } = await bring(assessor, {
    'conf/school/routing.json': pretty(changed),
    'conf/school/words.json': '{"lists":',
    'conf/school/texts.json': '{"__proto__":{"notices":{}}}',
    'conf/units/NONE/routing.json': '{}',
    'conf/school/form.HQ.json': '{}',
    'conf/release.json': '{}',
  })
  expect(refused.map(each => [each.file, each.why.en])).toEqual([
    ['conf/school/words.json', 'This is not valid JSON'],
    ['conf/school/texts.json', expect.stringContaining('/__proto__')],
    ['conf/units/NONE/routing.json', 'There is no such unit'],
    ['conf/school/form.HQ.json', expect.stringContaining('not changed here')],
  ])
  expect(drafts).toMatchObject([{ file: 'conf/school/routing.json', kind: 'routing', unit: null }])
  const lines = await app().db.selectFrom('audit_log').selectAll().where('act', '=', 'importConfiguration').execute()
  expect(lines.at(-1)).toMatchObject({
    person_id: assessor.person,
    detail: { drafts: [drafts[0]?.id], same: 0, refused: 4 },
  })
  const draft = await house.as(assessor).drafts.one({ id: drafts[0]?.id ?? '' })
  expect(draft).toMatchObject({ body: changed, base: 1, isOvertaken: false })
  expect(app().configuration.school().release.n).toBe(1)
})

test('a file with a text that cannot be kept is refused by its name, and the others are taken', async () => {
  const routing = JSON.parse((await current())['school/routing.json'] ?? '') as object
  const zip = zipOf(
    new Map([
      ['school/texts.json', '{"notices":"\\u0000"}'],
      ['school/escalation.json', '{"limits":"\\ud800"}'],
      ['school/routing.json', JSON.stringify({ ...routing, rules: [] })],
    ]),
  )
  const { drafts, refused } = await house
    .as(assessor)
    .configuration.import({ zip: Buffer.from(zip).toString('base64') })
  expect(refused.map(each => each.file).sort()).toEqual(['school/escalation.json', 'school/texts.json'])
  expect(drafts.map(draft => draft.file)).toEqual(['school/routing.json'])
  await house.as(assessor).drafts.drop({ id: drafts[0]?.id ?? '' })
})

test('a number that no release can have is refused, and is no fault', async () => {
  const call = house.as(assessor).releases.diff({ kind: 'routing', unit: null, from: 0, to: 3e9 })
  await expect(call).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})

test('what was exported comes back byte for byte, once two people have agreed to it', async () => {
  const lead = house.someone('schoolLead', 'ZDT')
  const reason = { zh: '照备份恢复', en: 'As it was kept' }
  const putInForce = async (kind: 'routing' | 'texts', body: unknown) => {
    const { release: base } = await house.as(assessor).changes.of({ kind, unit: null })
    const { id } = await house.as(assessor).changes.propose({ kind, unit: null, base, body, reason })
    await house.as(lead).changes.publish({ id })
  }
  const before = await current()
  const routing = JSON.parse(before['school/routing.json'] ?? '') as { rules: { say: { zh: string } }[] }
  const [first, ...others] = routing.rules
  const said = { ...first, say: { ...first?.say, zh: '由学校办理' } }
  await putInForce('routing', { ...routing, rules: [said, ...others] })
  const other = await current()
  const differing = Object.keys(before).filter(file => before[file] !== other[file])
  expect(differing).toEqual(['school/routing.json', 'release.json'])
  const zip = zipOf(new Map(Object.entries(before)))
  expect([...filesOfZip(zip)]).toEqual(Object.entries(before))
  const { drafts, same } = await house.as(assessor).configuration.import({ zip: Buffer.from(zip).toString('base64') })
  expect([drafts.map(draft => draft.file), same.includes('school/routing.json')]).toEqual([
    ['school/routing.json'],
    false,
  ])
  expect(await current()).toEqual(other)
  const { id } = await house.as(assessor).drafts.propose({ id: drafts[0]?.id ?? '', version: 1, reason })
  await house.as(lead).changes.publish({ id })
  const after = await current()
  expect(Object.keys(after).filter(file => after[file] !== before[file])).toEqual(['release.json'])
  const hashOf = (files: Record<string, string>) => JSON.parse(files['release.json'] ?? '').school.hash
  expect(hashOf(after)).toBe(hashOf(before))
})

test('of a unit it is brought in by the unit’s own people', async () => {
  const body = pretty({ kind: 'routing', rules: [], examples: [{ facts: {}, expect: {} }] })
  const { drafts, refused } = await bring(house.someone('configurer', 'JDXY'), {
    'units/JDXY/routing.json': body,
    'units/HQC/routing.json': body,
    'school/routing.json': body,
  })
  expect(drafts.map(draft => draft.unit)).toEqual(['JDXY'])
  expect(refused).toHaveLength(2)
})

test('an account of the command is its person with the offices held now, and no other', async () => {
  const who = await personByAccount(app().db, 'zzb-assessor', new Date(house.now()))
  const { rows } = { rows: await app().db.selectFrom('people').select(['id', 'username']).execute() }
  const username = rows.find(row => row.id === assessor.person)?.username ?? ''
  expect(who === null || who.person === assessor.person).toBe(true)
  expect(await personByAccount(app().db, username, new Date(house.now()))).toMatchObject({
    person: assessor.person,
    appointments: assessor.appointments.map(({ role, unit }) => ({ role, unit })),
  })
  expect(await personByAccount(app().db, 'nobody-of-the-kind', new Date(house.now()))).toBeNull()
})

test.each<[what: string, zip: () => Uint8Array]>([
  ['no zip at all', () => bytes('{"kind":"routing"}')],
  ['an empty one', () => zipSync({})],
  ['noise', () => randomBytes(5000)],
  [
    'one cut off',
    () =>
      zipOf(
        new Map([
          ['a.json', '{}'],
          ['b.json', randomBytes(4000).toString('hex')],
        ]),
      ).subarray(0, 3000),
  ],
  ['a bomb of one file', () => zipSync({ 'school/routing.json': new Uint8Array(60_000_000) }, { level: 9 })],
  [
    'a bomb of many files',
    () => zipSync(Object.fromEntries(Array.from({ length: 800 }, (_, n) => [`${n}.json`, bytes('{}')]))),
  ],
  ['one that is too long', () => new Uint8Array(CARRIED_LIMITS.zip + 1)],
  ['text that is no UTF-8', () => zipSync({ 'school/routing.json': Uint8Array.of(0xff, 0xfe, 0x80) })],
])('hostile zips are refused: %s', async (what, zip) => {
  const given = zip()
  const began = performance.now()
  expect(() => filesOfZip(given)).toThrow('input')
  console.log(`${what}: ${(performance.now() - began).toFixed(1)} ms`)
  const sent = house.as(assessor).configuration.import({ zip: Buffer.from(given).toString('base64') })
  expect(await refusalOf(sent)).toEqual({ reason: 'input' })
})

test('names that would leave a folder are names of nothing', async () => {
  const { drafts, refused } = await bring(assessor, {
    '../school/routing.json': '{}',
    '/etc/school/routing.json': '{}',
    'units/../routing.json': '{}',
    'school/__proto__.json': '{}',
    'school/constructor.json': '{}',
  })
  expect(drafts).toEqual(expect.any(Array))
  expect(drafts.every(({ kind }) => kind === 'routing')).toBe(true)
  expect(refused.length).toBeGreaterThanOrEqual(3)
})
