import { analyse, type RoutingRuleSet } from '@zuoyeben/rules'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf } from '../configuration/default-content.ts'
import { publishItem } from '../configuration/new-release.sql.ts'
import { makingOf } from '../configuration/readable-release.ts'
import { readItems } from '../configuration/releases.sql.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { newlyVisible } from './newly-visible.ts'
import type { Rehearsal } from './rehearsal.ts'
import type { Told } from './rehearse.ts'
import { changedRules } from './rule-sides.ts'

const LEAK = '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。'
const HELD = '学生会主席收受回扣，虚开发票套取活动经费，请查一查。'
interface RuleJson {
  id: string
  when: unknown
  then: Record<string, unknown>
}
interface SetJson {
  rules: RuleJson[]
}

let house: TestHouse
let client: pg.Client
const at: Record<'leak' | 'other' | 'held' | 'cleared' | 'foreign', CaseStory> = {} as never
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  at.leak = await CaseStory.leave(house, 'JDXY', LEAK)
  at.other = await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门，能不能周末轮流开一间？')
  at.foreign = await CaseStory.leave(house, 'DQXY', LEAK)
  at.held = await CaseStory.leave(house, 'JDXY', HELD)
  at.cleared = await CaseStory.leave(house, 'JDXY', HELD)
  const confidant = house.someone('confidant', 'ZDT')
  await at.cleared.act(confidant, 'dispatch', 'clearFlag', { reason: { text: '核实为普通事项' } })
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const app = () => house.house.app
const inForce = async (kind: 'routing' | 'sensitivity'): Promise<SetJson> => {
  const hash = app().configuration.school().release.items[kind] ?? ''
  return structuredClone((await readItems(app().db, [hash])).get(hash)) as SetJson
}
const rule = (id: string, when: unknown, then: Record<string, unknown>, band = 'school') => ({
  id,
  title: { zh: id, en: id },
  band,
  when,
  then,
  say: { zh: `由${id}决定`, en: `decided by ${id}` },
})
const LEAKS = {
  all: [
    { fact: 'text.words', operator: 'mentions', value: ['trouble'] },
    { fact: 'case.category', operator: 'is', value: 'HQ' },
  ],
}

async function rehearsed(who: Person, input: unknown): Promise<{ told: Told[]; result: Rehearsal }> {
  const told: Told[] = []
  for await (const each of await house.as(who).studio.rehearse(input as never)) told.push(each as Told)
  const result = told.at(-1)?.result
  if (!result) throw new Error('no result')
  return { told, result }
}

test('what is in force, rehearsed, changes nothing; figures are of ordinary cases that the rules sent somewhere', async () => {
  const { told, result } = await rehearsed(house.someone('schoolLead', 'ZDT'), {
    kind: 'routing',
    unit: null,
    body: await inForce('routing'),
  })
  expect(told[0]).toEqual({ done: 0, total: 3, result: null })
  // What was held at first and cleared since cannot be tried: the rules sent it nowhere.
  expect(result).toMatchObject({ total: 3, changed: 0, withoutFacts: 1, flow: [], newlyVisible: 0, newlyHeld: 0 })
  expect(result.load.every(({ before, after }) => before === after)).toBe(true)
  expect(result.cases).toEqual({ rows: [], isMore: false })
  expect(result.colleges?.map(({ unit, cases }) => [unit.id, cases])).toEqual([
    ['DQXY', 1],
    ['JDXY', 2],
  ])
})

test('a draft of a unit says for its own cases from where to where, and names them to those who see them anyway', async () => {
  const body = {
    kind: 'routing',
    rules: [rule('leaks', LEAKS, { path: 'transfer', unit: 'BWC', urgency: 'P1' }, 'unit')],
  }
  const draft = { kind: 'routing', unit: 'JDXY', body }
  const { result } = await rehearsed(house.someone('reviewer', 'JDXY'), draft)
  expect(result).toMatchObject({ total: 2, changed: 1, colleges: null })
  expect(result.flow).toHaveLength(1)
  expect(result.flow[0]).toMatchObject({ to: { id: 'BWC' }, cases: 1 })
  const [row] = result.cases.rows
  expect(row).toMatchObject({
    caseNo: at.leak.no,
    after: { unit: { id: 'BWC' }, urgency: 'P1', sentence: { zh: '由leaks决定' } },
  })
  // The rule asks for a sensitive fact: it is not named.
  expect(row?.after.rule).toBeNull()
  expect(row?.before.rule).not.toBeNull()
  expect(result.urgency.find(each => each.unit.id === 'BWC')).toMatchObject({ urgency: 'P1', before: 0, after: 1 })

  // Whoever writes the rules of a unit reads none of its cases.
  const writer = house
    .everyone()
    .find(({ appointments }) => appointments.some(a => a.role === 'configurer' && a.unit === 'JDXY'))
  const figures = await rehearsed(writer as Person, draft)
  expect(figures.result.changed).toBe(1)
  expect(figures.result.cases.rows).toEqual([])
})

