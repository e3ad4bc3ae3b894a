import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { tellPeople } from './tell-people.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

test('a notice reaches any number of people at once, though an announcement of PostgreSQL is short', async () => {
  const { app } = house.house
  const marks = Array.from({ length: 500 }, (_, n) => n.toString(16).padStart(64, '0'))
  const about = { caseId: null, kind: 'calendarProposed', caseNo: null, dedupeKey: 'many' }
  await tellPeople(
    app,
    marks.map(mark => ({ id: app.newId(), to: { mark }, ...about })),
  )
  const rows = await app.db.selectFrom('notices').select('person_mark').where('dedupe_key', '=', 'many').execute()
  expect(rows).toHaveLength(500)
})
