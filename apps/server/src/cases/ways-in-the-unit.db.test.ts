import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory, FILING } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const leave = () => CaseStory.leave(house, 'JDXY', TEXT)
const claimed = async () => {
  const story = await leave()
  await story.triaged('handle')
  await story.approved()
  return story.claimed()
}
const clock = async (story: CaseStory, kind: string) => {
  const found = (await story.view(story.someone('officer'))).clocks.find(each => each.kind === kind)
  return found && { due: found.dueAt && shanghai(found.dueAt), paused: found.paused?.reason ?? null }
}
const shanghai = (iso: string) => new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

test('a question stops the completion clock, and the answer moves its due by the working time that the wait took', async () => {
  const story = await claimed()
  expect(await clock(story, 'completion')).toEqual({ due: '2026-11-17 17:30', paused: null })
  await house.moveTo('2026-11-12T10:00:00+08:00')
  await story.act(story.someone('member'), 'handling', 'note', {
    text: { text: '已联系实验中心。' },
    toSubmitter: true,
  })
  expect(await refusalOf(story.own('answer', { text: { text: '还没有问过' }, files: [] }))).toMatchObject({
    reason: 'wrongStatus',
  })
  await story.act(story.someone('member'), 'dispatch', 'askSubmitter', { question: { text: '周末大约几个人用？' } })
  expect(await story.ownView()).toMatchObject({ status: 'awaitingSubmitter', question: '周末大约几个人用？' })
  expect(await clock(story, 'completion')).toEqual({ due: null, paused: 'submitter' })
  expect(await clock(story, 'submitterAnswer')).toEqual({ due: '2026-11-17 17:30', paused: null })
  await house.moveTo('2026-11-13T10:00:00+08:00')
  await story.own('answer', { text: { text: '大约二十个人。' }, files: [] })
  expect(await story.ownView()).toMatchObject({ status: 'inProgress', question: null })
  expect(await clock(story, 'completion')).toEqual({ due: '2026-11-18 17:30', paused: null })
  expect(await clock(story, 'submitterAnswer')).toBeUndefined()
})

test('a question that nobody answers gives the case back to whoever asked when the time is over', async () => {
  const story = await leave()
  await story.act(story.someone('officer'), 'dispatch', 'askSubmitter', { question: { text: '是哪一间机房？' } })
  const wait = await clock(story, 'submitterAnswer')
  expect(wait?.due).toBe('2026-11-16 17:30')
  await house.moveTo('2026-11-16T17:29:00+08:00')
  expect((await story.ownView()).status).toBe('awaitingSubmitter')
  await house.moveTo('2026-11-16T17:31:00+08:00')
  expect((await story.ownView()).status).toBe('triage')
  const page = await story.view(story.someone('officer'))
  expect(page.timeline.at(-1)).toMatchObject({ type: 'answerTimeOver', by: { kind: 'system' } })
})

test('two questions are asked and no third', async () => {
  const story = await leave()
  for (const question of ['几楼？', '哪天？']) {
    await story.act(story.someone('officer'), 'dispatch', 'askSubmitter', { question: { text: question } })
    await story.own('answer', { text: { text: '三楼，周六。' }, files: [] })
  }
  expect(
    await refusalOf(story.act(story.someone('officer'), 'dispatch', 'askSubmitter', { question: { text: '还有？' } })),
  ).toEqual({ reason: 'noMoreQuestions', most: 2 })
})

test('another unit is consulted without a transfer: it answers the question it was asked, and nothing else moves', async () => {
  const story = await claimed()
  const consult = randomUUID()
  await story.act(story.someone('member'), 'handling', 'consult', {
    consult,
    unit: 'GZC',
    question: { text: '机房周末开放，设备处有什么要求？' },
  })
  const asked = story.someone('officer', 'GZC')
  const seen = await story.view(asked)
  expect(seen.consults).toMatchObject([{ id: consult, question: '机房周末开放，设备处有什么要求？', answer: null }])
  expect(seen.allowedActions).toContain('answerConsult')
  expect((await house.as(asked).desk.page({ desk: 'consults' })).rows.map(row => row.caseNo)).toContain(story.no)
  await story.act(asked, 'handling', 'answerConsult', { consult, text: { text: '登记安全责任人即可。' } })
  expect(await story.view(story.someone('member'))).toMatchObject({
    status: 'inProgress',
    where: { owner: { id: 'JDXY' } },
    consults: [{ answer: '登记安全责任人即可。' }],
  })
  expect(
    await refusalOf(story.act(asked, 'handling', 'answerConsult', { consult, text: { text: '再说一次' } })),
  ).toMatchObject({ reason: 'notYourRole' })
})

