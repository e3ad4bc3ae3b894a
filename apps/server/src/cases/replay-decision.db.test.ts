import type { Decision } from '@zuoyeben/rules'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addressOf } from '../configuration/default-content.ts'
import { publishItem } from '../configuration/new-release.sql.ts'
import { makingOf } from '../configuration/readable-release.ts'
import { readItems, releaseInForce } from '../configuration/releases.sql.ts'
import { CaseStory } from '../testing/case-story.ts'
import { Dice } from '../testing/dice.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import type { PastFacts } from './past-facts.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const app = () => house.house.app
const TEXTS = [
  '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。',
  '学院三楼机房周末总是锁门，能不能周末轮流开一间？',
  '食堂二楼的空调坏了一个星期没有人来修，希望处理。',
  '学生会主席收受回扣，虚开发票套取活动经费，请查一查。',
]

interface RuleJson {
  id: string
  band: string
}
interface SetJson {
  rules: RuleJson[]
}

/** Another release of this scope with these rules changed, live here at once. */
async function publish(scope: string, kind: string, change: (body: SetJson) => void): Promise<void> {
  const at = new Date(app().now())
  const { n, items } = await releaseInForce(app().db, scope)
  const stored = (await readItems(app().db, [items[kind] ?? '-'])).get(items[kind] ?? '-')
  const body = structuredClone(stored ?? { kind, rules: [] }) as SetJson
  change(body)
  const item = { id: app().newId(), scope, base: n, kind, hash: addressOf(body), body, approvedBy: [], at }
  expect(
    await app()
      .db.transaction()
      .execute(trx => publishItem(trx, item, makingOf(app()))),
  ).toEqual({ n: n + 1 })
  await house.house.refresh()
}

test('every decision is made again to the byte, after any number of releases of the school and of units', async () => {
  const random = new Dice(16)
  const dice = () => random.roll()
  const stories: CaseStory[] = []
  const rule = (n: number, band: string, then = { path: 'transfer', unit: dice() < 0.5 ? 'HQC' : 'BWC' }) => ({
    id: `${band}${n}`,
    title: { zh: `规则${n}`, en: `rule ${n}` },
    band,
    when: {
      all: [{ fact: 'text.length', operator: dice() < 0.5 ? 'atLeast' : 'below', value: 15 + Math.floor(dice() * 15) }],
    },
    then,
    say: { zh: `由规则${n}决定`, en: `by rule ${n}` },
  })
  for (let n = 0; n < 24; n += 1) {
    const dose = dice()
    if (dose < 0.4)
      await publish('school', 'routing', body => {
        body.rules = body.rules.filter(each => !each.id.startsWith('school') || dice() < 0.5)
        body.rules.splice(2 + Math.floor(dice() * (body.rules.length - 1)), 0, rule(n, 'school') as never)
      })
    else if (dose < 0.6)
      await publish('JDXY', 'routing', body => {
        body.rules = [rule(n, 'unit') as never, ...body.rules.slice(0, 2)]
      })
    else if (dose < 0.75)
      await publish('school', 'sensitivity', body => {
        body.rules.sort(() => dice() - 0.5)
      })
    else await house.moveTo(house.now() + 60_000)
    stories.push(await CaseStory.leave(house, dice() < 0.6 ? 'JDXY' : 'DQXY', TEXTS[n % TEXTS.length] ?? ''))
  }
  const lead = house.someone('schoolLead', 'ZDT')
  const [ofSchool, ofUnit] = await Promise.all(['school', 'JDXY'].map(scope => releaseInForce(app().db, scope)))
  expect(ofSchool?.n).toBeGreaterThan(10)
  expect(ofUnit?.n).toBeGreaterThan(3)
  const seen = new Set<string>()
  for (const story of stories) {
    const again = await house.as(lead).cases.replayDecision({ caseNo: story.no })
    expect([story.no, again.routing?.isSame, again.sensitivity?.isSame]).toEqual([story.no, true, true])
    for (const { unit, n } of again.releases) seen.add(`${unit?.id ?? 'school'} ${n}`)
  }
  // The oldest were decided more than ten releases ago.
  expect(seen.has('school 1') || seen.has('school 2')).toBe(true)
  expect(seen.size).toBeGreaterThan(8)
})

