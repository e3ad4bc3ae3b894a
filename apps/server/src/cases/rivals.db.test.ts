import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { meet } from '../testing/meetings.ts'
import { refusalOf } from '../testing/refusal.ts'
import { Crowd } from '../testing/roam.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const count = async (table: 'cases' | 'case_events' | 'done_keys' | 'case_submitters') =>
  Number(
    (
      await house.house.app.db
        .selectFrom(table)
        .select(eb => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('a submission sent twenty times at once is one case, and every answer is the same receipt', async () => {
  const before = await count('cases')
  const sent = { key: randomUUID(), text: TEXT, entryUnit: 'JDXY', consent: '2026-11' } as const
  const receipts = await Promise.all(Array.from({ length: 20 }, () => house.as().intake.submit(sent)))
  const first = receipts[0] as NonNullable<(typeof receipts)[0]>
  for (const receipt of receipts) expect(receipt).toEqual(first)
  expect(await count('cases')).toBe(before + 1)
  const again = await house.as().intake.submit(sent)
  expect(again).toEqual(first)
  const ticket = { caseNo: first.caseNo, code: first.receiptCode }
  expect((await house.as().tracking.view({ ticket })).status).toBe('triage')
  expect(await refusalOf(house.as().tracking.view({ ticket: { ...ticket, code: '0000-0000-0000' } }))).toEqual({
    reason: 'notFound',
  })
})

test('an action sent ten times at once with one key is done once, and every answer is the first', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const officer = story.someone('officer')
  const sent = { caseNo: story.no, version: 1, key: randomUUID(), question: { text: '几楼？' } }
  const answers = await Promise.all(Array.from({ length: 10 }, () => house.as(officer).dispatch.askSubmitter(sent)))
  expect(answers).toEqual(
    Array.from({ length: 10 }, () => ({ caseNo: story.no, version: 2, status: 'awaitingSubmitter' })),
  )
  await story.own('answer', { text: { text: '三楼' }, files: [] })
  expect(await house.as(officer).dispatch.askSubmitter(sent)).toEqual(answers[0])
  expect(await story.version()).toBe(3)
})

test('a key is its sender’s own: another person with the same key is not given somebody else’s answer', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const key = randomUUID()
  const sent = { caseNo: story.no, version: 1, key, question: { text: '几楼？' } }
  await house.as(story.someone('officer')).dispatch.askSubmitter(sent)
  expect(await refusalOf(house.as(story.someone('deputy')).dispatch.askSubmitter(sent))).toEqual({
    reason: 'stale',
    version: 2,
  })
})

test('of two members who claim from the pool at once one has it, and the other is told so', async () => {
  for (let round = 0; round < 10; round += 1) {
    const story = await CaseStory.leave(house, 'JDXY', TEXT)
    await story.triaged('handle')
    await story.approved()
    const version = await story.version()
    const members = [0, 1, 2].map(which => story.someone('member', 'JDXY', which))
    const results = await Promise.all(
      members.map(member => {
        const claim = house.as(member).handling.claim as (input: object) => Promise<unknown>
        return refusalOf(claim({ caseNo: story.no, version, key: randomUUID() }))
      }),
    )
    const reasons = results.map(result => result.reason).sort()
    expect(reasons.filter(reason => reason === 'done')).toHaveLength(1)
    expect(reasons.filter(reason => reason === 'stale' || reason === 'notFound')).toHaveLength(2)
    const winner = members[results.findIndex(result => result.reason === 'done')]
    expect((await story.view(story.someone('officer'))).where.handler?.id).toBe(winner?.person)
  }
})

test('two cases merged into each other at once: neither hangs, and not both follow', async () => {
  for (let round = 0; round < 10; round += 1) {
    const [a, b] = [await CaseStory.leave(house, 'JDXY', TEXT), await CaseStory.leave(house, 'JDXY', TEXT)]
    const officer = a.someone('officer')
    const ids = [(await a.view(officer)).caseId, (await b.view(officer)).caseId]
    const merge = (story: CaseStory, master: string | undefined) =>
      refusalOf(story.act(officer, 'dispatch', 'merge', { master, reason: { text: '同一件事' } }))
    const results = await Promise.all([merge(a, ids[1]), merge(b, ids[0])])
    expect(results.map(result => result.reason).sort()).toEqual(['done', 'masterNotOpen'])
  }
})

test('200 times two people do different things to one case at once: never both, and the history has no gap', async () => {
  const crowd = new Crowd(house, 20_261_112)
  for (let i = 0; i < 12; i += 1) await crowd.leave()
  const seen = await meet(crowd, 200)
  expect(seen.wrong).toEqual([])
  expect(seen.won).toBeGreaterThan(150)
  // The few others were steps that would have been refused alone.
  expect(seen.beaten).toBeGreaterThan(seen.won * 0.9)
  expect(seen.pairs.size).toBeGreaterThan(40)
}, 240_000)
