import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

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

const UNIT = { kind: 'routing', unit: 'JDXY' } as const
const SCHOOL = { kind: 'routing', unit: null } as const
const REASON = { zh: '机房的事本院自己办', en: 'We look after our own rooms' }
interface Rules {
  readonly rules: readonly { readonly id: string }[]
  readonly [key: string]: unknown
}

/** A rule of a unit about one building: many of them do not get in each other's way. */
const rule = (id: string, building: string, more: object = {}) => ({
  id,
  title: { zh: `${building}号楼`, en: `Building ${building}` },
  band: 'unit',
  when: { all: [{ fact: 'case.building', operator: 'is', value: building }] },
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  then: { path: 'handle', target: 'entryUnit' },
  say: { zh: `${building}号楼由本院办理`, en: `We look after building ${building}` },
  ...more,
})
const drafts = (by: Person) => house.as(by).drafts
const begin = async (name: string, by = configurer) => (await drafts(by).create({ ...UNIT, name })).id
const fieldsOf = async (sent: Promise<unknown>) => {
  const error = (await sent.catch(caught => caught)) as { cause?: { fields?: { field: string }[] } }
  return error.cause?.fields?.map(each => each.field)
}
const colleague = (of: Person): Person => {
  const other = house.everyone().find(person => person.appointments.length === 0)
  return { ...(other as Person), appointments: of.appointments }
}

test('those who may propose share their drafts, several at once; nobody else sees one', async () => {
  const [one, two] = [await begin('机房'), await begin('宿舍', reviewer)]
  expect((await drafts(reviewer).list(UNIT)).map(draft => draft.name).sort()).toEqual(['宿舍', '机房'])
  const body = { kind: 'routing', rules: [rule('r8', '8')] }
  expect(await drafts(configurer).save({ id: two, version: 1, body })).toEqual({ version: 2 })
  expect(await drafts(reviewer).one({ id: two })).toMatchObject({ unit: 'JDXY', body, base: 0, isOvertaken: false })
  expect((await drafts(reviewer).one({ id: two })).editedBy.sort()).toEqual([configurer.name, reviewer.name].sort())
  await drafts(reviewer).rename({ id: two, name: '宿舍楼' })
  for (const by of [house.someone('configurer', 'HQC'), assessor, lead]) {
    expect(await refusalOf(drafts(by).list(UNIT))).toMatchObject({ reason: 'notAllowed' })
    for (const sent of [
      () => drafts(by).one({ id: one }),
      () => drafts(by).save({ id: one, version: 1, body }),
      () => drafts(by).rename({ id: one, name: '我的' }),
      () => drafts(by).rebase({ id: one, version: 1, onto: 0, body }),
      () => drafts(by).drop({ id: one }),
      () => drafts(by).propose({ id: one, version: 1, reason: REASON }),
    ])
      expect(await refusalOf(sent())).toMatchObject({ reason: 'notFound' })
  }
  await drafts(reviewer).drop({ id: one })
  expect((await drafts(reviewer).list(UNIT)).map(draft => [draft.name, draft.version])).toEqual([['宿舍楼', 3]])
})

test('a stale save is refused with the present version, and nothing of it is taken', async () => {
  const id = await begin('并行')
  const [mine, theirs] = [rule('mine', '3'), rule('theirs', '4')].map(one => ({ kind: 'routing', rules: [one] }))
  await drafts(reviewer).save({ id, version: 1, body: theirs })
  expect(await refusalOf(drafts(configurer).save({ id, version: 1, body: mine }))).toEqual({
    reason: 'stale',
    version: 2,
  })
  expect((await drafts(configurer).one({ id })).body).toEqual(theirs)
  expect(await fieldsOf(drafts(configurer).save({ id, version: 2, body: [] }))).toEqual(['body'])
  const hostile = JSON.parse('{"rules":[{"__proto__":{}}]}')
  expect(await fieldsOf(drafts(configurer).save({ id, version: 2, body: hostile }))).toEqual(['/rules/0/__proto__'])
})

test('two people who add to one draft two hundred times lose nothing that was taken (R4)', async () => {
  const id = await begin('R4')
  const taken: string[] = []
  let refused = 0
  const add = async (by: Person, n: number) => {
    const name = `${by === reviewer ? 'a' : 'b'}${n}`
    for (;;) {
      const { version, body } = await drafts(by).one({ id })
      await pause(n % 3)
      const rules = [...(body as Rules).rules, { id: name }]
      const no = await refusalOf(drafts(by).save({ id, version, body: { ...(body as Rules), rules } }))
      if (no.reason === 'done') return taken.push(name)
      expect(no.reason).toBe('stale')
      refused += 1
    }
  }
  for (let n = 0; n < 100; n += 1) await Promise.all([add(reviewer, n), add(configurer, n)])
  const { body, version } = await drafts(reviewer).one({ id })
  const kept = (body as Rules).rules.map(each => each.id)
  console.log(`${taken.length} edits taken, ${refused} refused as stale, ${taken.length - kept.length} lost`)
  expect(kept.sort()).toEqual(taken.sort())
  expect(version).toBe(201)
  expect(refused).toBeGreaterThan(20)
  await drafts(reviewer).drop({ id })
})