/** Changes what is stored of a decision, sealed again with the key of its case, as somebody with the keys could. */
async function tamper(caseNo: string, kind: string, change: (decision: Decision) => void): Promise<void> {
  const { rows } = await client.query(
    `select p.case_id, p.hash, p.body, k.wrapped from cases c join decisions d on d.case_id = c.id and d.kind = $2
      join payloads p on p.case_id = c.id and p.hash = d.body ->> 'payload' join case_keys k on k.case_id = c.id where c.case_no = $1`,
    [caseNo, kind],
  )
  expect(rows).toHaveLength(1)
  const key = app().vault.unwrap(rows[0].wrapped)
  const stored = app().vault.open(key, rows[0].body) as { decision: Decision }
  change(stored.decision)
  const values = [rows[0].case_id, rows[0].hash, app().vault.seal(key, stored).body]
  await client.query('update payloads set body = $3 where case_id = $1 and hash = $2', values)
}

test('a stored decision that somebody altered is told apart, to one byte, and the other decision of the case still stands', async () => {
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  const [first, second, whole] = [
    await CaseStory.leave(house, 'JDXY', TEXTS[0] ?? ''),
    await CaseStory.leave(house, 'JDXY', TEXTS[0] ?? ''),
    await CaseStory.leave(house, 'JDXY', TEXTS[0] ?? ''),
  ]
  await tamper(first.no, 'routing', decision => {
    const [asked] = decision.seen
    Object.assign(asked ?? {}, { sensitive: !asked?.sensitive })
  })
  await tamper(second.no, 'sensitivity', decision => Object.assign(decision, { ruleId: 'nobody' }))
  const same = async (caseNo: string) => {
    const { routing, sensitivity } = await lead.cases.replayDecision({ caseNo })
    return [routing?.isSame, sensitivity?.isSame]
  }
  expect(await same(first.no)).toEqual([false, true])
  expect(await same(second.no)).toEqual([true, false])
  expect(await same(whole.no)).toEqual([true, true])
})

test('other facts than those it was decided from give another decision, and it says so', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXTS[0] ?? '')
  const { rows } = await client.query(
    `select f.case_id, f.body, k.wrapped from case_facts f join case_keys k using (case_id) join cases c on c.id = f.case_id where case_no = $1`,
    [story.no],
  )
  const key = app().vault.unwrap(rows[0].wrapped)
  const past = app().vault.open(key, rows[0].body) as PastFacts
  const changed = { ...past, facts: { ...past.facts, 'text.length': 999, 'case.category': 'JX', 'text.words': [] } }
  await client.query('update case_facts set body = $2 where case_id = $1', [
    rows[0].case_id,
    app().vault.seal(key, changed).body,
  ])
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  expect((await lead.cases.replayDecision({ caseNo: story.no })).routing?.isSame).toBe(false)
  // From before facts were kept: what the decision itself names is enough.
  await client.query('delete from case_facts where case_id = $1', [rows[0].case_id])
  expect((await lead.cases.replayDecision({ caseNo: story.no })).routing?.isSame).toBe(true)
})

test('a member is told whether it is the same and no sensitive fact; the cleared everything; a stranger nothing', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXTS[0] ?? '')
  const officer = house.someone('officer', 'JDXY')
  const told = await house.as(officer).cases.replayDecision({ caseNo: story.no })
  expect(told).toMatchObject({ routing: { isSame: true, explained: null }, sensitivity: null })
  const all = await house.as(house.someone('confidant', 'ZDT')).cases.replayDecision({ caseNo: story.no })
  expect(all.routing?.explained?.zh.others.length).toBeGreaterThan(3)
  expect(all.sensitivity?.explained?.zh.facts.some(fact => fact.sensitive)).toBe(true)
  expect(
    await refusalOf(house.as(house.someone('officer', 'DQXY')).cases.replayDecision({ caseNo: story.no })),
  ).toEqual({
    reason: 'notFound',
  })

  const [member, cleared] = [await story.view(officer), await story.view(house.someone('confidant', 'ZDT'))]
  expect(JSON.stringify(member.decision?.whyNot)).not.toMatch(/危机|疑似敏感/)
  expect(member.decision?.restrictedOthers).toBeGreaterThan(0)
  expect(cleared.decision?.restrictedOthers).toBe(0)
  expect(cleared.decision?.whyNot.length).toBe(
    (member.decision?.whyNot.length ?? 0) + (member.decision?.restrictedOthers ?? 0),
  )
})
