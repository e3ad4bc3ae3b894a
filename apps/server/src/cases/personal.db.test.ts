import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const PHONE = '13907719876'
const ID = '450103199603074818'
const TEXT = `学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动。联系电话${PHONE}，身份证${ID}，能不能轮流开一间？`
const text = async (story: CaseStory, role: Parameters<TestHouse['someone']>[0], unit: string) =>
  JSON.stringify(await house.as(house.someone(role, unit)).cases.view({ caseNo: story.no }))

test('numbers in a text are read by those who have the case in hand, and are marks to everybody else', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  expect(await text(story, 'officer', 'JDXY')).toContain(PHONE)
  for (const role of ['dispatcher', 'schoolLead', 'confidant'] as const) {
    const shown = await text(story, role, 'ZDT')
    expect(shown).not.toContain(PHONE)
    expect(shown).not.toContain(ID)
    expect(shown).toContain('联系电话【已遮盖：手机号】，身份证【已遮盖：身份证号】，')
  }
  // To the submitter it is what they wrote: nothing stored was altered.
  expect((await story.ownView()).text).toBe(TEXT)
})

test('of a submitter who is sealed from the handlers, the handlers read no number either; of a restricted case the cleared few do', async () => {
  const sealed = await CaseStory.leave(house, 'JDXY', TEXT, { identityMode: 'sealedFromHandlers' })
  expect(await text(sealed, 'officer', 'JDXY')).not.toContain(PHONE)
  const held = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true })
  expect(await text(held, 'confidant', 'ZDT')).toContain(PHONE)
})

test('lists show no such number, and search knows none', async () => {
  const officer = house.someone('officer', 'JDXY')
  const withPhone = await CaseStory.leave(house, 'JDXY', TEXT)
  const page = await house.as(officer).desk.page({ desk: 'unitAll' })
  expect(JSON.stringify(page.rows.find(row => row.caseNo === withPhone.no))).not.toContain(PHONE)
  for (const q of [PHONE, ID]) expect((await house.as(officer).desk.search({ q })).rows).toEqual([])
  expect((await house.as(officer).desk.search({ q: '机房' })).rows.map(row => row.caseNo)).toContain(withPhone.no)
})

test('what is written later is hidden in the same way', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '机房周末总是锁门，能不能轮流开一间？')
  await story.act(house.someone('officer', 'JDXY'), 'handling', 'note', {
    text: { text: `已打${PHONE}` },
    toSubmitter: false,
  })
  expect(await text(story, 'officer', 'JDXY')).toContain(PHONE)
  expect(await text(story, 'dispatcher', 'ZDT')).toContain('已打【已遮盖：手机号】')
})
