import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { noticeOf } from '../configuration/effective-notice.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '宿舍五楼的热水阀坏了，晚上没有热水，请修一下。'
const student = () => {
  const found = house.everyone().find(person => person.appointments.length === 0)
  if (!found) throw new Error('everybody holds an office')
  return found
}
const ticketOf = (story: CaseStory) => ({ caseNo: story.no, code: story.receipt.receiptCode })
const consentsOf = (no: string) =>
  house.house.app.db
    .selectFrom('consents')
    .innerJoin('cases', 'cases.id', 'consents.case_id')
    .select(['purpose', 'consents.version', 'notice_hash', 'given_at', 'withdrawn_at', 'person_id'])
    .where('case_no', '=', no)
    .orderBy('purpose')
    .execute()

describe('the notice', () => {
  test('is told to anybody, with its version, everything the law names, and the hash of what is shown', async () => {
    const notice = await house.as().rights.notice()
    expect(notice.version).toBe('2026-11')
    expect(notice.hash).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(notice.sections.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['who', 'purpose', 'kinds', 'basis', 'retention', 'others', 'rights']),
    )
    expect(JSON.stringify(notice)).not.toMatch(/\{\w+\}/)
    expect(notice.sections.find(({ key }) => key === 'retention')?.text.zh.join()).toContain('12 个月')
  })

  test('agreed to in a version that is not the present one is asked for again, and nothing is stored', async () => {
    const input = { key: randomUUID(), text: TEXT, entryUnit: 'JDXY', consent: '2020-01' } as const
    const before = await house.house.app.db.selectFrom('cases').select('id').execute()
    expect(await refusalOf(house.as().intake.submit(input as never))).toMatchObject({
      reason: 'noticeChanged',
      version: '2026-11',
    })
    expect(await house.house.app.db.selectFrom('cases').select('id').execute()).toHaveLength(before.length)
  })
})

describe('a consent', () => {
  test('is stored for each purpose with version, hash and time, and no person stands beside the case', async () => {
    const contact = { wish: 'phone', name: '韦小满', phone: '13877010203' }
    const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact, agreed: ['sensitive'] }, student())
    const { hash } = noticeOf(house.house.app.configuration.school())
    const common = { version: '2026-11', notice_hash: hash, withdrawn_at: null, person_id: null }
    expect(await consentsOf(story.no)).toEqual(
      ['contact', 'handling', 'sensitive'].map(purpose => ({
        ...common,
        purpose,
        given_at: new Date(house.now()),
      })),
    )
  })

  test('to an optional item is refused without any loss: the matter is taken in all the same', async () => {
    const story = await CaseStory.leave(house, 'JDXY', TEXT)
    expect((await consentsOf(story.no)).map(({ purpose }) => purpose)).toEqual(['handling'])
    expect((await house.as().tracking.view({ ticket: ticketOf(story) })).status).toBe('triage')
  })

  test('to a contact is taken back with the receipt: staff see it no more, and it is written down without the number', async () => {
    const contact = { wish: 'phone', name: '韦小满', phone: '13877010203' }
    const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact })
    const officer = story.someone('officer')
    const seen = async () => (await house.as(officer).cases.view({ caseNo: story.no })).submitter
    expect(await seen()).toMatchObject({ name: '韦小满', contact: '13877010203' })
    const ticket = ticketOf(story)
    await house.as().rights.changeContact({ ticket, contact: { name: null, phone: '13900000009' } })
    expect(await seen()).toMatchObject({ contact: '13900000009' })
    await house.moveTo(house.now() + 1000)
    await house.as().rights.changeContact({ ticket, contact: null })
    expect(await seen()).toMatchObject({ contact: null })
    const { rows } = await house.as().rights.records({ ticket })
    expect(rows.map(({ act }) => act)).toEqual(['withdrawConsent', 'changeContact'])
    expect(JSON.stringify(rows)).not.toMatch(/13877010203|13900000009|韦小满/)
    expect(rows[1]?.detail).toMatchObject({ before: expect.any(String), after: expect.any(String) })
    const standing = (await consentsOf(story.no)).filter(consent => consent.withdrawn_at === null)
    expect(standing.map(({ purpose }) => purpose)).toEqual(['handling'])
  })

  test('to a contact cannot be touched with a wrong code or as somebody else', async () => {
    const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student())
    const wrong = { caseNo: story.no, code: 'AAAA-AAAA-AAAA' }
    expect(await refusalOf(house.as().rights.changeContact({ ticket: wrong, contact: null }))).toMatchObject({
      reason: 'notFound',
    })
    const other = story.someone('officer')
    const ticket = { caseNo: story.no }
    expect(await refusalOf(house.as(other).rights.ofCase({ ticket }))).toMatchObject({ reason: 'notFound' })
    expect((await house.as(student()).rights.ofCase({ ticket })).caseNo).toBe(story.no)
  })

  test('that stands for a person is given and withdrawn by one switch, and a new notice asks again', async () => {
    const me = house.as(student())
    const publication = async () => (await me.rights.mine()).consents.find(({ purpose }) => purpose === 'publication')
    expect(await publication()).toMatchObject({ on: false, asksAgain: false })
    await me.rights.turnConsent({ purpose: 'publication', on: true })
    await Promise.all([1, 2, 3].map(() => me.rights.turnConsent({ purpose: 'publication', on: true })))
    expect(await publication()).toMatchObject({ on: true })
    await house.house.app.db
      .updateTable('consents')
      .set({ version: '2020-01' })
      .where('purpose', '=', 'publication')
      .execute()
    expect(await publication()).toMatchObject({ on: false, asksAgain: true })
    await house.moveTo(house.now() + 1000)
    await me.rights.turnConsent({ purpose: 'publication', on: false })
    expect(await publication()).toMatchObject({ on: false, asksAgain: false })
    expect((await me.rights.records({})).rows.map(({ act }) => act)).toEqual(['withdrawConsent', 'giveConsent'])
    const audited = await house.house.app.db
      .selectFrom('audit_log')
      .select('act')
      .where('person_id', '=', student().person)
      .where('act', 'in', ['giveConsent', 'withdrawConsent'])
      .execute()
    expect(audited.at(-1)?.act).toBe('withdrawConsent')
  })
})
