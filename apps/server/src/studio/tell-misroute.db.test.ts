import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { MISROUTED } from './tell-misroute.ts'

const LEAK = '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。'
let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

interface Body {
  rules: unknown[]
  examples?: { facts: Record<string, unknown>; expect: unknown; note: { zh: string } }[]
}

test('a case that went wrong becomes an example in the draft of its unit, without a word or number of it; rules that miss it cannot be proposed', async () => {
  const story = await CaseStory.leave(house, 'JDXY', LEAK)
  const officer = story.someone('officer')
  expect((await story.view(officer)).decision?.mayTellMisroute).toBe(true)
  const told = await house.as(officer).studio.misroute({ caseNo: story.no, unit: 'BWC' })
  expect(told.unit).toMatchObject({ id: 'JDXY' })
  await house.as(officer).studio.misroute({ caseNo: story.no, unit: 'XGB' })

  const reviewer = house.as(house.someone('reviewer', 'JDXY'))
  const [draft] = await reviewer.drafts.list({ kind: 'routing', unit: 'JDXY' })
  expect(draft).toMatchObject({ id: told.draft, name: MISROUTED })
  const one = await reviewer.drafts.one({ id: told.draft })
  const [example, ...others] = (one.body as Body).examples ?? []
  expect(others).toEqual([])
  expect(example).toMatchObject({ expect: { unit: 'XGB' }, facts: { 'case.entryUnit': 'JDXY' } })
  const { facts } = house.house.app.configuration.school().references
  expect(Object.keys(example?.facts ?? {}).filter(key => facts.get(key)?.sensitive !== false)).toEqual([])
  expect(JSON.stringify(one.body)).not.toContain(story.no)

  const reason = { zh: '按分错的题改', en: 'By what went wrong' }
  const propose = (version: number) => reviewer.drafts.propose({ id: told.draft, version, reason })
  expect(await refusalOf(propose(one.version))).toEqual({ reason: 'input' })
  const rule = {
    id: 'mended',
    title: { zh: '漏水归学工', en: 'leaks' },
    band: 'unit',
    when: { all: [{ fact: 'case.dutyUnit', operator: 'is', value: example?.facts['case.dutyUnit'] }] },
    say: { zh: '由学工处理', en: 'handled there' },
    tests: [],
    ...Object.fromEntries([['then', { path: 'transfer', unit: 'XGB' }]]),
  }
  const body = { ...(one.body as Body), rules: [rule] }
  const { version } = await reviewer.drafts.save({ id: told.draft, version: one.version, body })
  expect((await propose(version)).id).toBeTruthy()
})

test('a dispatcher’s goes to the draft of the school; of a restricted case, of a stranger’s, and where rules already say so, there is none', async () => {
  const story = await CaseStory.leave(house, 'DQXY', LEAK)
  const dispatcher = house.as(house.someone('dispatcher', 'ZDT'))
  expect((await dispatcher.studio.misroute({ caseNo: story.no, unit: 'BWC' })).unit).toBeNull()
  const drafts = await house.as(house.someone('schoolLead', 'ZDT')).drafts.list({ kind: 'routing', unit: null })
  expect(drafts.map(draft => draft.name)).toEqual([MISROUTED])

  const decided = (await story.view(house.someone('dispatcher', 'ZDT'))).decision?.proposed.unit?.id ?? ''
  for (const unit of [decided, 'NOWHERE'])
    expect(await refusalOf(dispatcher.studio.misroute({ caseNo: story.no, unit }))).toEqual({ reason: 'input' })
  const stranger = house.as(house.someone('officer', 'JDXY'))
  expect(await refusalOf(stranger.studio.misroute({ caseNo: story.no, unit: 'BWC' }))).toEqual({ reason: 'notFound' })
  const held = await CaseStory.leave(house, 'DQXY', '学生会主席收受回扣，虚开发票套取活动经费，请查一查。')
  const lead = house.someone('schoolLead', 'ZDT')
  expect((await held.view(lead)).decision?.mayTellMisroute).toBe(false)
  expect(await refusalOf(house.as(lead).studio.misroute({ caseNo: held.no, unit: 'BWC' }))).toEqual({
    reason: 'notAllowed',
  })
})
