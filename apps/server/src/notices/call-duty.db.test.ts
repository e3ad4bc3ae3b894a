import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { callDuty } from './call-duty.job.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  // A Saturday night: no call waits for working time.
  house = await openTestHouse('2026-11-14T23:00:00+08:00')
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const CRISIS = '我真的不想活了，已经想好今晚从楼上跳楼自杀。'
const duty = (unit = 'BWC') => house.someone('dutyOfficer', unit)
const confidant = () => house.someone('confidant', 'ZDT')
const lead = () => house.someone('schoolLead', 'ZDT')
/** Lets minutes pass, and the job run each of them, twice: in two processes, or after a fault. */
async function minutes(n: number): Promise<void> {
  for (let i = 0; i < n; i += 1) {
    await house.moveTo(house.now() + 60_000)
    await callDuty(house.house.app)
    await callDuty(house.house.app)
  }
}
/** How often each kind of person was called about this case, by the record and by the notices they have. */
async function called(story: CaseStory): Promise<Record<string, number>> {
  const { rows } = await client.query<{ who: string; times: number }>(
    `select a.role || '@' || a.unit_id as who, max(n)::int as times from (
        select person_id, count(*) as n from crisis_calls k join cases c on c.id = k.case_id where c.case_no = $1 group by person_id
      ) k join appointments a on a.person_id = k.person_id where a.role in ('dutyOfficer', 'confidant', 'schoolLead') group by 1 order by 1`,
    [story.no],
  )
  return Object.fromEntries(rows.map(row => [row.who, row.times]))
}
const ringsFor = async (person: Person) => (await house.as(person).notices.calls()).map(call => call.caseNo)
const unread = async (person: Person) =>
  (await house.as(person).notices.page({})).rows.filter(row => !row.read).map(row => `${row.kind} ${row.caseNo}`)

test('the duty people are called every two minutes, then the confidant and the school lead too, until one answers', async () => {
  const story = await CaseStory.leave(house, 'JDXY', CRISIS)
  await runNotices(house)
  for (const unit of ['BWC', 'XGB']) expect(await unread(duty(unit))).toContain(`crisis ${story.no}`)
  expect(await ringsFor(duty())).toEqual([story.no])
  expect(await ringsFor(confidant())).toEqual([])
  await minutes(1)
  expect(await called(story)).toEqual({})
  await minutes(4)
  expect(await called(story)).toEqual({ 'dutyOfficer@BWC': 2, 'dutyOfficer@XGB': 2 })
  await minutes(1)
  expect(await called(story)).toEqual({ 'confidant@ZDT': 1, 'dutyOfficer@BWC': 3, 'dutyOfficer@XGB': 3 })
  expect(await ringsFor(confidant())).toEqual([story.no])
  expect(await ringsFor(lead())).toEqual([])
  await minutes(4)
  expect(await called(story)).toMatchObject({ 'dutyOfficer@XGB': 5, 'confidant@ZDT': 3, 'schoolLead@ZDT': 1 })
  expect(await ringsFor(lead())).toEqual([story.no])
  // The same notice comes up again and again; it does not pile up.
  expect((await unread(duty())).filter(line => line === `crisisCall ${story.no}`)).toHaveLength(1)
  await house.as(duty()).notices.markRead({ ids: 'all' })
  await minutes(2)
  expect(await unread(duty())).toEqual([`crisisCall ${story.no}`])

  await story.act(duty(), 'dispatch', 'acknowledge')
  await runNotices(house)
  const before = await called(story)
  await minutes(10)
  expect(await called(story)).toEqual(before)
  for (const person of [duty(), duty('XGB'), confidant(), lead()]) {
    expect(await ringsFor(person)).toEqual([])
    expect(
      (await unread(person)).filter(line => line.startsWith('crisis') && !line.startsWith('crisisAnswered')),
    ).toEqual([])
  }
  expect(await unread(duty('XGB'))).toContain(`crisisAnswered ${story.no}`)
})

test('who answered and when stands on the case, in its history and in the audit log; the second is told that somebody has it', async () => {
  const story = await CaseStory.leave(house, 'JDXY', CRISIS)
  await minutes(4)
  expect((await story.view(duty())).call).toMatchObject({ acknowledged: null, called: expect.any(Array) })
  const at = new Date(house.now()).toISOString()
  // Pressed at once by two, with whatever version their page had: one has it, the other learns so.
  const sent = [duty(), duty('XGB')].map(person =>
    refusalOf(house.as(person).dispatch.acknowledge({ caseNo: story.no, version: 1, key: crypto.randomUUID() })),
  )
  expect((await Promise.all(sent)).map(answer => answer.reason).sort()).toEqual(['alreadyAcknowledged', 'done'])
  const view = await story.view(confidant())
  const by = view.call?.acknowledged?.by
  expect([duty().person, duty('XGB').person]).toContain(by?.id)
  expect(view.call).toMatchObject({ acknowledged: { at, by: { name: expect.stringMatching(/./) } } })
  expect(view.call?.called.map(call => call.times)).toEqual(view.call?.called.map(() => 2))
  expect(view.timeline.at(-1)).toMatchObject({
    type: 'acknowledged',
    at,
    by: { person: { id: by?.id }, role: 'dutyOfficer' },
  })
  const { rows } = await client.query(
    `select person_id from audit_log l join cases c on c.id = l.case_id where c.case_no = $1 and act = 'acknowledge'`,
    [story.no],
  )
  expect(rows).toEqual([{ person_id: by?.id }])
})

