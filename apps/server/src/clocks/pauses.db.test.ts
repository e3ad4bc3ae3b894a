import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory, sheetTo, TRIAGE } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

/** Thursday 12 March 2026, 09:00; working hours 08:00–12:00 and 14:30–17:30. Every moment below was worked out by hand. */
let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse('2026-03-12T09:00:00+08:00')
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const TEXT = '学院三楼打印室的纸总是没有人补，能不能每周一补一次？'
const shanghai = (date: Date | null) =>
  date && new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const moveTo = (text: string) => house.moveTo(`${text.replace(' ', 'T')}:00+08:00`)

async function clocksOf(story: CaseStory, kind: string) {
  const { rows } = await client.query(
    `select k.* from clocks k join cases c on c.id = k.case_id where c.case_no = $1 and k.kind = $2 order by started_at, k.id`,
    [story.no, kind],
  )
  return rows.map(row => ({
    id: row.id as string,
    unit: row.unit_id as string,
    due: shanghai(row.due_at),
    paused: row.pause_reason as string | null,
    until: shanghai(row.pause_until),
    reasons: (row.pauses as { reason: string }[]).map(pause => pause.reason),
    isOpen: row.stopped_at === null,
    used: row.used_share as number | null,
  }))
}
const open = async (story: CaseStory, kind: string) => (await clocksOf(story, kind)).find(clock => clock.isOpen)
const claimed = async (urgency = 'P2') => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency })
  return (await story.approved()).claimed()
}

test('a pause for the submitter ends when the time to answer does', async () => {
  const story = await claimed()
  await story.act(story.someone('member'), 'dispatch', 'askSubmitter', { question: { text: '几楼？' } })
  const answer = await open(story, 'submitterAnswer')
  expect(answer?.due).toBe('2026-03-17 17:30')
  expect(await open(story, 'completion')).toMatchObject({
    paused: 'submitter',
    until: answer?.due,
    due: null,
    reasons: ['submitter'],
  })
  const view = await story.view(story.someone('officer'))
  expect(view.clocks.find(clock => clock.kind === 'completion')?.paused).toMatchObject({ reason: 'submitter' })
})

test('a pause in a special channel ends when that channel has to decide; frozen, when the freeze is looked at again', async () => {
  const held = await claimed()
  await held.act(held.someone('officer'), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason: null })
  expect(await open(held, 'completion')).toMatchObject({
    paused: 'specialChannel',
    until: (await open(held, 'reportUp'))?.due,
  })
  const frozen = await claimed()
  const reason = { reason: { text: '核查中' } }
  await frozen.act(house.someone('schoolLead', 'ZDT'), 'supervision', 'freeze', reason)
  await frozen.act(house.someone('confidant', 'ZDT'), 'supervision', 'freeze', reason)
  const review = await open(frozen, 'freezeReview')
  expect(review?.due).not.toBeNull()
  expect(await open(frozen, 'completion')).toMatchObject({ paused: 'specialChannel', until: review?.due })
})

test('parked, it is looked at every twenty working days and taken up by itself at its last milestone', async () => {
  const story = await claimed()
  const before = (await open(story, 'completion'))?.due
  expect(before).toBe('2026-03-17 17:30')
  await story.act(house.someone('dispatcher', 'ZDT'), 'handling', 'park', {
    plan: { text: '等设备到货' },
    milestones: [
      { on: '2026-04-30', what: { text: '验收' } },
      { on: '2026-04-10', what: { text: '到货' } },
    ],
  })
  expect(await open(story, 'completion')).toMatchObject({ paused: 'parked', until: '2026-04-30 17:30' })
  // Twenty working days after 12 March: 6 April is a day off.
  expect(await open(story, 'parkReview')).toMatchObject({ due: '2026-04-10 17:30' })
  await moveTo('2026-04-09 10:00')
  await story.act(story.someone('officer'), 'handling', 'note', {
    text: { text: '看过了，仍在等' },
    toSubmitter: false,
  })
  expect((await open(story, 'parkReview'))?.due).toBe('2026-05-13 17:30')
  await moveTo('2026-04-30 17:29')
  expect((await story.view(story.someone('officer'))).status).toBe('parked')
  await moveTo('2026-05-06 09:00')
  const view = await story.view(story.someone('officer'))
  expect(view.status).toBe('inProgress')
  expect(view.timeline.at(-1)).toMatchObject({ type: 'resumed', by: { kind: 'system' } })
  // It had run for no time at all on 12 March: its 27 hours go on from 30 April, and 9 May is worked.
  expect(await open(story, 'completion')).toMatchObject({ paused: null, until: null, reasons: ['parked'] })
  expect((await open(story, 'completion'))?.due).toBe('2026-05-09 16:30')
})

