import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FieldProblem } from '../errors.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { analyseRules } from './examine-rules.ts'
import { startScheduled } from './publish-item.ts'
import { readRules } from './read-rules.ts'

/** Thursday 2026-11-12, 09:00. */
let house: TestHouse
let assessor: Person
let lead: Person
let configurer: Person
let reviewer: Person
beforeAll(async () => {
  house = await openTestHouse()
  assessor = house.someone('assessor', 'ZZB')
  lead = house.someone('schoolLead', 'ZDT')
  configurer = house.someone('configurer', 'JDXY')
  reviewer = house.someone('reviewer', 'JDXY')
})
afterAll(() => house.close())

type Item = { readonly kind: 'routing' | 'sensitivity'; readonly unit: string | null }
const UNIT: Item = { kind: 'routing', unit: 'JDXY' }
const SCHOOL: Item = { kind: 'routing', unit: null }
const GATE: Item = { kind: 'sensitivity', unit: null }
const REASON = { zh: '本院的楼本院管', en: 'We look after our own buildings' }
const building = (value: string) => ({ fact: 'case.building', operator: 'is', value })
const rule = (id: string, all: object[], more: object = {}) => ({
  id,
  title: { zh: `规则${id}`, en: `Rule ${id}` },
  band: 'unit',
  when: { all },
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  then: { path: 'handle', target: 'entryUnit' },
  say: { zh: '由本院办理', en: 'We look after it' },
  ...more,
})
async function propose(item: Item, body: unknown): Promise<string> {
  const by = item.unit === null ? assessor : configurer
  const { release: base } = await house.as(by).changes.of(item)
  return (await house.as(by).changes.propose({ ...item, base, body, reason: REASON })).id
}
const inForce = async (item: Item) =>
  structuredClone((await house.as(item.unit === null ? assessor : configurer).changes.of(item)).inForce) as {
    rules: { id: string }[]
  }
/** Everything a refusal says, in both languages. */
async function saidBy(sent: Promise<unknown>): Promise<readonly FieldProblem[]> {
  const error = (await sent.catch(caught => caught)) as { cause?: { fields?: FieldProblem[] } }
  const fields = error.cause?.fields ?? []
  for (const { message } of fields) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]{4}/)
    expect(message.en).toMatch(/^[A-Z“][^\u4e00-\u9fff]{10}/)
  }
  return fields
}
const placesOf = async (sent: Promise<unknown>) => (await saidBy(sent)).map(({ field }) => field)

test('what cannot work keeps rules from being proposed, unless somebody lets it be until a day; after that day it keeps them from being published', async () => {
  const never = { kind: 'routing', rules: [rule('never', [building('5'), building('6')])] }
  expect(await placesOf(propose(UNIT, never))).toEqual(['/rules/never'])
  const read = readRules(house.house.app, 'routing', 'JDXY', never)
  if (!read.ok) throw new Error('not read')
  const { findings } = await analyseRules(house.house.app, read.value)
  const [finding] = findings.filter(each => each.severity === 'error' && each.ruleIds.includes('never'))
  const waived = (until: string) => ({
    ...never,
    waivers: [{ findingId: finding?.id, reason: '楼号下月才定', until }],
  })
  expect(await placesOf(propose(UNIT, waived('2026-11-11')))).toEqual(['/rules/never'])
  const id = await propose(UNIT, waived('2026-11-12'))
  await house.as(reviewer).changes.schedule({ id, at: '2026-11-12T16:00:00Z' })
  await house.moveTo('2026-11-13T09:00:00+08:00')
  expect(await placesOf(house.as(reviewer).changes.publish({ id }))).toEqual(['/rules/never'])
  await startScheduled(house.house.app)
  expect((await house.as(configurer).changes.of(UNIT)).proposal).toMatchObject({ id, startsAt: null })
  expect(await placesOf(house.as(reviewer).changes.trial({ id }))).toEqual(['/rules/never'])
  await house.as(configurer).changes.withdraw({ id })
  const longer = await propose(UNIT, waived('2026-11-13'))
  expect(await house.as(reviewer).changes.publish({ id: longer })).toEqual({ release: 1 })
})

test('an example that was met when it was proposed and is not any more keeps rules from being published', async () => {
  const shown = { facts: { 'case.building': '5' }, expect: { path: 'handle' } }
  const id = await propose(UNIT, { kind: 'routing', rules: [rule('five', [building('5')], { tests: [shown] })] })
  const school = await inForce(SCHOOL)
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  const guard = rule('guard', [building('5')], { band: 'guard', then: { path: 'transfer', unit: 'HQC' } })
  const first = { ...school, rules: [guard, ...school.rules] }
  await house.as(lead).changes.publish({ id: await propose(SCHOOL, first) })
  const said = await saidBy(house.as(reviewer).changes.publish({ id }))
  expect(said.map(({ field }) => field)).toContain('/rules/five/tests/0')
  await house.as(configurer).changes.withdraw({ id })
})

test('sensitive cases that more people would see keep rules from being published, though there were none when they were proposed', async () => {
  const gate = await inForce(GATE)
  const id = await propose(GATE, { ...gate, rules: gate.rules.filter(each => each.id === 's_self_harm') })
  await CaseStory.leave(house, 'JDXY', '学生会主席收受回扣，虚开发票套取活动经费，请查一查。')
  const [said] = await saidBy(house.as(lead).changes.publish({ id }))
  expect(said?.field).toBe('/rules')
  expect(said?.message.zh).toContain('少于 5 件')
  expect(await placesOf(house.as(lead).changes.schedule({ id, at: '2026-11-19T16:00:00Z' }))).toEqual(['/rules'])
  expect(house.house.app.configuration.school().sensitivity.rules.length).toBe(gate.rules.length)
})

test('a unit that is not there, a fact that nobody is asked for, and a word list that is gone are each refused by a sentence', async () => {
  const refused = async (when: object[], more: object = {}) => {
    const fields = await saidBy(propose(UNIT, { kind: 'routing', rules: [rule('r', when, more)] }))
    return fields.map(({ field, message }) => `${field} ${message.zh}`).join()
  }
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  expect(await refused([building('5')], { then: { path: 'transfer', unit: 'GONE' } })).toMatch(/then\/unit .*GONE/)
  expect(await refused([{ fact: 'form.nothing', operator: 'is', value: 'x' }])).toMatch(/fact .*form\.nothing/)
  expect(await refused([{ fact: 'text.words', operator: 'mentions', value: ['goneList'] }])).toMatch(/value.*goneList/)
})