test('nobody who wrote on a draft decides on it; declined it comes back, in force it is gone', async () => {
  const second = colleague(reviewer)
  const id = await begin('本院的楼')
  const body = { kind: 'routing', rules: [rule('r8', '8')] }
  const { version } = await drafts(reviewer).save({ id, version: 1, body })
  const propose = async (of: number) => (await drafts(configurer).propose({ id, version: of, reason: REASON })).id
  expect(await refusalOf(drafts(configurer).propose({ id, version: 1, reason: REASON }))).toMatchObject({
    reason: 'stale',
  })
  const first = await propose(version)
  expect(await refusalOf(drafts(reviewer).save({ id, version, body }))).toMatchObject({ reason: 'notFound' })
  expect(await refusalOf(house.as(reviewer).changes.publish({ id: first }))).toMatchObject({ reason: 'ownRequest' })
  expect((await house.as(reviewer).changes.of(UNIT)).proposal).toMatchObject({ id: first, isOwn: true })
  await house.as(second).changes.decline({ id: first, reason: '再想一想' })
  expect((await drafts(configurer).one({ id })).body).toEqual(body)
  await house.as(reviewer).changes.withdraw({ id: await propose(version) })
  expect((await drafts(configurer).list(UNIT)).map(draft => draft.name)).toContain('本院的楼')
  const next = await propose(version)
  expect(await house.as(second).changes.publish({ id: next })).toEqual({ release: 1 })
  expect((await drafts(configurer).list(UNIT)).map(draft => draft.name)).not.toContain('本院的楼')
  expect(house.house.app.configuration.routingOf('JDXY').rules.map(each => each.id)).toContain('r8')
})

test('a draft whose base was overtaken says so, and is carried over onto what is in force', async () => {
  const second = colleague(reviewer)
  const [slow, fast] = [await begin('慢'), await begin('快')]
  const standing = (await drafts(configurer).one({ id: slow })).body as Rules
  const withRule = (...rules: object[]) => ({ ...standing, rules: [...standing.rules, ...rules] })
  await drafts(configurer).save({ id: fast, version: 1, body: withRule(rule('r9', '9')) })
  await drafts(configurer).save({ id: slow, version: 1, body: withRule(rule('r7', '7')) })
  const { id } = await drafts(configurer).propose({ id: fast, version: 2, reason: REASON })
  await house.as(second).changes.publish({ id })
  expect(await refusalOf(drafts(configurer).propose({ id: slow, version: 2, reason: REASON }))).toMatchObject({
    reason: 'stale',
    version: 2,
  })
  const seen = await drafts(configurer).one({ id: slow })
  expect(seen).toMatchObject({ isOvertaken: true, base: 1, over: standing, release: 2 })
  expect((seen.inForce as Rules).rules.map(each => each.id)).toEqual(['r8', 'r9'])
  const body = withRule(rule('r9', '9'), rule('r7', '7'))
  // Carried over onto what was in force before the other was: that would undo it unseen.
  const blind = { id: slow, version: 2, onto: 1, body: withRule(rule('r7', '7')) }
  expect(await refusalOf(drafts(configurer).rebase(blind))).toMatchObject({ reason: 'stale' })
  expect(await drafts(configurer).rebase({ id: slow, version: 2, onto: seen.release, body })).toEqual({
    version: 3,
    base: 2,
  })
  const next = await drafts(configurer).propose({ id: slow, version: 3, reason: REASON })
  expect(await house.as(second).changes.publish(next)).toEqual({ release: 3 })
})

