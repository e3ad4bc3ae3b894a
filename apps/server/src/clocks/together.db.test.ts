import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { fireClock, fireClocks } from './fire-clock.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse('2026-03-12T09:00:00+08:00')
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const TEXTS = ['教学楼的空调不制冷，请检修。', '图书馆四楼的插座没有电。', '食堂二楼的地面很滑，雨天容易摔倒。']
/** Cases that wait for 研判 in one unit, each with the clock of it. */
async function waiting(unit: string, n: number) {
  const stories: CaseStory[] = []
  for (let i = 0; i < n; i += 1) stories.push(await CaseStory.leave(house, unit, TEXTS[i % TEXTS.length] ?? ''))
  const { rows } = await client.query<{ id: string; case_no: string; due_at: Date }>(
    `select k.id, c.case_no, k.due_at from clocks k join cases c on c.id = k.case_id
      where c.case_no = any($1) and k.kind = 'triage' and k.stopped_at is null order by array_position($1, c.case_no)`,
    [stories.map(story => story.no)],
  )
  return rows
}
const after = (clocks: readonly { due_at: Date }[]) => {
  const end = Math.max(...clocks.map(clock => clock.due_at.getTime())) + 60_000
  return { ...house.house.app, now: () => end }
}
/** Everything that firing left behind a clock, without ids and moments. */
async function leftBy(ids: readonly string[]) {
  const { rows } = await client.query(
    `select k.colour, c.colour as shown, k.asks,
      (select json_agg(json_build_array(e.rung, e.cause, e.counts, e.deeds) order by e.rung) from escalations e where e.clock_id = k.id) as rungs,
      (select json_agg(json_build_array(a.act, a.detail) order by a.id) from audit_log a where a.case_id = k.case_id and a.act in ('clock', 'rung')) as lines,
      (select count(*)::int from jobs.job j join escalations e on e.id::text = j.data->>'escalationId' where e.clock_id = k.id and j.name = 'rung') as told,
      (select count(*)::int from jobs.job j where j.name = 'clock' and j.data->>'clockId' = k.id::text and j.start_after > k.due_at) as looks
    from clocks k join cases c on c.id = k.case_id where k.id = any($1) order by array_position($1, k.id)`,
    [ids],
  )
  return rows
}

test('clocks fired together come to what each comes to by itself, and a second time to nothing', async () => {
  const [alone] = await waiting('TSG', 1)
  const many = await waiting('HQC', 4)
  const app = after([...many, ...(alone ? [alone] : [])])
  await fireClock(app, { clockId: alone?.id ?? '' })
  const [single] = await leftBy([alone?.id ?? ''])
  expect(single).toMatchObject({ colour: 'red', shown: 'red' })
  expect(single.rungs.length).toBeGreaterThan(0)
  expect(single.lines).toHaveLength(single.rungs.length + 1)

  const jobs = many.map(({ id }) => ({ clockId: id }))
  const ids = many.map(({ id }) => id)
  expect(await fireClocks(app, [...jobs, ...jobs])).toEqual(Array(8).fill(null))
  const set = await leftBy(ids)
  // Four red cases of one unit may bring about a rung that one does not.
  const own = (rungs: string[][]) => rungs.filter(([, cause]) => cause === 'time')
  for (const each of set) {
    expect(own(each.rungs)).toEqual(own(single.rungs))
    expect(each).toMatchObject({ colour: 'red', shown: 'red', asks: single.asks, looks: single.looks })
    expect(each.told).toBe(each.rungs.length)
    expect(each.lines).toHaveLength(each.rungs.length + 1)
  }
  await fireClocks(app, jobs)
  expect((await leftBy(ids)).map(({ looks: _, ...each }) => each)).toEqual(set.map(({ looks: _, ...each }) => each))
})

test('a case that somebody has in hand is waited for alone: the others are done, and nothing is left out', async () => {
  const many = await waiting('HQC', 3)
  const app = after(many)
  await client.query('begin')
  await client.query('select 1 from cases where case_no = $1 for update', [many[1]?.case_no])
  const firing = fireClocks(
    app,
    many.map(({ id }) => ({ clockId: id })),
  )
  const colours = async () => (await leftBy(many.map(({ id }) => id))).map(({ colour }) => colour)
  await expect.poll(colours, { timeout: 20_000 }).toEqual(['red', 'green', 'red'])
  await client.query('commit')
  expect(await firing).toEqual([null, null, null])
  expect(await colours()).toEqual(['red', 'red', 'red'])
})

test('a clock that cannot be fired keeps none of the others from it', async () => {
  const many = await waiting('HQC', 3)
  const app = after(many)
  await client.query(
    `alter table escalations add constraint not_this_one check (clock_id <> '${many[0]?.id}'::uuid) not valid`,
  )
  const faults = await fireClocks(
    app,
    many.map(({ id }) => ({ clockId: id })),
  )
  expect(faults).toEqual([expect.any(Error), null, null])
  expect((await leftBy(many.map(({ id }) => id))).map(({ colour }) => colour)).toEqual(['green', 'red', 'red'])
})
