import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory, sheetTo, TRIAGE } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '东校园十二栋宿舍热水每晚十点以后就没有了，已经三天，能不能尽快修好？'
const leave = () => CaseStory.leave(house, 'JDXY', TEXT)
/** Sent to 后勤基建处 by the college, waiting there to be accepted. */
const sent = async () => {
  const story = await leave()
  await story.triaged('transfer', { transfer: sheetTo('HQC') })
  return story.approved()
}
const desk = async (story: CaseStory, person: Parameters<CaseStory['view']>[0], key: string) =>
  (await house.as(person).desk.page({ desk: key as never })).rows.some(row => row.caseNo === story.no)

test('a case is transferred with a record of the talk, accepted, worked on and closed there; the college keeps its view', async () => {
  const story = await leave()
  const silent = { ...sheetTo('HQC'), communication: { ...sheetTo('HQC').communication, on: '2026-11-13' } }
  expect(await refusalOf(story.triaged('transfer', { transfer: silent }))).toMatchObject({ reason: 'inTheFuture' })
  await story.triaged('transfer', { transfer: sheetTo('HQC') })
  await story.approved()
  const [college, receiver] = [story.someone('officer'), story.someone('officer', 'HQC')]
  expect(await story.view(college)).toMatchObject({
    status: 'transferPending',
    where: { owner: { id: 'JDXY' } },
    transfer: { to: { id: 'HQC' }, communication: { person: { text: '后勤服务中心 韦老师' } } },
  })
  expect(await desk(story, receiver, 'transfersIn')).toBe(true)
  await story.act(receiver, 'dispatch', 'acceptTransfer', { triage: null })
  expect(await story.ownView()).toMatchObject({ status: 'triage', unit: { id: 'HQC' } })
  expect(await desk(story, receiver, 'transfersIn')).toBe(false)
  expect(await desk(story, college, 'following')).toBe(true)
  await story.worked('HQC')
  await story.calledBack(true, 'HQC')
  await story.writtenOff('solved', 'HQC')
  expect(await story.view(college)).toMatchObject({ status: 'closed', where: { owner: { id: 'HQC' } } })
  expect((await house.as(story.someone('officer', 'TSG')).desk.search({ q: story.no })).rows).toEqual([])
})

test('accepted together with its triage, a transfer goes straight to the review of its new unit', async () => {
  const story = await sent()
  await story.act(story.someone('officer', 'HQC'), 'dispatch', 'acceptTransfer', {
    triage: { ...TRIAGE, category: 'HQ', path: 'handle' },
  })
  expect((await story.ownView()).status).toBe('review')
  await story.approved('HQC')
  expect(await desk(story, story.someone('member', 'HQC'), 'pool')).toBe(true)
})

test('returned once it is the college’s again; the second return is a dispute that the school group rules on, for good', async () => {
  const story = await sent()
  const receiver = story.someone('officer', 'HQC')
  const returned = { reason: { text: '该楼热水由物业公司负责' }, whoseDuty: null, basis: { text: '物业合同第三条' } }
  await story.act(receiver, 'dispatch', 'returnTransfer', returned)
  expect(await story.ownView()).toMatchObject({ status: 'review', unit: { id: 'JDXY' } })
  await story.approved()
  await story.act(receiver, 'dispatch', 'returnTransfer', returned)
  const dispatcher = story.someone('dispatcher', 'ZDT')
  expect(await desk(story, dispatcher, 'disputes')).toBe(true)
  expect(
    await refusalOf(story.act(dispatcher, 'dispatch', 'rule', { ruling: { kind: 'rework' }, basis: { text: '无' } })),
  ).toMatchObject({ reason: 'rulingNotHere' })
  await story.act(dispatcher, 'dispatch', 'rule', {
    ruling: { kind: 'unit', unit: 'HQC' },
    basis: { text: '职责清单第四项：学生宿舍热水' },
  })
  expect(await story.ownView()).toMatchObject({ status: 'triage', unit: { id: 'HQC' } })
  expect(
    await refusalOf(
      story.act(receiver, 'dispatch', 'triage', { ...TRIAGE, path: 'transfer', transfer: sheetTo('GZC') }),
    ),
  ).toEqual({ reason: 'boundByRuling' })
  await story.worked('HQC')
  expect((await story.ownView()).status).toBe('filed')
})

test('a unit that lets the time for its answer pass twice has the matter ruled over its head', async () => {
  const story = await sent()
  const due = async () =>
    (await story.view(story.someone('officer'))).clocks.find(clock => clock.kind === 'transferReply')?.dueAt ?? ''
  const first = await due()
  expect(first).toBe('2026-11-13T09:30:00.000Z')
  await house.moveTo(Date.parse(first) + 1)
  expect((await story.ownView()).status).toBe('transferPending')
  expect(await due()).toBe('2026-11-16T09:30:00.000Z')
  await house.moveTo(Date.parse(await due()) + 1)
  expect((await story.ownView()).status).toBe('disputed')
  expect(await desk(story, story.someone('dispatcher', 'ZDT'), 'disputes')).toBe(true)
})

