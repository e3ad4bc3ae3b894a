import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { up } from '../../../../migrations/0017-means-of-attempts.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
let pool: pg.Pool
beforeAll(async () => {
  house = await openTestHouse()
  pool = new pg.Pool({ connectionString: house.ownerUrl, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await house.close()
})

const attempts = async (story: CaseStory) =>
  (await pool.query(`select file->'attempts' as all from cases where case_no = $1`, [story.no])).rows[0].all

test('attempts kept without their means get them from the events, those of the filing that stands and no others', async () => {
  const story = await (await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门，能不能轮流开一间？')).worked()
  await story.calledBack(false, 'JDXY', null, 'visit')
  await story.calledBack(true, 'JDXY', 'notSolved')
  await story.act(story.someone('officer'), 'callback', 'sendBackToWork', { reason: { text: '门还是锁着' } })
  await story.filed()
  await story.calledBack(false, 'JDXY', null, 'message')
  await story.own('confirm', { verdict: 'solved', words: null })
  const kept = await attempts(story)
  expect(kept.map((each: { means: string | null }) => each.means)).toEqual(['message', null])
  await pool.query(
    `update cases set file = jsonb_set(file, '{attempts}',
    (select jsonb_agg(a - 'means') from jsonb_array_elements(file->'attempts') a)) where case_no = $1`,
    [story.no],
  )
  expect(await attempts(story)).not.toEqual(kept)
  await pool.query('drop index notices_dead_jobs')
  await up(new Kysely({ dialect: new PostgresDialect({ pool }) }))
  expect(await attempts(story)).toEqual(kept)
})
