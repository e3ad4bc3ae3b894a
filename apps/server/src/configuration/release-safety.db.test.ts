import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { NOBODY, type Viewer } from '../access/viewer.ts'
import { compose } from '../compose.ts'
import { createCaller } from '../router.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { publishProposal, startScheduled } from './publish-item.ts'

let house: TestHouse
let client: pg.Client
let assessor: Person
let lead: Person
let configurer: Person
let reviewer: Person
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
  assessor = house.someone('assessor', 'ZZB')
  lead = house.someone('schoolLead', 'ZDT')
  configurer = house.someone('configurer', 'JDXY')
  reviewer = house.someone('reviewer', 'JDXY')
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const REASON = { zh: '打印室的事本院自己办', en: 'We look after our own printers' }
type Item = { kind: 'routing' | 'words' | 'texts' | 'sensitivity'; unit: string | null }
const UNIT: Item = { kind: 'routing', unit: 'JDXY' }
const SCHOOL: Item = { kind: 'routing', unit: null }
const WORDS: Item = { kind: 'words', unit: null }
const app = () => house.house.app

async function proposed(item: Item, body: unknown): Promise<string> {
  const by = item.unit === null ? assessor : configurer
  const { release: base } = await house.as(by).changes.of(item)
  return (await house.as(by).changes.propose({ ...item, base, body, reason: REASON })).id
}
const bodyOf = async (item: Item) =>
  structuredClone((await house.as(item.unit === null ? assessor : configurer).changes.of(item)).inForce) as never

test('the school never goes back to where it had no rules at all', async () => {
  const back = { ...SCHOOL, kind: 'routing' as const, base: 1, to: 0, reason: '看看会怎样' }
  expect(await refusalOf(house.as(lead).releases.rollBack(back))).toEqual({ reason: 'input' })
  expect((await client.query('select 1 from releases')).rows).toHaveLength(1)
})

test('two changes that fit alone and not together: the second is refused, and every process still reads what is in force', async () => {
  const words = (await bodyOf(WORDS)) as { lists: Record<string, unknown> }
  const own = { label: { zh: '新词', en: 'New words' }, words: ['路灯'] }
  await house.as(lead).changes.publish({ id: await proposed(WORDS, { ...words, lists: { ...words.lists, own } }) })
  const rules = (await bodyOf(SCHOOL)) as { rules: object[] }
  const asks = {
    ...rules.rules.at(-1),
    id: 'lamps',
    title: { zh: '路灯', en: 'Lamps' },
    when: { all: [{ fact: 'text.words', operator: 'mentions', value: ['own'] }] },
    tests: [],
  }
  const more = await proposed(SCHOOL, { ...rules, rules: [...rules.rules, asks] })
  const less = await proposed(WORDS, words)
  // Another process has not heard yet: its memory still says that both lists and rules are as they were.
  const slow = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  const heard = vi.spyOn(slow.app.configuration, 'refresh').mockResolvedValue()
  try {
    await house.as(lead).changes.publish({ id: less })
    expect(await refusalOf(publishProposal(slow.app, lead, more))).toEqual({ reason: 'input' })
  } finally {
    heard.mockRestore()
    await slow.close()
  }
  await house.house.refresh()
  expect(app().configuration.school().release.n).toBe(3)
  expect((await client.query(`select status from item_proposals where id = $1`, [more])).rows[0].status).toBe('open')
  await house.as(assessor).changes.withdraw({ id: more })
})

test('a release is in force on every process: on one whose clock is slow, and on one that had lost its connection', async () => {
  const late = { config: house.config, databaseUrl: house.databaseUrl, now: () => house.now() - 600_000 }
  const other = await compose(late)
  const rulesThere = () => other.app.configuration.routingOf('JDXY').rules.map(rule => rule.id)
  const publish = async (id: string) => {
    const { rules } = (await bodyOf(SCHOOL)) as { rules: object[] }
    const own = { ...rules.at(-1), id, band: 'unit', tests: [], title: { zh: id, en: id } }
    const body = { kind: 'routing', rules: [own] }
    return house.as(reviewer).changes.publish({ id: await proposed(UNIT, body) })
  }
  try {
    const { release } = await publish('first')
    await vi.waitFor(() => expect(rulesThere()).toContain('first'), { timeout: 30_000 })
    // A case that is left at that process is decided by it.
    const as = (viewer: Viewer = NOBODY) =>
      createCaller({ ...other, viewer, address: '127.0.0.1', setHeader: () => {} })
    const there = { as, someone: house.someone }
    const { no } = await CaseStory.leave(there, 'JDXY', '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。')
    const { rows } = await client.query(
      `select r.n from cases c join releases r on r.hash = c.releases->>'JDXY' where c.case_no = $1`,
      [no],
    )
    expect(rows).toEqual([{ n: release }])
    await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'zuoyeben live'`,
    )
    const began = Date.now()
    await publish('second')
    await vi.waitFor(() => expect(rulesThere()).toEqual(expect.arrayContaining(['second'])), { timeout: 30_000 })
    console.log(`a lost connection: in force there after ${Date.now() - began} ms`)
  } finally {
    await other.close()
  }
})

test('a change that cannot be started keeps no other waiting', async () => {
  const at = new Date(house.now() + 60_000).toISOString()
  const texts: Item = { kind: 'texts', unit: null }
  const broken = await proposed(UNIT, { kind: 'routing', rules: [] })
  const sound = await proposed(texts, { ...((await bodyOf(texts)) as object), notices: {} })
  await house.as(reviewer).changes.schedule({ id: broken, at })
  await house.as(lead).changes.schedule({ id: sound, at: new Date(house.now() + 61_000).toISOString() })
  await house.moveTo(house.now() + 120_000)
  const fault = vi.spyOn(app().queue, 'send').mockRejectedValueOnce(new Error('the disk is full'))
  await client.query(`update item_proposals set base_n = 99 where id = $1`, [broken])
  await expect(startScheduled(app())).rejects.toThrow('the disk is full')
  fault.mockRestore()
  const statusOf = async (id: string) =>
    (await client.query('select status from item_proposals where id = $1', [id])).rows[0].status
  expect([await statusOf(broken), await statusOf(sound)]).toEqual(['approved', 'published'])
  await startScheduled(app())
  expect(await statusOf(broken)).toBe('open')
})
