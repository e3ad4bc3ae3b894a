import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { type OutsideHouse, openOutsideHouse } from '../testing/outside-house.ts'
import { runNotices } from '../testing/run-jobs.ts'
import type { Person } from '../testing/test-house.ts'
import { callDuty } from './call-duty.job.ts'
import { tellOfTheWeek } from './tell-of-the-week.job.ts'

let house: OutsideHouse
let client: pg.Client
let officer: Person
let reviewer: Person
let student: Person
beforeAll(async () => {
  house = await openOutsideHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  officer = house.someone('officer', 'JDXY')
  reviewer = house.someone('reviewer', 'JDXY')
  student = house.everyone().find(person => person.appointments.length === 0) as Person
  await house.reachable(officer, 'email', 'officer@campus.example')
  await house.reachable(reviewer, 'sms')
  await house.reachable(reviewer, 'email', 'reviewer@campus.example')
  await house.reachable(student, 'email', 'student@campus.example')
})
afterAll(async () => {
  await client.end()
  await house.close()
})
beforeEach(() => {
  house.mail.mails.length = 0
  house.sms.got.length = 0
  house.mail.refuseWith(null)
  house.sms.answerWith(200)
})

const TEXT = '学院一楼大厅以后能不能多放几把椅子？'
const mailTo = (name: string) => house.mail.mails.filter(mail => mail.to === `${name}@campus.example`)
const deliveries = async (where: string, values: unknown[] = []) =>
  (
    await client.query<{ channel: string; status: string; tries: number; problem: string | null }>(
      `select channel, status, tries, problem from deliveries d where ${where} order by created_at, status`,
      values,
    )
  ).rows
const of = (person: Person) => deliveries('person_id = $1', [person.person])
const clean = () => client.query('delete from deliveries')

test('what is not pressing is one mail on the next working day, whatever happened in between', async () => {
  const first = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  const second = await CaseStory.leave(house, 'JDXY', `${TEXT}（二）`, {}, student)
  await runNotices(house)
  await house.sendDue()
  expect(house.mail.mails).toEqual([])
  await house.moveTo('2026-11-13T08:00:00+08:00')
  await house.sendDue()
  const [mail, ...more] = mailTo('officer')
  expect(more).toEqual([])
  expect(mail?.subject).toBe('作业本：有 2 件事等你')
  for (const story of [first, second]) expect(mail?.text).toContain(story.no)
  expect(mail?.text).not.toContain('椅子')
  expect(await of(officer)).toEqual([{ channel: 'email', status: 'sent', tries: 1, problem: null }])
  await house.sendDue()
  expect(mailTo('officer')).toHaveLength(1)
})

test('what was read within the platform meanwhile is not sent', async () => {
  await clean()
  await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await runNotices(house)
  await house.as(officer).notices.markRead({ ids: 'all' })
  await house.moveTo('2026-11-16T08:00:00+08:00')
  await house.sendDue()
  expect(mailTo('officer')).toEqual([])
  expect(await of(officer)).toMatchObject([{ status: 'needless' }])
})

test('what is pressing goes at once; one that fails for now is tried three times, then the next way has its turn', async () => {
  await clean()
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await house.as(reviewer).contacts.setPreferences({
    ...(await house.as(reviewer).contacts.mine()).preferences,
    channels: ['sms', 'email'],
  })
  house.sms.answerWith(503)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P1' })
  await runNotices(house)
  await house.sendDue()
  expect(await of(reviewer)).toEqual([{ channel: 'sms', status: 'waiting', tries: 1, problem: 'unreachable' }])
  await house.moveTo(house.now() + 16_000)
  await house.sendDue()
  await house.moveTo(house.now() + 61_000)
  await house.sendDue()
  await house.sendDue()
  expect(await of(reviewer)).toEqual([
    { channel: 'sms', status: 'failed', tries: 3, problem: 'unreachable' },
    { channel: 'email', status: 'sent', tries: 1, problem: null },
  ])
  expect(mailTo('reviewer')[0]?.subject).toBe('作业本：有一件紧急的事')
})

test('whom nothing reached is work for the lead of the unit, by name and without a word of a case, until somebody has settled it', async () => {
  await clean()
  house.mail.refuseWith(to => (to.startsWith('reviewer') ? 550 : null))
  house.sms.answerWith(422)
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P1' })
  await runNotices(house)
  await house.sendDue()
  await house.sendDue()
  expect(await of(reviewer)).toEqual([
    { channel: 'sms', status: 'failed', tries: 1, problem: 'badAddress' },
    { channel: 'email', status: 'unreached', tries: 1, problem: 'badAddress' },
  ])
  const { rows } = await house.as(officer).notices.unreached()
  expect(rows).toMatchObject([{ person: { id: reviewer.person, name: reviewer.name }, caseNo: null, isUrgent: true }])
  expect(rows[0]?.problems).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain(story.no)
  // Told within the platform, too; of another unit nobody is.
  const told = await house.as(officer).notices.page({})
  expect(told.rows.filter(row => row.kind === 'unreached')).toMatchObject([{ caseNo: '' }])
  expect((await house.as(house.someone('officer', 'TSG')).notices.unreached()).rows).toEqual([])
  expect((await house.as(house.someone('systemAdmin', 'ZDT')).notices.unreached()).rows).toHaveLength(1)
  const delivery = rows[0]?.id ?? ''
  await expect(
    house.as(house.someone('officer', 'TSG')).notices.settleUnreached({ delivery, how: 'phoned' }),
  ).rejects.toThrow()
  await house.as(officer).notices.settleUnreached({ delivery, how: 'phoned' })
  expect((await house.as(officer).notices.unreached()).rows).toEqual([])
  const { rows: audit } = await client.query(`select person_id, detail from audit_log where act = 'settleUnreached'`)
  expect(audit).toMatchObject([{ person_id: officer.person, detail: { how: 'phoned', subject: reviewer.person } }])
})

