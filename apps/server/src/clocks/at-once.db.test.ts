import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { fireClock } from './fire-clock.ts'

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

const reportUp = async (story: CaseStory) => {
  const { rows } = await client.query(
    `select k.id, k.due_at, array(select e.rung from escalations e where e.clock_id = k.id order by e.at, e.rung) as rungs
      from clocks k join cases c on c.id = k.case_id where c.case_no = $1 and k.kind = 'reportUp' and k.stopped_at is null`,
    [story.no],
  )
  return rows[0] as { id: string; due_at: Date; rungs: string[] }
}

test('a limit made so short that it is over has its job in the same transaction, for that moment, and the rungs fire at once', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的事，希望单独处理。', {
    sensitive: true,
    channel: 'web',
  })
  await house.moveTo(house.now() + 60 * 60_000)
  const before = await reportUp(story)
  expect(before.rungs).toEqual([])
  expect(before.due_at.getTime()).toBeGreaterThan(house.now())
  // A danger to life leaves thirty minutes, and an hour has gone.
  await story.act(house.someone('confidant', 'ZDT'), 'dispatch', 'flag', {
    class: 'crisis',
    source: 'human',
    reason: null,
  })
  const after = await reportUp(story)
  expect(after.due_at.getTime()).toBeLessThan(house.now())
  const { rows: jobs } = await client.query(
    `select start_after from jobs.job where name = 'clock' and data->>'clockId' = $1 and start_after <= $2`,
    [after.id, new Date(house.now())],
  )
  expect(jobs.length).toBeGreaterThan(0)
  await fireClock(house.house.app, { clockId: after.id })
  expect((await reportUp(story)).rungs).toEqual(['sealedRed', 'sealedYellow'])
})
