import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const leave = () => CaseStory.leave(house, 'JDXY', TEXT)
const filed = async () => (await leave()).worked()
const closed = async () => (await (await filed()).calledBack()).writtenOff()
const dispatcher = () => house.someone('dispatcher', 'ZDT')
const DAY = 86_400_000
const links = async (story: CaseStory, kind: string) =>
  (await story.view(story.someone('officer'))).links.filter(link => link.kind === kind).map(link => link.caseNo)

test('failed calls on one day, or by one means, close nothing; on two days by two means the case is closed as unreachable, and as nothing better', async () => {
  const story = await filed()
  await story.calledBack(false)
  await story.calledBack(false)
  expect(await refusalOf(story.writtenOff('unreachable'))).toEqual({
    reason: 'needsTwoAttempts',
    days: 1,
    means: 1,
    lacks: ['day', 'means'],
  })
  await house.moveTo(house.now() + DAY)
  await story.calledBack(false)
  expect(await refusalOf(story.writtenOff('unreachable'))).toMatchObject({ days: 2, means: 1, lacks: ['means'] })
  expect(await story.view(story.someone('officer'))).toMatchObject({ callBackLacks: ['means'] })
  await story.calledBack(false, 'JDXY', null, 'visit')
  expect((await story.view(story.someone('officer'))).clocks.map(clock => clock.kind)).toContain('writeOff')
  expect(await refusalOf(story.writtenOff('solved'))).toMatchObject({ reason: 'outcomeNotAllowed' })
  await story.writtenOff('unreachable')
  expect(await story.ownView()).toMatchObject({ status: 'closed', outcome: 'unreachable' })
})

test('not satisfied, it goes back to work; a second time the school group reviews, and may let it close as explained', async () => {
  const story = await filed()
  await story.calledBack(true, 'JDXY', 'notSolved')
  expect(await refusalOf(story.writtenOff('solved'))).toMatchObject({ reason: 'outcomeNotAllowed' })
  await story.act(story.someone('officer'), 'callback', 'sendBackToWork', { reason: { text: '机房仍然锁着' } })
  expect((await story.ownView()).status).toBe('inProgress')
  await story.filed()
  await story.own('confirm', { verdict: 'notSolved', words: { text: '还是锁着' } })
  expect(await story.ownView()).toMatchObject({ status: 'disputed', unit: { id: 'ZDT' } })
  await story.act(dispatcher(), 'dispatch', 'rule', {
    ruling: { kind: 'closeExplained' },
    basis: { text: '消防未验收' },
  })
  expect(await story.ownView()).toMatchObject({ status: 'filed', unit: { id: 'JDXY' } })
  await story.calledBack(true, 'JDXY', 'notSolved')
  await story.writtenOff('explained')
  expect(await story.ownView()).toMatchObject({ status: 'closed', outcome: 'explained' })
})

test('the submitter reopens in the window, once; after that the school group does, and after the window nobody', async () => {
  const story = await closed()
  const reason = { reason: { text: '又锁门了' } }
  await story.own('reopen', reason)
  expect(await story.ownView()).toMatchObject({ status: 'inProgress', outcome: null })
  await story.filed()
  await story.calledBack()
  await story.writtenOff()
  expect(await refusalOf(story.own('reopen', reason))).toEqual({ reason: 'reopenedBefore' })
  await story.act(dispatcher(), 'closure', 'reopen', reason)
  expect((await story.ownView()).status).toBe('inProgress')
  const late = await closed()
  await house.moveTo(house.now() + 12 * DAY)
  expect((await late.ownView()).status).toBe('closed')
  expect(await refusalOf(late.own('rate', { satisfaction: 5, timeliness: 5, words: null }))).toEqual({
    reason: 'windowOver',
    clock: 'ratingWindow',
  })
  await house.moveTo(house.now() + 10 * DAY)
  expect((await late.ownView()).status).toBe('archived')
  expect(await refusalOf(late.own('reopen', reason))).toMatchObject({ reason: 'wrongStatus' })
  const page = await late.view(late.someone('officer'))
  expect(page.timeline.at(-1)).toMatchObject({ type: 'archived', by: { kind: 'system' } })
  expect(page.clocks).toEqual([])
})

test('a case is rated once, with two scores, and not by whoever worked on it', async () => {
  const member = house.someone('member', 'JDXY')
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, member)
  await story.worked()
  await story.calledBack()
  await story.writtenOff()
  const rating = { satisfaction: 5, timeliness: 5, words: null }
  expect(await refusalOf(story.own('rate', rating))).toEqual({ reason: 'barredFromRating' })
  expect(
    await refusalOf(
      house
        .as()
        .tracking.rate({ ticket: story.ticket, version: await story.version(), key: crypto.randomUUID(), ...rating }),
    ),
  ).toEqual({ reason: 'barredFromRating' })
  const other = await closed()
  await other.own('rate', rating)
  expect((await refusalOf(other.own('rate', rating))).reason).toBe('windowOver')
})