test('the duty people read and answer the cases that are called out to them, and do nothing else', async () => {
  const story = await CaseStory.leave(house, 'JDXY', CRISIS)
  expect((await story.view(duty())).allowedActions).toEqual(['acknowledge'])
  const quiet = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。', { sensitive: true })
  expect(
    await refusalOf(story.act(duty(), 'dispatch', 'reportUp', { class: 'crisis', reason: { text: '急' } })),
  ).not.toEqual({
    reason: 'done',
  })
  expect(await refusalOf(quiet.act(duty(), 'dispatch', 'acknowledge'))).toEqual({ reason: 'notFound' })
  expect(await refusalOf(quiet.act(confidant(), 'dispatch', 'acknowledge'))).toEqual({ reason: 'nobodyCalled' })
  expect(await refusalOf(house.as(house.someone('officer', 'JDXY')).notices.calls())).toEqual({ reason: 'notAllowed' })
})

test('a danger that is said of a case anew is called out anew, and a flag that was cleared falls silent', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。', { sensitive: true })
  await minutes(3)
  expect(await called(story)).toEqual({})
  await story.own('flag', { class: 'crisis', reason: null })
  await minutes(2)
  expect(await called(story)).toMatchObject({ 'dutyOfficer@BWC': 1 })
  await story.act(duty(), 'dispatch', 'acknowledge')
  await minutes(3)
  await story.own('flag', { class: 'crisis', reason: { text: '又来了' } })
  expect(await ringsFor(duty())).toContain(story.no)
  await minutes(2)
  expect(await called(story)).toMatchObject({ 'dutyOfficer@BWC': 2 })
  await story.act(confidant(), 'dispatch', 'askConsent', { unit: 'JDXY', question: null })
  await story.own('giveConsent', { agrees: true, words: null })
  await story.act(confidant(), 'dispatch', 'clearFlag', { reason: { text: '已当面确认平安' } })
  const before = await called(story)
  await minutes(4)
  expect(await called(story)).toEqual(before)
})

test('whoever has the duty in the unit that is accused is not called, not told, and not woken by the live stream', async () => {
  // What is still to be told of the cases before this one.
  await runNotices(house)
  const live = async (unit: string) =>
    ((await house.as(duty(unit)).desk.live({})) as AsyncIterable<unknown>)[Symbol.asyncIterator]()
  const [barred, free] = [await live('BWC'), await live('XGB')]
  let heard = 0
  void barred.next().then(() => {
    heard += 1
  })
  const woken = free.next()
  const story = await CaseStory.leave(house, 'JDXY', CRISIS, { accused: 'unit', accusedUnit: 'BWC' })
  await woken
  await runNotices(house)
  await free.next()
  expect(heard).toBe(0)
  await minutes(11)
  const who = Object.keys(await called(story))
  expect(who).toEqual(['confidant@ZDT', 'dutyOfficer@XGB', 'schoolLead@ZDT'])
  const of = async (person: Person) => (await unread(person)).filter(line => line.endsWith(story.no))
  expect(await of(duty('XGB'))).toEqual([`crisisCall ${story.no}`, `crisis ${story.no}`])
  expect(await of(duty('BWC'))).toEqual([])
  expect(await ringsFor(duty('BWC'))).not.toContain(story.no)
  await expect(house.as(duty('BWC')).cases.view({ caseNo: story.no })).rejects.toThrow('notFound')
  expect((await refusalOf(story.act(duty('BWC'), 'dispatch', 'acknowledge'))).reason).toBe('notFound')
  await story.act(duty('XGB'), 'dispatch', 'acknowledge')
  await runNotices(house)
  expect(await of(duty('BWC'))).toEqual([])
  void barred.return?.()
  void free.return?.()
})

test('where nobody is on the roster everybody is called at once, and a worker that slept calls when it wakes', async () => {
  await client.query(`update appointments set ends_at = $1 where role = 'dutyOfficer'`, [new Date(house.now() - 1)])
  const story = await CaseStory.leave(house, 'JDXY', CRISIS)
  await house.moveTo(house.now() + 3 * 60_000)
  await callDuty(house.house.app)
  expect(await called(story)).toEqual({ 'confidant@ZDT': 1, 'schoolLead@ZDT': 1 })
})

test('a call is a number and nothing else: no word of the case stands in it', async () => {
  const { rows } = await client.query<{ data: object }>(
    `select distinct data from notices where kind in ('crisisCall', 'crisisAnswered')`,
  )
  expect(rows.length).toBeGreaterThan(1)
  for (const { data } of rows) expect(Object.keys(data)).toEqual(['caseNo'])
})
