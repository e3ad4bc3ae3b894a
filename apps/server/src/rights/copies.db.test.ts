import { randomUUID } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepUpload } from '../attachments/keep-upload.ts'
import { notebookPage } from '../demo/notebook-page.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { makeCopy } from './make-copy.job.ts'
import { dropCopiesWith, openCopy } from './own-copies.ts'
import { runRetention } from './run-retention.job.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const TEXT = '学院三楼机房周末总是锁门，<b>能不能</b>周末轮流开一间？'
const OTHER = '这是另一个人的作业，zxqcanary77。'
const app = () => house.house.app
const student = (which = 0) => {
  const found = house.everyone().filter(person => person.appointments.length === 0)[which]
  if (!found) throw new Error('everybody holds an office')
  return found
}

async function fetchCopy(address: string): Promise<Record<string, Uint8Array>> {
  const url = new URL(address, 'http://here')
  const bytes = await openCopy(app(), url.pathname.split('/')[2] ?? '', url.searchParams.get('s'))
  if (!bytes) throw new Error('there is no such copy')
  return unzipSync(new Uint8Array(bytes))
}

test('a signed-in person gets everything that is held about them, and nothing of anybody else', async () => {
  const photo = await keepUpload(app(), await notebookPage(), 'photo.jpg', student().person)
  const contact = { wish: 'phone', name: '韦小满', phone: '13877010203' }
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact, files: [photo.id] }, student())
  await CaseStory.leave(house, 'JDXY', OTHER, {}, student(1))
  const officer = story.someone('officer')
  await house.as(officer).cases.view({ caseNo: story.no })
  await story.act(officer, 'dispatch', 'askSubmitter', { question: { text: '请问是哪一间？' } })
  const write = { key: randomUUID(), text: '周六下午最缺机房。' }
  await house.as(student()).tracking.write({ ticket: { caseNo: story.no }, ...write })
  await house.as(officer).messages.write({ caseNo: story.no, key: randomUUID(), text: '这个周六先开一间。' })
  await runNotices(house)
  const me = house.as(student())
  await me.rights.turnConsent({ purpose: 'publication', on: true })
  const linked = { provider: 'wechatMini:wx1', subject: 'openid-of-mine', linked_at: new Date(house.now()) }
  await app()
    .db.insertInto('person_identities')
    .values({ id: app().newId(), person_id: student().person, ...linked })
    .execute()
  const { id } = await me.rights.askCopy({})
  expect(await refusalOf(me.rights.askCopy({}))).toMatchObject({ reason: 'tooMany' })
  await Promise.all([makeCopy(app(), { copyId: id }), makeCopy(app(), { copyId: id })])
  const [copy] = await me.rights.copies({})
  expect(copy).toMatchObject({ status: 'ready' })
  const files = await fetchCopy(copy?.address ?? '')
  const json = strFromU8(files['data.json'] as Uint8Array)
  const data = JSON.parse(json) as { person: Record<string, never[]>; cases: Record<string, unknown>[] }
  expect(data.cases).toHaveLength(1)
  expect(data.cases[0]).toMatchObject({
    caseNo: story.no,
    text: TEXT,
    contact: { phone: '13877010203' },
    messages: [{ text: '周六下午最缺机房。' }, { text: '这个周六先开一间。' }],
  })
  expect(json).toContain('请问是哪一间？')
  expect(json).toContain('openid-of-mine')
  expect(json).toContain('分答题组专人')
  expect(data.person.notices?.length).toBeGreaterThan(0)
  expect(data.person.consents).toHaveLength(1)
  for (const word of ['zxqcanary77', officer.name ?? '', officer.person]) expect(json).not.toContain(word)
  expect(json).not.toMatch(/password|scrypt|wrapped/)
  const html = strFromU8(files['index.html'] as Uint8Array)
  expect(html).toContain('&#60;b&#62;能不能')
  expect(Object.keys(files).filter(name => name.startsWith(`files/${story.no}/`))).toHaveLength(1)
  const acts = (await me.rights.records({})).rows.map(({ act }) => act)
  expect(acts).toEqual(expect.arrayContaining(['askCopy', 'makeCopy', 'takeCopy']))
})

