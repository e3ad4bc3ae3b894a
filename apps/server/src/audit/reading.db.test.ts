import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../access/viewer.ts'
import { serve } from '../app.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf } from '../testing/whole-house.ts'

const WORDS = '三号楼饮水机漏水已经两周'
let house: TestHouse
let owner: pg.Client
let server: FastifyInstance
let auditor: Viewer
let officer: Viewer
let caseNo: string
beforeAll(async () => {
  house = await openTestHouse()
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  server = await serve(house.house, house.config)
  ;({ auditAdmin: auditor, officer } = castOf(house))
  const story = await CaseStory.leave(house, 'JDXY', WORDS)
  caseNo = story.no
  await house.as(officer).cases.view({ caseNo })
  await house.as(officer).desk.search({ q: '没有这样的题目' })
})
afterAll(async () => {
  await owner.end()
  await server.close()
  await house.close()
})

const api = () => house.as(auditor).audit
const cookieOf = async (viewer: Viewer) =>
  (await house.house.app.auth.openSession(viewer.person ?? '', '127.0.0.1', { factor: 'totp' })).split(';')[0] ?? ''
const download = async (query: string, viewer: Viewer) =>
  server.inject({ url: `/audit/export?${query}`, headers: { cookie: await cookieOf(viewer) } })
const newest = async (act: string) =>
  (await owner.query('select * from audit_log where act = $1 order by id desc limit 1', [act])).rows[0]

describe('a page of the log', () => {
  test('names who did what to which case, and no word of it', async () => {
    const { rows } = await api().page({ caseNo })
    expect(rows.map(({ act }) => act)).toEqual(['read', 'submit'])
    expect(rows[0]).toMatchObject({ caseNo, person: { id: officer.person, name: officer.name } })
    expect(JSON.stringify(rows)).not.toContain('饮水机')
  })

  test('is narrowed by person, act, period and unit, alone and together', async () => {
    const acts = async (filter: Parameters<ReturnType<typeof api>['page']>[0]) =>
      new Set((await api().page(filter)).rows.map(row => row.act))
    expect(await acts({ person: officer.name ?? '', act: 'search' })).toEqual(new Set(['search']))
    expect(await acts({ person: '没有此人' })).toEqual(new Set())
    expect(await acts({ unit: 'JDXY', act: 'read' })).toEqual(new Set(['read']))
    expect(await acts({ unit: 'TSG', caseNo })).toEqual(new Set())
    expect(await acts({ from: '2026-11-12', until: '2026-11-12', caseNo })).toEqual(new Set(['read', 'submit']))
    expect(await acts({ until: '2026-11-11', caseNo })).toEqual(new Set())
    expect(await acts({ from: '2026-11-13', caseNo })).toEqual(new Set())
  })

  test('goes on where the one before ended, without a gap or a line twice, while others write', async () => {
    for (let n = 0; n < 110; n++) await house.as(officer).cases.view({ caseNo })
    const ids: number[] = []
    for (let cursor: number | undefined, more = true; more; ) {
      const page = await api().page({ caseNo, cursor })
      ids.push(...page.rows.map(row => row.id))
      await house.as(officer).cases.view({ caseNo })
      cursor = page.next ?? undefined
      more = page.next !== null
    }
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBe(112)
    expect(ids).toEqual(ids.toSorted((a, b) => b - a))
  })

  test('is itself recorded with what was looked for', async () => {
    await api().page({ act: 'signIn', unit: 'TSG' })
    expect(await newest('readAudit')).toMatchObject({
      person_id: auditor.person,
      detail: { act: 'signIn', unit: 'TSG' },
    })
  })

  test('is shown to the audit administrator alone', async () => {
    for (const [kind, viewer] of Object.entries(castOf(house))) {
      if (kind === 'auditAdmin') continue
      const as = house.as(viewer).audit
      const expected = kind === 'nobody' ? 'signInFirst' : 'notAllowed'
      for (const call of [() => as.page({}), () => as.state(), () => as.verify()])
        expect([kind, (await refusalOf(call())).reason]).toEqual([kind, expected])
    }
  })
})