test('a draft of the school says by college what changes, what its own rules override, and which of them would not stand', async () => {
  const own = async (unit: string, rules: unknown[]) => {
    const body = { kind: 'routing', rules }
    const item = {
      id: app().newId(),
      scope: unit,
      base: 0,
      kind: 'routing',
      hash: addressOf(body),
      body,
      approvedBy: [],
      at: new Date(app().now()),
    }
    await app()
      .db.transaction()
      .execute(trx => publishItem(trx, item, makingOf(app())))
  }
  await own('JDXY', [rule('ours', LEAKS, { path: 'transfer', unit: 'HQC' }, 'unit')])
  await own('DQXY', [rule('theirs', LEAKS, { path: 'transfer', unit: 'HQC' }, 'unit')])
  await house.house.refresh()
  const body = await inForce('routing')
  const first = body.rules.findIndex(each => !['r01_crisis', 'r02_sensitive'].includes(each.id))
  body.rules.splice(first, 0, rule('theirs', LEAKS, { path: 'transfer', unit: 'BWC' }))
  const { result } = await rehearsed(house.someone('schoolLead', 'ZDT'), {
    kind: 'routing',
    unit: null,
    body,
  })
  const college = (id: string) => result.colleges?.find(({ unit }) => unit.id === id)
  expect(college('JDXY')).toMatchObject({ cases: 2, changed: 0, overridden: 1, invalid: null })
  // Its rule has the id of one of the school's: the school's alone would decide there.
  expect(college('DQXY')).toMatchObject({
    cases: 1,
    changed: 1,
    overridden: 0,
    invalid: { zh: expect.stringContaining('theirs') },
  })
})

test('what would be seen by more people is counted, told only as few, named to the cleared alone; what people cleared is not', async () => {
  const body = await inForce('sensitivity')
  body.rules = body.rules.filter(each => each.id === 's_self_harm')
  const draft = { kind: 'sensitivity' as const, unit: null, body }
  expect(await newlyVisible(app(), draft)).toBe(1)
  expect(await newlyVisible(app(), { kind: 'routing', unit: null, body: await inForce('routing') })).toBe(0)
  const lead = await rehearsed(house.someone('schoolLead', 'ZDT'), draft)
  expect(lead.result.newlyVisible).toBe('few')
  const restricted = lead.result.cases.rows.filter(row => row.isRestricted)
  expect(restricted.map(row => [row.caseNo, row.before.isHeld, row.after.isHeld])).toEqual([[at.held.no, true, false]])
  const assessor = house.everyone().find(({ appointments }) => appointments.some(a => a.role === 'assessor'))
  const figures = await rehearsed(assessor as Person, draft)
  expect(figures.result.newlyVisible).toBe('few')
  // Nor can it be reckoned from how far it says it is.
  expect(new Set(figures.told.map(({ total }) => total))).toEqual(new Set([figures.result.total]))
  expect(JSON.stringify(figures)).not.toContain(at.held.no)

  const stricter = await inForce('sensitivity')
  stricter.rules.push({
    ...rule('s_leak', LEAKS, { classes: ['recusal'], hold: true, channel: [] }, 'guard'),
  })
  const held = await rehearsed(house.someone('schoolLead', 'ZDT'), { ...draft, body: stricter })
  expect(held.result).toMatchObject({ newlyHeld: 2, newlyVisible: 0 })
})