test('a submitter whom nothing reached is told of to those who see the case, by its number and without a name', async () => {
  await clean()
  house.mail.refuseWith(to => (to.startsWith('student') ? 550 : null))
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await story.act(story.someone('officer'), 'dispatch', 'askSubmitter', { question: { text: '几个人用？' } })
  await runNotices(house)
  await house.moveTo('2026-11-17T08:00:00+08:00')
  await house.sendDue()
  await house.sendDue()
  const { rows } = await house.as(officer).notices.unreached()
  expect(rows.find(row => row.caseNo === story.no)).toMatchObject({ person: null, isUrgent: false })
  expect(JSON.stringify(rows)).not.toContain(student.name)
  expect((await house.as(house.someone('officer', 'TSG')).notices.unreached()).rows).toEqual([])
  expect((await house.as(house.someone('systemAdmin', 'ZDT')).notices.unreached()).rows).toEqual([])
  // The submitter looks in, and there is nothing left to do.
  await house.as(student).notices.markRead({ ids: 'all' })
  expect((await house.as(officer).notices.unreached()).rows).toEqual([])
})

test('two who send at once send one message', async () => {
  await clean()
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P1' })
  await runNotices(house)
  house.sms.answerWith(200)
  await Promise.all([house.sendDue(), house.sendDue(), house.sendDue()])
  expect(house.sms.got).toHaveLength(1)
})

test('a process that dies between sending and noting it sends again with the same id, and only then', async () => {
  await clean()
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency: 'P1' })
  await runNotices(house)
  await house.sendDue()
  // As it stood when it was taken and not yet noted.
  await client.query(
    `update deliveries set status = 'waiting', ended_at = null, lease_until = $1 where person_id = $2`,
    [new Date(house.now() + 90_000), reviewer.person],
  )
  await client.query('update notices set outside_at = null')
  await house.sendDue()
  expect(house.sms.got).toHaveLength(1)
  await house.moveTo(house.now() + 91_000)
  await house.sendDue()
  expect(house.sms.got).toHaveLength(2)
  const [first, second] = house.sms.got
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
})

test('the answer group is told once a week how its unit stands, with the digest', async () => {
  await clean()
  await house.moveTo('2026-11-23T08:30:00+08:00')
  await tellOfTheWeek(house.house.app)
  await tellOfTheWeek(house.house.app)
  const { rows } = await house.as(reviewer).notices.page({})
  const weekly = rows.filter(row => row.kind === 'weekly')
  expect(weekly).toHaveLength(1)
  expect(weekly[0]?.text.zh).toMatch(/^上周本单位收到 \d+ 件，销号 0 件；现在在办 [1-9]\d* 件，其中超期 \d+ 件$/)
  await house.moveTo('2026-11-24T08:30:00+08:00')
  await tellOfTheWeek(house.house.app)
  expect((await house.as(reviewer).notices.page({})).rows.filter(row => row.kind === 'weekly')).toHaveLength(1)
})

test('a danger to life is called out by every channel at once, at night, until somebody answers; who has none is named', async () => {
  await clean()
  house.sms.got.length = 0
  const duty = house.someone('dutyOfficer', 'BWC')
  await house.reachable(duty, 'sms')
  await house.reachable(duty, 'email', 'duty@campus.example')
  house.sms.got.length = 0
  house.mail.mails.length = 0
  await house.moveTo('2026-11-28T02:00:00+08:00')
  const story = await CaseStory.leave(house, 'JDXY', '我真的不想活了，已经想好今晚从楼上跳楼自杀。')
  await runNotices(house)
  await house.sendDue()
  for (let i = 0; i < 2; i += 1) {
    await house.moveTo(house.now() + 2 * 60_000)
    await callDuty(house.house.app)
    await callDuty(house.house.app)
    await house.sendDue()
  }
  const calls = () => house.sms.got.filter(({ body }) => body.includes('人身安全'))
  expect(calls()).toHaveLength(3)
  expect(mailTo('duty')).toHaveLength(3)
  expect(mailTo('duty')[0]?.text).toContain('可能危及人身安全')
  const { rows } = await house.as(house.someone('schoolLead', 'ZDT')).notices.unreached()
  const named = rows.filter(row => row.problems.some(({ problem }) => problem === 'noWay')).map(row => row.person?.id)
  expect(named).toContain(house.someone('dutyOfficer', 'XGB').person)
  expect(named).not.toContain(duty.person)
  await house.as(duty).dispatch.acknowledge({
    caseNo: story.no,
    version: (await house.as(duty).cases.view({ caseNo: story.no })).version,
    key: randomUUID(),
  })
  await runNotices(house)
  await house.moveTo(house.now() + 2 * 60_000)
  await callDuty(house.house.app)
  await house.sendDue()
  expect(calls()).toHaveLength(3)
})