test('a search that found nothing was recorded too', async () => {
  expect(await newest('search')).toMatchObject({ person_id: officer.person, detail: { found: 0, cases: [] } })
})

describe('an export', () => {
  test('is the log as the filter narrows it, in two forms, and a line of its own before the first byte', async () => {
    const jsonl = await download(`format=jsonl&caseNo=${caseNo}&act=submit`, auditor)
    expect(jsonl.headers['content-disposition']).toMatch(/attachment; filename="audit-2026-11-12.jsonl"/)
    const lines = jsonl.body
      .trim()
      .split('\n')
      .map(line => JSON.parse(line))
    expect(lines).toHaveLength(1)
    expect(lines[0]).toMatchObject({ act: 'submit', caseNo })
    expect(await newest('exportAudit')).toMatchObject({
      person_id: auditor.person,
      detail: { caseNo, act: 'submit', format: 'jsonl' },
    })
    const csv = await download('format=csv', auditor)
    expect(csv.body.startsWith('\ufeff')).toBe(true)
    const rows = csv.body.trim().split('\r\n')
    const { rows: counted } = await owner.query('select count(*)::int as n from audit_log')
    expect(rows).toHaveLength(counted[0].n + 1)
    expect(rows[0]).toBe('id,at,act,actor,name,username,case,subject,detail')
    expect(csv.body).not.toContain('饮水机')
  })

  test('makes nothing of a cell that a spreadsheet would run', async () => {
    await owner.query(
      `insert into audit_log (at, actor, act, detail) values (now(), '=HYPERLINK("http://x")', 'formula', '{}')`,
    )
    expect((await download('format=csv&act=formula', auditor)).body).toContain(`"'=HYPERLINK(""http://x"")"`)
  })

  test('is not there for anybody else, and a filter that is none is refused', async () => {
    for (const kind of ['systemAdmin', 'securityAdmin', 'officer', 'schoolLead', 'inspector'] as const)
      expect((await download('format=csv', castOf(house)[kind])).statusCode).toBe(404)
    expect((await server.inject({ url: '/audit/export?format=csv' })).statusCode).toBe(404)
    const half = (await house.house.app.auth.openSession(auditor.person ?? '', '127.0.0.1')).split(';')[0] ?? ''
    expect((await server.inject({ url: '/audit/export?format=csv', headers: { cookie: half } })).statusCode).toBe(404)
    const odd = await download('format=xml', auditor)
    expect(odd.statusCode).toBe(400)
    expect(odd.json().message).toEqual({ zh: expect.any(String), en: expect.any(String) })
    expect((await download('format=csv&from=yesterday', auditor)).statusCode).toBe(400)
  })
})

describe('the state of the chain', () => {
  test('after a verification says up to where it holds', async () => {
    expect((await api().state()).last).toBeNull()
    expect(await api().verify()).toEqual({ began: true })
    await expect.poll(async () => (await api().state()).last, { timeout: 10_000 }).toMatchObject({ found: 0 })
    const { isProtected, days, seal, running } = await api().state()
    expect({ isProtected, days, running }).toEqual({ isProtected: true, days: 400, running: null })
    expect(seal?.line).toBeGreaterThan(100)
    expect(await newest('verifyAudit')).toMatchObject({ person_id: auditor.person })
  })

  test('two who ask at once start one', async () => {
    const began = await Promise.all([api().verify(), api().verify()])
    expect(began.filter(answer => answer.began).length).toBeLessThanOrEqual(2)
    await expect.poll(async () => (await api().state()).running, { timeout: 10_000 }).toBeNull()
    const { rows } = await owner.query(`select count(*)::int as n from audit_checks a join audit_checks b
      on a.id < b.id and a.started_at < b.ended_at and b.started_at < a.ended_at`)
    expect(rows).toEqual([{ n: 0 }])
  })
})