test('by receipt the copy is of that one case; a forged or expired address opens nothing, and the bytes go', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const ticket = { caseNo: story.no, code: story.receipt.receiptCode }
  const { id } = await house.as().rights.askCopy({ ticket })
  await makeCopy(app(), { copyId: id })
  const [copy] = await house.as().rights.copies({ ticket })
  const files = await fetchCopy(copy?.address ?? '')
  const data = JSON.parse(strFromU8(files['data.json'] as Uint8Array)) as { person: null; cases: unknown[] }
  expect(data).toMatchObject({ person: null, cases: [{ caseNo: story.no }] })
  expect(await openCopy(app(), id, 'x'.repeat(43))).toBeNull()
  expect(await openCopy(app(), id, undefined)).toBeNull()
  const stored = await app()
    .db.selectFrom('own_copies')
    .select('storage_key')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect((await app().storage.read(stored.storage_key ?? '')).includes('data.json')).toBe(false)
  await house.moveTo(house.now() + 8 * 86_400_000)
  await expect(fetchCopy(copy?.address ?? '')).rejects.toThrow()
  expect((await runRetention(app())).copies).toBeGreaterThan(0)
  await expect(app().storage.read(stored.storage_key ?? '')).rejects.toThrow()
  expect((await house.as().rights.copies({ ticket }))[0]).toMatchObject({ status: 'gone', address: null })
})

async function made(caller: ReturnType<TestHouse['as']>, ticket?: { caseNo: string; code: string }) {
  const { id } = await caller.rights.askCopy({ ticket })
  await makeCopy(app(), { copyId: id })
  const [copy] = await caller.rights.copies({ ticket })
  return { ...copy, json: strFromU8((await fetchCopy(copy?.address ?? ''))['data.json'] as Uint8Array) }
}

test('who finds a receipt learns from it neither the name nor the number of somebody who was signed in', async () => {
  const contact = { wish: 'phone', name: '黎小满', phone: '13877010999' }
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact }, student(2))
  const ticket = { caseNo: story.no, code: story.receipt.receiptCode }
  const finder = house.as(undefined, '10.9.9.9')
  const shown: unknown[] = [
    await finder.rights.ofCase({ ticket }),
    await finder.tracking.view({ ticket }),
    await made(finder, ticket),
  ]
  expect(shown[0]).toMatchObject({ contact: { name: '黎**', phone: '138****0999' }, isMasked: true })
  for (const secret of ['13877010999', '黎小满', student(2).name ?? ''])
    expect(JSON.stringify(shown)).not.toContain(secret)
  const own = await house.as(student(2)).rights.ofCase({ ticket: { caseNo: story.no } })
  expect(own).toMatchObject({ contact: { phone: '13877010999' }, isMasked: false })
  // Without an account the receipt is the only proof there is, and nothing is kept back.
  const alone = await CaseStory.leave(house, 'JDXY', TEXT, { contact })
  const proof = { caseNo: alone.no, code: alone.receipt.receiptCode }
  expect((await made(house.as(undefined, '10.9.9.8'), proof)).json).toContain('13877010999')
})

test('a case that was handed over is in no copy any more, whoever had it made; those of others stay', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true }, student(3))
  const ticket = { caseNo: story.no, code: story.receipt.receiptCode }
  const [mine, byReceipt, other] = [
    await made(house.as(student(3))),
    await made(house.as(undefined, '10.9.9.7'), ticket),
    await made(house.as(student(4))),
  ]
  for (const copy of [mine, byReceipt]) expect(copy.json).toContain('机房')
  const confidant = story.someone('confidant', 'ZDT')
  await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
  await story.act(confidant, 'dispatch', 'handOver', {
    channel: 'ethicsOffice',
    receiptNo: '7',
    receiptOn: '2026-11-12',
    note: null,
  })
  const row = await app().db.selectFrom('cases').select('id').where('case_no', '=', story.no).executeTakeFirstOrThrow()
  await dropCopiesWith(app(), { caseId: row.id })
  await dropCopiesWith(app(), { caseId: row.id })
  for (const copy of [mine, byReceipt]) await expect(fetchCopy(copy.address ?? '')).rejects.toThrow('no such copy')
  expect(Object.keys(await fetchCopy(other.address ?? ''))).toContain('data.json')
  await house.moveTo(house.now() + 11 * 60_000)
  expect((await made(house.as(student(3)))).json).not.toContain('机房')
})