test('while work goes on a transfer is asked for by the handler, and the reviewer sends it or refuses it', async () => {
  const story = await leave()
  await story.triaged('handle')
  await story.approved()
  await story.claimed()
  const [member, reviewer] = [story.someone('member'), story.someone('reviewer')]
  await story.act(member, 'dispatch', 'requestTransfer', sheetTo('HQC'))
  expect(await desk(story, reviewer, 'review')).toBe(true)
  await story.act(reviewer, 'dispatch', 'sendBack', { reason: { text: '先自己联系物业' } })
  expect(await desk(story, reviewer, 'review')).toBe(false)
  await story.act(member, 'dispatch', 'requestTransfer', sheetTo('HQC'))
  await story.approved()
  expect((await story.ownView()).status).toBe('transferPending')
  await story.act(story.someone('reviewer', 'HQC'), 'dispatch', 'returnTransfer', {
    reason: { text: '已在检修，无需转办' },
    whoseDuty: null,
    basis: { text: '检修记录' },
  })
  expect(await story.view(member)).toMatchObject({ status: 'inProgress', where: { owner: { id: 'JDXY' } } })
})

test('a matter of several units goes round for opinions, up for instruction, and comes down as tasks', async () => {
  const story = await leave()
  await story.triaged('instruct', { criteria: ['severalUnits'] })
  await story.approved()
  const officer = story.someone('officer')
  const clerk = story.someone('circulationClerk', 'DB')
  const instruction = {
    leader: { text: '分管校领导' },
    opinion: { text: '同意。后勤处牵头，本周内恢复供水。' },
    signedOn: '2026-11-12',
    scan: null,
    missingNoted: null,
  }
  const leader = story.someone('leader', 'ZDT')
  expect(await refusalOf(story.act(leader, 'dispatch', 'recordInstruction', instruction))).toEqual({
    reason: 'notCirculated',
  })
  await story.act(officer, 'dispatch', 'circulate', {
    documentNo: '机电〔2026〕12号',
    criteria: ['severalUnits'],
    units: ['HQC', 'XGB'],
    draft: { text: '关于宿舍热水的请示' },
  })
  for (const unit of ['HQC', 'XGB']) expect(await desk(story, story.someone('officer', unit), 'opinions')).toBe(true)
  await story.act(story.someone('officer', 'HQC'), 'dispatch', 'giveOpinion', {
    unit: 'HQC',
    stance: 'agree',
    opinion: { text: '同意牵头' },
    basis: null,
  })
  expect(await desk(story, story.someone('officer', 'HQC'), 'opinions')).toBe(false)
  expect(await refusalOf(story.act(leader, 'dispatch', 'recordInstruction', instruction))).toMatchObject({
    reason: 'opinionsMissing',
    units: ['XGB'],
  })
  await story.act(story.someone('reviewer', 'XGB'), 'dispatch', 'giveOpinion', {
    unit: 'XGB',
    stance: 'notOurs',
    opinion: { text: '与本处无关' },
    basis: { text: '职责清单' },
  })
  await story.act(leader, 'dispatch', 'recordInstruction', instruction)
  await story.act(clerk, 'dispatch', 'issueTasks', {
    lead: 'HQC',
    task: { text: '检修锅炉' },
    dueOn: '2026-12-01',
    coUnits: [{ unit: 'XGB', task: { text: '通知学生' }, dueOn: null }],
  })
  expect(await story.ownView()).toMatchObject({ status: 'assigned', unit: { id: 'HQC' } })
  const page = await story.view(story.someone('officer', 'HQC'))
  expect(page.clocks.find(clock => clock.kind === 'completion')?.dueAt).toBe('2026-12-01T09:30:00.000Z')
  expect((await story.view(story.someone('officer', 'XGB'))).text).toBe(TEXT)
  await story.claimed('HQC')
  await story.filed('HQC')
  expect((await story.ownView()).status).toBe('filed')
})

test('the school group gives an open case to another unit by order, and the first one may follow it', async () => {
  const story = await leave()
  const order = { unit: 'HQC', reason: { text: '学院没有处理条件' } }
  const dispatcher = story.someone('dispatcher', 'ZDT')
  await story.act(dispatcher, 'dispatch', 'redispatch', order)
  expect(await story.ownView()).toMatchObject({ status: 'triage', unit: { id: 'HQC' } })
  expect(await refusalOf(story.act(dispatcher, 'dispatch', 'redispatch', order))).toEqual({
    reason: 'sameUnit',
    unit: 'HQC',
  })
  expect(await desk(story, story.someone('officer'), 'following')).toBe(true)
  expect(await desk(story, story.someone('officer'), 'triage')).toBe(false)
})
