import { test } from './house.ts'
import { walk } from './walk-of-a-case.ts'

test('a case goes from 留作业 to the rating and is reopened, every step on a page', async ({ house }) => {
  test.slow()
  await walk(house)
})