test('what a unit used of its limit stays with its clock when another takes the case over, and a return goes on with the same clock', async () => {
  await moveTo('2026-05-11 08:00')
  const story = await claimed()
  const sent = async () => {
    await story.act(story.someone('member'), 'dispatch', 'requestTransfer', {
      ...sheetTo('HQC'),
      communication: { ...sheetTo('HQC').communication, on: '2026-05-11' },
    })
    await story.approved()
  }
  const first = await open(story, 'completion')
  expect(first?.due).toBe('2026-05-14 17:30')
  await sent()
  await moveTo('2026-05-12 08:00')
  await story.act(house.someone('officer', 'HQC'), 'dispatch', 'returnTransfer', {
    reason: { text: '不归我们' },
    whoseDuty: null,
    basis: { text: '清单' },
  })
  expect(await open(story, 'completion')).toMatchObject({ id: first?.id, due: first?.due, used: null })
  await sent()
  await moveTo('2026-05-13 08:00')
  await story.act(house.someone('officer', 'HQC'), 'dispatch', 'acceptTransfer', { triage: null })
  const [sender] = await clocksOf(story, 'completion')
  // Two of the four days from the morning of day 0 to the close of day 3.
  expect(sender).toMatchObject({ id: first?.id, unit: 'JDXY', isOpen: false, used: 0.5 })
  expect(await open(story, 'completion')).toMatchObject({ unit: 'HQC', used: null })
})

test('a day named by an instruction holds; a pause moves it by what it covers, and a new limit never shortens it', async () => {
  await moveTo('2026-05-18 09:00')
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await story.triaged('instruct', { criteria: ['policyChange'] })
  await story.approved()
  const clerk = house.someone('circulationClerk', 'DB')
  await story.act(story.someone('officer'), 'dispatch', 'circulate', {
    documentNo: '机电〔2026〕1号',
    criteria: ['policyChange'],
    units: ['XGB'],
    draft: { text: '请示' },
  })
  await story.act(house.someone('reviewer', 'XGB'), 'dispatch', 'giveOpinion', {
    unit: 'XGB',
    stance: 'agree',
    opinion: { text: '同意' },
    basis: null,
  })
  await story.act(house.someone('leader', 'ZDT'), 'dispatch', 'recordInstruction', {
    leader: { text: '分管领导' },
    opinion: { text: '同意' },
    signedOn: '2026-05-18',
    scan: null,
    missingNoted: { text: '无' },
  })
  await story.act(clerk, 'dispatch', 'issueTasks', {
    lead: 'TSG',
    task: { text: '办理' },
    dueOn: '2026-05-21',
    coUnits: [],
  })
  expect((await open(story, 'completion'))?.due).toBe('2026-05-21 17:30')
  await story.claimed('TSG')
  await story.act(story.someone('member', 'TSG'), 'dispatch', 'askSubmitter', { question: { text: '几楼？' } })
  await moveTo('2026-05-19 09:00')
  await story.own('answer', { text: { text: '三楼' }, files: [] })
  expect((await open(story, 'completion'))?.due).toBe('2026-05-22 17:30')
  await story.act(story.someone('officer', 'TSG'), 'handling', 'extend', { reason: { text: '等货' }, percent: 10 })
  expect((await open(story, 'completion'))?.due).toBe('2026-06-03 17:30')
})
