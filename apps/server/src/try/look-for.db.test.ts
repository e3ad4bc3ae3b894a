import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { serve } from '../app.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { Browser } from './http.ts'
import { type Hidden, lookFor } from './look-for.ts'

let house: TestHouse
let server: FastifyInstance
let base: string
beforeAll(async () => {
  house = await openTestHouse()
  server = await serve(house.house, house.config)
  base = await server.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await server.close()
  await house.close()
})

const TEXT = '学院二楼的打印机一直卡纸，交材料的时候总是排很长的队。'
const hiddenOf = (story: CaseStory): Hidden => ({ caseNo: story.no, text: TEXT, files: [], entry: null })

async function officerOf(unit: string): Promise<Browser> {
  const browser = new Browser(base)
  browser.bear(
    await house.house.app.auth.openSession(house.someone('officer', unit).person, '127.0.0.1', { factor: 'totp' }),
  )
  return browser
}

test('whoever looks for hidden cases would find one that is not hidden', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  expect([...(await lookFor(await officerOf('JDXY'), [hiddenOf(story)])).keys()]).toEqual([story.no])
  expect((await lookFor(await officerOf('FXY'), [hiddenOf(story)])).size).toBe(0)
})

test('a held case is found by nobody of its entry unit', async () => {
  const story = await CaseStory.leave(house, 'TYXY', TEXT, { sensitive: true })
  expect(story.receipt.held).toBe(true)
  expect((await lookFor(await officerOf('TYXY'), [hiddenOf(story)])).size).toBe(0)
})
