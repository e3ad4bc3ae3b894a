import { randomUUID } from 'node:crypto'
import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '../access/viewer.ts'
import { keepUpload } from '../attachments/keep-upload.ts'
import { checkLedgers } from '../cases/ledger-check.ts'
import { notebookPage } from '../demo/notebook-page.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { everyRow } from '../testing/whole-database.sql.ts'
import { makeCopy } from './make-copy.job.ts'
import { openCopy } from './own-copies.ts'
import { runRetention } from './run-retention.job.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，zxqcanary77，能不能周末轮流开一间？'
const app = () => house.house.app
const lead = () => house.someone('schoolLead', 'ZDT')
const students = () => house.everyone().filter(person => person.appointments.length === 0)
const student = (which = 0) => {
  const found = students()[which]
  if (!found) throw new Error('everybody holds an office')
  return found
}
const ticketOf = (story: CaseStory) => ({ caseNo: story.no, code: story.receipt.receiptCode })
async function ended(submitter = student()): Promise<CaseStory> {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, submitter)
  await story.own('withdraw', { reason: { text: '不用了' } })
  return story
}
const decide = (viewer: Viewer, id: string, decision: 'granted' | 'limited' | 'refused') =>
  house.as(viewer).rights.decide({ id, decision, reason: '按规定处理' })

/** A copy of one's own data, made; the address it is fetched at. */
async function copied(api: ReturnType<TestHouse['as']>, whose: { ticket?: ReturnType<typeof ticketOf> }) {
  const { id } = await api.rights.askCopy(whose)
  await makeCopy(app(), { copyId: id })
  return (await api.rights.copies(whose))[0]?.address ?? ''
}
async function opened(address: string): Promise<boolean> {
  const { pathname, searchParams } = new URL(address, 'http://here')
  return (await openCopy(app(), pathname.split('/')[2] ?? '', searchParams.get('s'))) !== null
}

