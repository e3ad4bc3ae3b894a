import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'

test('a case walks from leaving homework to the rating after write-off', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  expect(story.receipt.caseNo).toMatch(/^2026-/)
  expect((await story.ownView()).status).toBe('triage')
  await story.triaged('handle')
  expect((await story.ownView()).status).toBe('review')
  await story.approved()
  expect((await story.ownView()).status).toBe('assigned')
  await story.claimed()
  await story.filed()
  const filed = await story.ownView()
  expect(filed.status).toBe('filed')
  expect(filed.allowedActions).toContain('confirm')
  await story.calledBack()
  await story.writtenOff()
  await story.own('rate', { satisfaction: 5, timeliness: 4, words: { text: '很快。' } })
  const view = await story.ownView()
  expect(view).toMatchObject({
    status: 'closed',
    outcome: 'solved',
    phase: 'mark',
    rating: { satisfaction: 5, timeliness: 4, words: '很快。' },
  })
  const page = await story.view(story.someone('officer'))
  expect(page.timeline.map(entry => entry.type)).toEqual([
    'submitted',
    'triaged',
    'approved',
    'claimed',
    'filed',
    'attemptRecorded',
    'writtenOff',
    'rated',
  ])
  expect(page.text).toBe(TEXT)
})
