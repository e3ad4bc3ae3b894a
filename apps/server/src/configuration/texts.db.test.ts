import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { compose } from '../compose.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const ITEM = { kind: 'texts', unit: null } as const
const REASON = { zh: '换成本校的说法', en: 'In our own words' }
const OWN = { zh: '新作业 {no}，请研判', en: 'New case {no}: please triage' }
const assessor = () => house.as(house.someone('assessor', 'ZZB'))
const lead = () => house.as(house.someone('schoolLead', 'ZDT'))
async function propose(body: unknown) {
  const { release } = await assessor().changes.of(ITEM)
  return assessor().changes.propose({ ...ITEM, base: release, body, reason: REASON })
}
const fieldsOf = async (sent: Promise<unknown>) => {
  const error = (await sent.catch(caught => caught)) as { cause?: { fields?: { field: string }[] } }
  return error.cause?.fields?.map(each => each.field)
}
async function toldOfNewCase() {
  const story = await CaseStory.leave(house, 'JDXY', '学院三楼打印室的纸总是没有人补。')
  await runNotices(house)
  const { rows } = await house.as(house.someone('officer', 'JDXY')).notices.page({})
  return rows.find(row => row.caseNo === story.no)?.text.zh.replace(story.no, '#')
}

test('the school words a notice; once somebody else has published it the next notice reads so, on every process, and so it goes back', async () => {
  const other = await compose({ config: house.config, databaseUrl: house.databaseUrl, now: house.now })
  try {
    expect(await toldOfNewCase()).toBe('作业 # 等待研判')
    const { id } = await propose({ notices: { toTriage: OWN } })
    expect(await toldOfNewCase()).toBe('作业 # 等待研判')
    expect(await refusalOf(assessor().changes.publish({ id }))).toMatchObject({ reason: 'notAllowed' })
    await lead().changes.publish({ id })
    expect(await toldOfNewCase()).toBe('新作业 #，请研判')
    await vi.waitFor(() => expect(other.app.configuration.texts().notice('toTriage')).toEqual(OWN), { timeout: 5000 })
    const { inForce } = await lead().changes.of(ITEM)
    expect(inForce).toEqual({ notices: { toTriage: OWN }, letters: {} })
    // Back to the shipped text: stored is only what differs.
    const { toTriage } = (await assessor().configuration.shippedTexts()).notices
    await lead().changes.publish({ id: (await propose({ notices: { toTriage } })).id })
    expect((await lead().changes.of(ITEM)).inForce).toEqual({ notices: {}, letters: {} })
    expect(await toldOfNewCase()).toBe('作业 # 等待研判')
  } finally {
    await other.close()
  }
})

test('a text without its place, with one too many, in one language or of no such name is refused where it stands', async () => {
  const refused = (notices: object, letters: object = {}) => fieldsOf(propose({ notices, letters }))
  expect(await refused({ toTriage: { zh: '请研判', en: 'Case {no}' } })).toEqual(['notices.toTriage.zh'])
  expect(await refused({ toTriage: { ...OWN, en: 'Case {no} of {name}' } })).toEqual(['notices.toTriage.en'])
  expect(await refused({ toTriage: { zh: OWN.zh } })).toEqual(['notices.toTriage'])
  expect(await refused({ nothing: OWN })).toEqual(['notices.nothing'])
  expect(await refused({}, { subject: { zh: '<b>{n}</b>', en: '{n}' } })).toEqual(['letters.subject.zh'])
  expect(await refusalOf(propose('text'))).toMatchObject({ reason: 'input' })
  const configurer = house.as(house.someone('configurer', 'JDXY'))
  expect(
    await refusalOf(configurer.changes.propose({ kind: 'texts', unit: 'JDXY', base: 0, body: {}, reason: REASON })),
  ).toMatchObject({ reason: 'notAllowed' })
})

test('what is being written is shown as people would read it, in the platform, by mail and as a short message', async () => {
  const draft = { notices: { toTriage: OWN }, letters: { subject: { zh: '本校：{n} 件事', en: 'Ours: {n}' } } }
  const { zh, en } = await assessor().notices.sampleLetter({ name: 'toTriage', draft })
  expect(zh.inApp).toMatch(/^新作业 ZY-\S+，请研判$/)
  expect(zh.subject).toBe('本校：1 件事')
  expect(zh.text).toContain(`· ${zh.inApp}`)
  expect(en.inApp).toMatch(/^New case ZY-\S+: please triage$/)
  expect(zh.short).not.toContain('ZY-')
  expect((await assessor().notices.sampleLetter({ name: 'toTriage' })).zh.inApp).toContain('等待研判')
})