describe('a request about a case', () => {
  test('waits for the end of the matter, is asked once, and is due within fifteen working days', async () => {
    const open = await CaseStory.leave(house, 'JDXY', TEXT, {}, student())
    const ask = (story: CaseStory) => house.as().rights.ask({ kind: 'deleteCase', ticket: ticketOf(story), words: '' })
    expect(await refusalOf(ask(open))).toMatchObject({ reason: 'caseStillOpen' })
    const story = await ended()
    const { dueOn } = await ask(story)
    expect(dueOn).toBe(addWorkingDays(app().configuration.calendar(), dateOf(house.now()), 15, 'allWorkingDays'))
    expect(await refusalOf(ask(story))).toMatchObject({ reason: 'askedAlready' })
  })

  test('granted destroys its words at once, and the history still verifies', async () => {
    const story = await ended()
    const { id } = await house
      .as(student())
      .rights.ask({ kind: 'deleteCase', ticket: { caseNo: story.no }, words: '请删掉' })
    const row = (await house.as(lead()).rights.queue()).find(each => each.id === id)
    expect(row).toMatchObject({ caseNo: story.no, words: '请删掉', person: null, status: 'open', isLate: false })
    const ticket = ticketOf(story)
    const address = await copied(house.as(), { ticket })
    expect(await opened(address)).toBe(true)
    await decide(lead(), id, 'granted')
    // A copy that was made before would tell what is destroyed.
    expect(await opened(address)).toBe(false)
    expect((await house.as().tracking.view({ ticket })).text).toBe('')
    const own = await house.as().rights.ofCase({ ticket })
    expect(own.requests[0]).toMatchObject({ status: 'granted', reason: '按规定处理' })
    expect(own.goes).toMatchObject({ identity: { gone: true }, words: { gone: true } })
    expect((await house.as().rights.records({ ticket })).rows.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['askRight', 'decideRight', 'destroyWords']),
    )
    expect((await checkLedgers(app())).breaches).toEqual([])
    expect(await refusalOf(decide(lead(), id, 'refused'))).toMatchObject({ reason: 'goneAlready' })
  })

  test('limited is out of every list and search and closed to its unit; the cleared few still open it', async () => {
    const story = await ended()
    const officer = story.someone('officer')
    expect((await house.as(officer).cases.view({ caseNo: story.no })).caseNo).toBe(story.no)
    const { id } = await house.as().rights.ask({ kind: 'deleteCase', ticket: ticketOf(story), words: '' })
    await decide(house.someone('confidant', 'ZDT'), id, 'limited')
    expect(await refusalOf(house.as(officer).cases.view({ caseNo: story.no }))).toMatchObject({ reason: 'notFound' })
    const found = await house.as(officer).desk.search({ q: 'zxqcanary77' } as never)
    expect(JSON.stringify(found)).not.toContain(story.no)
    expect((await house.as(lead()).cases.view({ caseNo: story.no })).text).toContain('zxqcanary77')
    const listed = await house
      .as(lead())
      .desk.page({ desk: 'schoolAll' } as never)
      .catch(() => null)
    expect(JSON.stringify(listed)).not.toContain(story.no)
    const readers = await house.as(lead()).cases.readers({ caseNo: story.no })
    expect(new Set(readers.map(({ role }) => role))).toEqual(new Set(['confidant', 'schoolLead']))
    expect((await house.as().tracking.readers({ ticket: ticketOf(story) })).length).toBe(readers.length)
    expect((await house.as().rights.ofCase({ ticket: ticketOf(story) })).requests[0]).toMatchObject({
      status: 'limited',
    })
    expect((await checkLedgers(app())).breaches).toEqual([])
  })

  test('is answered by the cleared few alone, never by whoever asked, and not by an administrator', async () => {
    const own = await ended(lead())
    const { id } = await house.as(lead()).rights.ask({ kind: 'limitCase', ticket: { caseNo: own.no }, words: '' })
    expect(await refusalOf(decide(lead(), id, 'granted'))).toMatchObject({ reason: 'ownRequest' })
    expect(await refusalOf(decide(house.someone('systemAdmin', 'ZDT'), id, 'granted'))).toMatchObject({
      reason: 'notFound',
    })
    expect(await refusalOf(decide(own.someone('officer'), id, 'granted'))).toMatchObject({ reason: 'notAllowed' })
    const queue = await house.as(house.someone('systemAdmin', 'ZDT')).rights.queue()
    expect(JSON.stringify(queue)).not.toContain(own.no)
    await decide(house.someone('confidant', 'ZDT'), id, 'granted')
  })

  test('is taken back by whoever asked, and by nobody else', async () => {
    const story = await ended()
    const { id } = await house.as(student()).rights.ask({ kind: 'limitCase', ticket: { caseNo: story.no }, words: '' })
    expect(await refusalOf(house.as(student(1)).rights.takeBack({ id, ticket: { caseNo: story.no } }))).toMatchObject({
      reason: 'notFound',
    })
    await house.as(student()).rights.takeBack({ id, ticket: { caseNo: story.no } })
    expect((await house.as(student()).rights.ofCase({ ticket: { caseNo: story.no } })).requests[0]?.status).toBe(
      'takenBack',
    )
  })
})

test('a request is not granted once the matter was taken up again: nothing of what is worked on or was handed over is destroyed', async () => {
  const photo = await keepUpload(app(), await notebookPage(), 'photo.jpg', student().person)
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { files: [photo.id] }, student())
  const officer = story.someone('officer')
  await story.act(officer, 'dispatch', 'reject', {
    category: 'DJ',
    reason: 'notSchoolDuty',
    notice: { text: '不归学校' },
  })
  await story.act(story.someone('reviewer'), 'dispatch', 'approve', { branch: null, member: null, opinion: null })
  const ticket = ticketOf(story)
  const { id } = await house.as().rights.ask({ kind: 'deleteCase', ticket, words: '琥珀色的理由' })
  await story.own('contestRejection', { reason: { text: '归学校管' } })
  expect(await refusalOf(decide(lead(), id, 'granted'))).toMatchObject({ reason: 'caseStillOpen' })
  const confidant = story.someone('confidant', 'ZDT')
  await story.own('flag', { class: 'ethics', reason: null })
  await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
  await story.act(confidant, 'dispatch', 'handOver', {
    channel: 'ethicsOffice',
    receiptNo: '7',
    receiptOn: '2026-11-12',
    note: null,
  })
  for (const decision of ['granted', 'limited'] as const)
    expect(await refusalOf(decide(lead(), id, decision))).toMatchObject({ reason: 'caseStillOpen' })
  expect(JSON.stringify(await house.as(lead()).rights.queue())).not.toContain('琥珀色')
  const { storage_key } = await app()
    .db.selectFrom('files')
    .select('storage_key')
    .where('id', '=', photo.id)
    .executeTakeFirstOrThrow()
  expect((await app().storage.read(storage_key)).length).toBeGreaterThan(0)
  // Contact and conversation went with the case.
  const contact = { name: null, phone: '13877010203' }
  expect(await refusalOf(house.as().rights.changeContact({ ticket, contact }))).toMatchObject({ reason: 'goneAlready' })
  expect(await refusalOf(house.as().tracking.write({ ticket, text: '还有一件事', key: randomUUID() }))).toMatchObject({
    reason: 'caseIsOver',
  })
  await decide(lead(), id, 'refused')
})