test('an example that fails keeps rules from being proposed, one of the whole set too, and says which', async () => {
  const id = await begin('样例')
  const { body } = await drafts(configurer).one({ id })
  const wrong = { facts: { 'case.building': '5' }, expect: { path: 'transfer' } }
  const withExample = { ...(body as Rules), rules: [...(body as Rules).rules, rule('r5', '5', { tests: [wrong] })] }
  await drafts(configurer).save({ id, version: 1, body: withExample })
  expect(await fieldsOf(drafts(configurer).propose({ id, version: 2, reason: REASON }))).toEqual(['/rules/r5/tests/0'])
  const misrouted = { ...(body as Rules), examples: [{ ...wrong, note: '分错过' }] }
  await drafts(configurer).save({ id, version: 2, body: misrouted })
  expect(await fieldsOf(drafts(configurer).propose({ id, version: 3, reason: REASON }))).toEqual(['/examples/0'])
  const met = { ...(body as Rules), examples: [{ facts: { 'case.building': '8' }, expect: { path: 'handle' } }] }
  await drafts(configurer).save({ id, version: 3, body: met })
  expect(await refusalOf(drafts(configurer).propose({ id, version: 4, reason: REASON }))).toMatchObject({
    reason: 'done',
  })
})

test('the words that rules mention stay, and a page is told what rules are written with', async () => {
  const context = await house.as(assessor).studio.context({ unit: null })
  const { lists, ...rest } = context.words as { lists: Record<string, unknown> }
  const { powerHolder: _, ...fewer } = lists
  const reason = { zh: '整理词表', en: 'Tidied' }
  const { release } = await house.as(assessor).changes.of({ kind: 'words', unit: null })
  const propose = (body: unknown) =>
    house.as(assessor).changes.propose({ kind: 'words', unit: null, base: release, body, reason })
  expect((await fieldsOf(propose({ ...rest, lists: fewer })))?.length).toBeGreaterThan(0)
  const own = { label: { zh: '新词', en: 'New words' }, words: ['路灯(坏/不亮)'] }
  const { id } = await propose({ ...rest, lists: { ...lists, own } })
  await house.as(lead).changes.publish({ id })
  const after = await house.as(configurer).studio.context({ unit: 'JDXY' })
  expect(after.wordLists.map(each => each.name)).toContain('own')
  expect([after.sensitivity, after.words]).toEqual([null, null])
  expect(after.units.find(unit => unit.id === 'JDXY')).toMatchObject({ isActive: true, branches: expect.any(Array) })
  expect((after.schoolRules as Rules).rules.length).toBe(10)
  expect(await refusalOf(house.as(configurer).studio.context({ unit: 'HQC' }))).toMatchObject({ reason: 'notAllowed' })
  expect(await refusalOf(house.as(configurer).studio.context({ unit: null }))).toMatchObject({ reason: 'notAllowed' })
})

test('word lists that let through what is sensitive today say so to the one who decides', async () => {
  const item = { kind: 'words', unit: null } as const
  const { release, inForce } = await house.as(assessor).changes.of(item)
  const { lists, pairs, ...rest } = inForce as {
    lists: Record<string, { label: { zh: string; en: string }; words: string[] }>
    pairs: Record<string, { of: string[]; within: number }>
  }
  const told = async (body: unknown) => {
    const { id } = await house.as(assessor).changes.propose({ ...item, base: release, body, reason: REASON })
    const { proposal } = await house.as(lead).changes.of(item)
    await house.as(assessor).changes.withdraw({ id })
    return proposal?.consequences.map(each => each.zh) ?? []
  }
  const { selfHarm } = lists
  if (!selfHarm) throw new Error('no such list')
  const [first = '', ...others] = selfHarm.words
  const fewer = { ...rest, pairs, lists: { ...lists, selfHarm: { ...selfHarm, words: others } } }
  expect(await told(fewer)).toEqual([expect.stringContaining(`“${selfHarm.label.zh}”少了 1 个词（${first}）`)])
  const more = { ...selfHarm, words: [...selfHarm.words, '想不开了'] }
  expect(await told({ ...rest, pairs, lists: { ...lists, selfHarm: more } })).toEqual([])
  const closer = Object.entries(pairs).map(([name, pair]) => [name, { ...pair, within: 1 }])
  expect((await told({ ...rest, pairs: Object.fromEntries(closer), lists })).join()).toContain('判得比现在窄')
  const spared = { ...selfHarm, except: ['小说里'] }
  expect((await told({ ...rest, pairs, lists: { ...lists, selfHarm: spared } })).join()).toContain('小说里')
})

test('the school’s rules are told to break a unit’s before they are in force', async () => {
  const { release, inForce } = await house.as(assessor).changes.of(SCHOOL)
  const school = inForce as Rules
  const taken = { ...rule('r8', '8'), band: 'school' }
  const body = { ...school, rules: [...school.rules, taken] }
  const { id } = await house.as(assessor).changes.propose({ ...SCHOOL, base: release, body, reason: REASON })
  const { proposal } = await house.as(lead).changes.of(SCHOOL)
  expect(proposal?.consequences.map(each => each.zh).join()).toMatch(/自己的规则将不能用/)
  await house.as(lead).changes.decline({ id, reason: '换一个编号' })
})
