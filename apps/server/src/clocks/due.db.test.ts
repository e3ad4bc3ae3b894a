import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory, TRIAGE } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { fireClock } from './fire-clock.ts'

/** Working hours 08:00–12:00 and 14:30–17:30: seven hours a day. Every moment below was worked out by hand. */
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
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const shanghai = (date: Date) => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const clockOf = async (story: CaseStory, kind: string) => {
  const { rows } = await client.query<{
    id: string
    due_at: Date | null
    colour: string
    listed: string
    red: boolean
  }>(
    `select k.id, k.due_at, k.colour, c.colour as listed from clocks k join cases c on c.id = k.case_id
      where c.case_no = $1 and k.kind = $2 and k.stopped_at is null`,
    [story.no, kind],
  )
  const row = rows[0]
  return row ? { id: row.id, due: row.due_at && shanghai(row.due_at), colour: row.colour, listed: row.listed } : null
}
const claimed = async (urgency = 'P2') => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE, urgency })
  await (await story.approved()).claimed()
  return story
}

test.each([
  // 27 working hours until Tuesday 17:30: 8.1 are left on Monday 16:24, 4.05 on Tuesday 10:57.
  { urgency: 'P2', due: '2026-03-17 17:30', yellow: '2026-03-16 16:24', orange: '2026-03-17 10:57' },
  // 41 until Thursday 17:30: 12.3 are left on Wednesday 09:42, 6.15 on Thursday 08:51.
  { urgency: 'P3', due: '2026-03-19 17:30', yellow: '2026-03-18 09:42', orange: '2026-03-19 08:51' },
  // Two days, 20 hours until Monday 17:30: 6 are left at 09:00, 3 at noon. No day is left out before due: the limit is short.
  { urgency: 'P1', due: '2026-03-16 17:30', yellow: '2026-03-16 09:00', orange: '2026-03-16 12:00' },
])(
  '$urgency: a completion clock that starts on Thursday 09:00 turns yellow, orange and red at its moments',
  async vector => {
    const story = await claimed(vector.urgency)
    const first = await clockOf(story, 'completion')
    expect(first).toMatchObject({ due: vector.due, colour: 'green' })
    const colour = async () => (await clockOf(story, 'completion'))?.colour
    // The house is shared: each vector asks a clock of its own by firing it at a moment, without moving the others.
    for (const [moment, expected] of [
      [at(vector.yellow) - 60_000, 'green'],
      [at(vector.yellow) + 60_000, 'yellow'],
      [at(vector.orange) - 120_000, 'yellow'],
      [at(vector.orange) + 120_000, 'orange'],
      [at(vector.due) - 1, 'orange'],
      [at(vector.due), 'red'],
    ] as const) {
      await fireClock({ ...house.house.app, now: () => moment }, { clockId: first?.id ?? '' })
      expect(await colour(), `${vector.urgency} at ${shanghai(new Date(moment))}`).toBe(expected)
    }
  },
)

test('hours of P0 run by day and night, and those of P2 stand still at lunch', async () => {
  const story = await claimed('P0')
  expect((await clockOf(story, 'completion'))?.due).toBe('2026-03-13 09:00')
  const held = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true, channel: 'web' })
  expect((await clockOf(held, 'reportUp'))?.due).toBe('2026-03-12 11:00')
})

test('a pause over lunch moves nothing; one of a working day moves the due by a working day; a resumed clock has its job', async () => {
  const story = await claimed()
  const member = story.someone('member')
  await house.moveTo(at('2026-03-12 12:00'))
  await story.act(member, 'dispatch', 'askSubmitter', { question: { text: '几楼？' } })
  expect(await clockOf(story, 'completion')).toMatchObject({ due: null })
  await house.moveTo(at('2026-03-12 14:30'))
  await story.own('answer', { text: { text: '三楼' }, files: [] })
  expect((await clockOf(story, 'completion'))?.due).toBe('2026-03-17 17:30')
  await story.act(member, 'dispatch', 'askSubmitter', { question: { text: '哪一间？' } })
  await house.moveTo(at('2026-03-13 14:30'))
  await story.own('answer', { text: { text: '打印室' }, files: [] })
  const resumed = await clockOf(story, 'completion')
  expect(resumed?.due).toBe('2026-03-18 17:30')
  const { rows } = await client.query(
    `select start_after from jobs.job where name = 'clock' and data->>'clockId' = $1 order by created_on desc limit 1`,
    [resumed?.id],
  )
  expect(shanghai(rows[0].start_after)).toBe('2026-03-17 16:24')
})

test('the list shows the colour of the next duty, and a job that comes late, twice or for a stopped clock does nothing wrong', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await story.triaged('handle')
  const review = await clockOf(story, 'review')
  expect(review?.due).toBe('2026-03-16 08:30')
  const late = { ...house.house.app, now: () => at('2026-03-16 09:00') }
  await Promise.all([1, 2, 3].map(() => fireClock(late, { clockId: review?.id ?? '' })))
  expect(await clockOf(story, 'review')).toMatchObject({ colour: 'red', listed: 'red' })
  const { rows } = await client.query(
    `select count(*)::int as n from audit_log where act = 'clock' and detail->>'clock' = 'review'
    and case_id = (select id from cases where case_no = $1)`,
    [story.no],
  )
  expect(rows[0].n).toBeGreaterThanOrEqual(1)
  await story.approved()
  expect(await clockOf(story, 'review')).toBeNull()
  await fireClock(late, { clockId: review?.id ?? '' })
  expect(await story.version()).toBe(3)
  expect((await clockOf(story, 'claim'))?.listed).not.toBe('red')
})

test('an action and the colour of a clock at the same moment never stop each other', async () => {
  const stories = await Promise.all(Array.from({ length: 8 }, () => CaseStory.leave(house, 'JDXY', TEXT)))
  const late = { ...house.house.app, now: () => at('2026-03-20 09:00') }
  for (const story of stories) {
    const clock = await clockOf(story, 'triage')
    const results = await Promise.allSettled([
      story.triaged('handle'),
      fireClock(late, { clockId: clock?.id ?? '' }),
      fireClock(late, { clockId: clock?.id ?? '' }),
    ])
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled'])
  }
})

test('over 广西三月三 no working time passes: 17 to 20 April 2026 are off', async () => {
  const spring = await openTestHouse('2026-04-16T09:00:00+08:00')
  try {
    const story = await CaseStory.leave(spring, 'JDXY', TEXT)
    await story.act(story.someone('officer'), 'dispatch', 'triage', { ...TRIAGE })
    await (await story.approved()).claimed()
    const { clocks } = await story.view(story.someone('officer'))
    expect(clocks.find(clock => clock.kind === 'completion')?.dueAt).toBe(
      new Date(at('2026-04-23 17:30')).toISOString(),
    )
    expect(story.receipt.dueDay > '2026-04-21').toBe(true)
    await story.filed()
    expect((await story.view(story.someone('officer'))).clocks.find(clock => clock.kind === 'callback')?.dueAt).toBe(
      new Date(at('2026-04-22 17:30')).toISOString(),
    )
  } finally {
    await spring.close()
  }
})
