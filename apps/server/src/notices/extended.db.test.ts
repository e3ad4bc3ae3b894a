import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a limit is extended: the submitter is told once, and the own page says why and by which day it is now', async () => {
  const student = house.everyone().find(person => person.appointments.length === 0)
  if (!student) throw new Error('everybody holds an office')
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门，能不能轮流开一间？', {}, student)
  await (await (await story.triaged('handle')).approved()).claimed()
  await story.act(story.someone('member'), 'handling', 'note', { text: { text: '正在联系设备处' }, toSubmitter: true })
  const before = (await story.ownView()).promise?.dueAt ?? ''
  const reason = { text: '等设备处排期，下周才能装门禁。' }
  await story.act(story.someone('officer'), 'handling', 'extend', { reason, percent: 100 })
  await runNotices(house)
  const { rows } = await house.as(student).notices.page({})
  const told = rows.filter(row => row.caseNo === story.no && row.kind === 'yourCaseExtended')
  expect(told).toHaveLength(1)
  expect(JSON.stringify(told)).not.toContain(reason.text)
  const own = await story.ownView()
  expect(own.steps.at(-1)).toMatchObject({ type: 'extended', words: reason.text })
  expect((own.promise?.dueAt ?? '') > before).toBe(true)
})