describe('a request about a person', () => {
  test('to correct the profile is done by whoever keeps the accounts, with both values as fingerprints', async () => {
    const me = student(2)
    const { id } = await house.as(me).rights.ask({ kind: 'correctProfile', field: 'name', value: '更正之名' })
    expect(await refusalOf(decide(lead(), id, 'granted'))).toMatchObject({ reason: 'notFound' })
    await decide(house.someone('systemAdmin', 'ZDT'), id, 'granted')
    expect((await house.as(me).rights.mine()).profile.name).toBe('更正之名')
    const corrected = (await house.as(me).rights.records({})).rows.find(({ act }) => act === 'correctProfile')
    expect(corrected?.detail).toMatchObject({ field: 'name', before: expect.any(String), after: expect.any(String) })
    expect(JSON.stringify(corrected)).not.toContain('更正之名')
  })

  test('to close the account waits for open cases and offices; granted, the name is nowhere, nor any way in', async () => {
    const me = student(3)
    const open = await CaseStory.leave(house, 'JDXY', TEXT, {}, me)
    expect(await refusalOf(house.as(lead()).rights.ask({ kind: 'deleteAccount', words: '' }))).toMatchObject({
      reason: 'holdsOffice',
    })
    const { id } = await house.as(me).rights.ask({ kind: 'deleteAccount', words: '' })
    const address = await copied(house.as(me), {})
    const at = new Date(house.now())
    const linked = { provider: 'wechatMini:wx1', subject: 'openid-of-mine', linked_at: at }
    const { db, newId } = app()
    await db
      .insertInto('person_identities')
      .values({ id: newId(), person_id: me.person, ...linked })
      .execute()
    const old = { id: newId(), person_id: me.person, hash: 'hash-of-old', replaced_at: at }
    await db.insertInto('old_passwords').values(old).execute()
    expect(await refusalOf(decide(lead(), id, 'granted'))).toMatchObject({ reason: 'caseStillOpen' })
    await open.own('withdraw', { reason: { text: '不用了' } })
    await decide(lead(), id, 'granted')
    const person = await app().db.selectFrom('people').selectAll().where('id', '=', me.person).executeTakeFirstOrThrow()
    expect(person).toMatchObject({ is_active: false, name: '已注销', unit_id: null })
    const users = await app().db.selectFrom('auth_users').selectAll().where('id', '=', me.person).execute()
    expect(JSON.stringify([person, users])).not.toContain(me.name)
    expect(await opened(address)).toBe(false)
    const rows = await everyRow(db)
    expect(rows.filter(({ row }) => /openid-of-mine|hash-of-old/.test(row))).toEqual([])
    expect((await house.as(me).tracking.mine({})).rows).toEqual([])
    expect((await house.as().tracking.view({ ticket: ticketOf(open) })).text).toContain('机房')
  })

  test('to close the account does not wait for what was handed over, and leaves its sealed box alone', async () => {
    const me = student(4)
    const story = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true }, me)
    const confidant = story.someone('confidant', 'ZDT')
    await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
    await story.act(confidant, 'dispatch', 'handOver', {
      channel: 'ethicsOffice',
      receiptNo: '7',
      receiptOn: '2026-11-12',
      note: null,
    })
    const box = () =>
      app()
        .db.selectFrom('sealed_payloads as p')
        .innerJoin('cases as c', 'c.id', 'p.case_id')
        .select(['p.kind', 'p.hash', 'p.body'])
        .where('case_no', '=', story.no)
        .orderBy('p.hash')
        .execute()
    const before = await box()
    expect(before.map(({ kind }) => kind)).toContain('person')
    const { id } = await house.as(me).rights.ask({ kind: 'deleteAccount', words: '' })
    await decide(lead(), id, 'granted')
    await house.moveTo(house.now() + 5 * 366 * 86_400_000)
    await runRetention(app())
    expect(await box()).toEqual(before)
    expect((await house.as().tracking.view({ ticket: ticketOf(story) })).handedOver).toMatchObject({ receiptNo: '7' })
  })
})