test('a case is parked with a plan, reviewed, taken up again, and no working time was lost or won', async () => {
  const story = await claimed()
  const before = await clock(story, 'completion')
  const dispatcher = story.someone('dispatcher', 'ZDT')
  await story.act(dispatcher, 'handling', 'park', {
    plan: { text: '等新空调到货后开放机房。' },
    milestones: [{ on: '2026-12-01', what: { text: '空调安装' } }],
  })
  expect(await story.ownView()).toMatchObject({ status: 'parked' })
  expect((await house.as(dispatcher).desk.page({ desk: 'parked' })).rows.map(row => row.caseNo)).toContain(story.no)
  expect(await clock(story, 'completion')).toEqual({ due: null, paused: 'parked' })
  expect((await clock(story, 'parkReview'))?.due).not.toBeNull()
  await story.act(story.someone('member'), 'handling', 'resume', { reason: { text: '空调提前到货' } })
  expect(await clock(story, 'completion')).toEqual(before)
})

test('the completion limit is extended once by the unit and a second time by the school group alone', async () => {
  const story = await claimed()
  const officer = story.someone('officer')
  const extension = { reason: { text: '等设备处排期' }, percent: 100 }
  const before = await clock(story, 'completion')
  await story.act(officer, 'handling', 'extend', extension)
  expect(Date.parse(`${(await clock(story, 'completion'))?.due}Z`)).toBeGreaterThan(Date.parse(`${before?.due}Z`))
  expect(await refusalOf(story.act(officer, 'handling', 'extend', extension))).toEqual({ reason: 'extensionUsed' })
  expect(await refusalOf(story.act(officer, 'handling', 'extend', { ...extension, percent: 101 }))).toEqual({
    reason: 'input',
  })
  const dispatcher = story.someone('dispatcher', 'ZDT')
  await story.act(dispatcher, 'handling', 'extend', extension)
  expect(await refusalOf(story.act(dispatcher, 'handling', 'extend', extension))).toEqual({ reason: 'extensionUsed' })
})

test('a matter that cannot be solved is filed with reason and basis, shown to the submitter, and closed as explained alone', async () => {
  const story = await claimed()
  const member = story.someone('member')
  const bare = { ...FILING, outcome: 'explained' }
  expect(await refusalOf(story.act(member, 'handling', 'file', bare))).toMatchObject({ reason: 'explanationMissing' })
  const explanation = {
    reason: { text: '机房消防验收未过，暂不能开放。' },
    basis: { text: '实验室安全管理办法第十二条' },
    alternative: { text: '可用图书馆电子阅览室' },
    possibleWhen: { text: '明年三月验收之后' },
  }
  await story.filed('JDXY', { outcome: 'explained', explanation })
  expect((await story.ownView()).result?.explanation).toEqual({
    reason: '机房消防验收未过，暂不能开放。',
    basis: '实验室安全管理办法第十二条',
    alternative: '可用图书馆电子阅览室',
    possibleWhen: '明年三月验收之后',
  })
  await story.calledBack(true, 'JDXY', 'solved')
  expect(await refusalOf(story.writtenOff('solved'))).toMatchObject({ reason: 'outcomeNotAllowed' })
  await story.writtenOff('explained')
  expect((await story.ownView()).outcome).toBe('explained')
})

test('work that is given back lies with its branch again, and whoever triaged or worked on it does not review or close it', async () => {
  const story = await leave()
  const officer = story.someone('officer')
  await story.triaged('handle')
  expect(
    await refusalOf(story.act(officer, 'dispatch', 'approve', { branch: null, member: null, opinion: null })),
  ).toMatchObject({ reason: 'notAllowed' })
  await story.act(story.someone('reviewer'), 'dispatch', 'sendBack', { reason: { text: '类别不对' } })
  await story.triaged('handle')
  const member = story.someone('member')
  const branch = member.appointments[0]?.branch ?? null
  await story.approved('JDXY', { branch, member: member.person })
  await story.act(member, 'handling', 'claim')
  await story.act(member, 'handling', 'release', { reason: { text: '出差两周' } })
  expect(await story.view(officer)).toMatchObject({
    status: 'assigned',
    where: { handler: null, branch: { id: branch } },
  })
  await story.act(officer, 'dispatch', 'reassign', { branch, member: member.person, reason: { text: '已提前返校' } })
  await story.act(member, 'handling', 'claim')
  await story.filed()
  expect(
    await refusalOf(
      story.act(member, 'callback', 'recordAttempt', { means: 'phone', reached: true, verdict: 'solved', words: null }),
    ),
  ).toMatchObject({ reason: 'notAllowed' })
})