test('held cases: the school is told “few” up to four and the number from five, a unit nothing at all', async () => {
  const body = await inForce('sensitivity')
  body.rules = body.rules.filter(each => each.id === 's_self_harm')
  const lead = house.someone('schoolLead', 'ZDT')
  const told = async () => (await rehearsed(lead, { kind: 'sensitivity', unit: null, body })).result.newlyVisible
  const unit = { kind: 'routing', unit: 'JDXY', body: { kind: 'routing', rules: [] } }
  const reviewer = house.someone('reviewer', 'JDXY')
  const before = await rehearsed(reviewer, unit)
  for (let n = 2; n <= 4; n += 1) await CaseStory.leave(house, 'JDXY', HELD)
  expect(await told()).toBe('few')
  await CaseStory.leave(house, 'JDXY', HELD)
  expect(await told()).toBe(5)
  expect(await rehearsed(reviewer, unit)).toEqual(before)
})

test('cases of a finding, and nobody who may not ask', async () => {
  const body = await inForce('routing')
  body.rules.push(rule('second', LEAKS, { path: 'explain', target: 'entryUnit' }))
  const change = { kind: 'routing' as const, unit: null, body }
  const rules = changedRules(app(), change) as RoutingRuleSet
  const { findings } = analyse(rules, { supplied: null } as never)
  const overlaps = findings.filter(each => each.kind === 'overlap' && each.ruleIds[1] === 'second')
  expect(overlaps.length).toBeGreaterThan(0)
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  const hit: string[] = []
  for (const { kind, ruleIds } of overlaps) {
    const found = await lead.studio.casesOf({ ...change, finding: { kind, ruleIds: [...ruleIds] } })
    expect(found.rows).toHaveLength(found.cases)
    hit.push(...found.rows.map(row => row.caseNo))
  }
  // One rule decides each of them, and the new one would have held for it.
  expect(hit.sort()).toEqual([at.leak.no, at.foreign.no].sort())
  const kind = 'overlap' as const
  expect((await lead.studio.casesOf({ ...change, finding: { kind, ruleIds: ['nothing', 'no'] } })).cases).toBe(0)

  for (const [who, unit] of [
    [house.someone('reviewer', 'JDXY'), null],
    [house.someone('reviewer', 'JDXY'), 'DQXY'],
    [house.someone('schoolLead', 'ZDT'), 'JDXY'],
  ] as const)
    expect(await refusalOf(house.as(who).studio.rehearse({ ...change, unit } as never))).toMatchObject({
      reason: 'notAllowed',
    })
  await expect(
    rehearsed(house.someone('schoolLead', 'ZDT'), { ...change, body: { kind: 'routing', rules: [{}] } }),
  ).rejects.toThrow('input')
})

test('whoever goes away ends it', async () => {
  const stop = new AbortController()
  const { rehearse } = await import('./rehearse.ts')
  const told: Told[] = []
  const change = { kind: 'routing' as const, unit: null, body: await inForce('routing') }
  for await (const each of await rehearse(app(), house.someone('schoolLead', 'ZDT'), change, stop.signal)) {
    told.push(each)
    stop.abort()
  }
  expect(told.every(({ result }) => result === null)).toBe(true)
})

test('watching counts what each rule decided, names those that never did, and says where people moved it', async () => {
  const story = await CaseStory.leave(house, 'TMXY', LEAK)
  const reviewer = house.as(house.someone('reviewer', 'TMXY'))
  const fresh = await reviewer.studio.watch({ unit: 'TMXY', days: 30 })
  expect(fresh.cases).toBe(1)
  const hit = fresh.rules.find(rule => rule.cases > 0)
  expect(hit).toMatchObject({ cases: 1, overridden: 0, to: [] })
  expect(fresh.rules.filter(rule => rule.cases === 0).length).toBeGreaterThan(5)
  // The rules sent it to the department whose duty it is; the college keeps it.
  await (await story.triaged('handle')).approved()
  const after = await reviewer.studio.watch({ unit: 'TMXY', days: 30 })
  expect(after.rules.find(rule => rule.id === hit?.id)).toMatchObject({
    cases: 1,
    overridden: 1,
    to: [{ unit: { id: 'TMXY' }, cases: 1 }],
  })
  expect(after.suggestions).toEqual([])
  await house.moveTo(house.now() + 31 * 86_400_000)
  expect((await reviewer.studio.watch({ unit: 'TMXY', days: 30 })).cases).toBe(0)
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  expect((await lead.studio.watch({ unit: null, days: 365 })).cases).toBe(4)
  expect(await refusalOf(reviewer.studio.watch({ unit: null, days: 30 }))).toMatchObject({ reason: 'notAllowed' })
})