test('a rejection is told with its notice, contested within five working days, and overturned by the school group', async () => {
  const rejected = async () => {
    const story = await leave()
    await story.act(story.someone('officer'), 'dispatch', 'reject', {
      category: 'DJ',
      reason: 'notSchoolDuty',
      notice: { text: '该机房属校外企业，请联系企业前台。' },
    })
    return story.approved()
  }
  const story = await rejected()
  expect(await story.ownView()).toMatchObject({ status: 'rejected' })
  expect((await story.ownView()).steps.map(step => step.words)).toContain('该机房属校外企业，请联系企业前台。')
  await story.own('contestRejection', { reason: { text: '机房在学院三楼' } })
  expect((await story.ownView()).status).toBe('disputed')
  await story.act(dispatcher(), 'dispatch', 'overturnRejection', { reason: { text: '确为学院机房' } })
  expect(await story.ownView()).toMatchObject({ status: 'triage', unit: { id: 'JDXY' } })

  const stands = await rejected()
  await stands.own('contestRejection', { reason: { text: '不服' } })
  await stands.act(dispatcher(), 'dispatch', 'rule', {
    ruling: { kind: 'rejectionStands' },
    basis: { text: '校外事项' },
  })
  expect((await stands.ownView()).status).toBe('rejected')
  expect(await refusalOf(stands.own('contestRejection', { reason: { text: '不服' } }))).toEqual({
    reason: 'alreadyContested',
  })

  const late = await rejected()
  await house.moveTo(house.now() + 10 * DAY)
  expect(await refusalOf(late.own('contestRejection', { reason: { text: '迟了' } }))).toMatchObject({
    reason: 'windowOver',
  })
})

test('a case is withdrawn by its submitter until it is filed', async () => {
  const story = await leave()
  await story.triaged('handle')
  await story.own('withdraw', { reason: { text: '已经解决了' } })
  expect(await story.view(story.someone('officer'))).toMatchObject({ status: 'withdrawn', clocks: [] })
  expect(await refusalOf((await filed()).own('withdraw', { reason: null }))).toMatchObject({ reason: 'wrongStatus' })
})

test('a merged case follows its master and is rated when that is closed', async () => {
  const master = await leave()
  const child = await leave()
  const officer = child.someone('officer')
  const { caseId } = await master.view(officer)
  await child.act(officer, 'dispatch', 'merge', { master: caseId, reason: { text: '同一间机房' } })
  expect((await child.ownView()).status).toBe('merged')
  expect(await links(child, 'master')).toEqual([master.no])
  expect(await links(master, 'child')).toEqual([child.no])
  const rating = { satisfaction: 4, timeliness: 4, words: null }
  expect(await refusalOf(child.own('rate', rating))).toMatchObject({ reason: 'wrongStatus' })
  await master.worked()
  await master.calledBack()
  await master.writtenOff()
  expect((await child.ownView()).allowedActions).toContain('rate')
  await child.own('rate', rating)
  expect((await child.ownView()).rating).toMatchObject({ satisfaction: 4 })
  const third = await leave()
  expect(
    await refusalOf(third.act(officer, 'dispatch', 'merge', { master: caseId, reason: { text: '同一间' } })),
  ).toEqual({ reason: 'masterNotOpen' })
})

test('two matters in one text become two linked cases of the same submitter', async () => {
  const student = house.everyone().find(person => person.appointments.length === 0)
  if (!student) throw new Error('nobody without office')
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  const officer = story.someone('officer')
  const sent = {
    caseNo: story.no,
    version: await story.version(),
    key: crypto.randomUUID(),
    reason: { text: '两件事' },
    part: '学院一楼饮水机已经两周不出热水，能不能安排维修？',
    category: null,
  }
  const first = await house.as(officer).dispatch.split(sent)
  expect(await house.as(officer).dispatch.split(sent)).toEqual(first)
  const mine = (await house.as(student).tracking.mine({})).rows.map(row => row.caseNo)
  expect(mine).toEqual(expect.arrayContaining([story.no, first.child]))
  expect(await links(story, 'split')).toEqual([first.child])
  expect((await house.as(student).tracking.view({ ticket: { caseNo: first.child } })).text).toContain('饮水机')
})

test('an officer who splits the own case gets both cases, not the answer of one of them', async () => {
  const officer = house.someone('officer', 'JDXY')
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, officer)
  const answer = await house.as(officer).dispatch.split({
    caseNo: story.no,
    version: 1,
    key: crypto.randomUUID(),
    reason: { text: '两件事' },
    part: '学院一楼饮水机已经两周不出热水，能不能安排维修？',
    category: null,
  })
  expect(answer).toMatchObject({ caseNo: story.no, version: 2 })
  expect(await refusalOf(story.act(officer, 'dispatch', 'triage', { ...TRIAGE }))).toEqual({ reason: 'done' })
})
