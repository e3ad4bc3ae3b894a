import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepUpload } from '../attachments/keep-upload.ts'
import { checkLedgers } from '../cases/ledger-check.ts'
import { submitterAlias, submitterMark } from '../cases/submitter-mark.ts'
import { notebookPage } from '../demo/notebook-page.ts'
import { makeCase } from '../testing/case-classes.ts'
import { CaseStory } from '../testing/case-story.ts'
import { Dice } from '../testing/dice.ts'
import { type Editor, editAtOnce, publishAtOnce } from '../testing/editors.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { everyRow } from '../testing/whole-database.sql.ts'
import { runRetention } from './run-retention.job.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const NAME = '覃金丝雀'
const PHONE = '13977665544'
const TEXT = '学院三楼机房周末总是锁门，能不能周末轮流开一间？这里有一个金丝雀句子。'
const app = () => house.house.app
const student = () => {
  const found = house.everyone().find(person => person.appointments.length === 0)
  if (!found) throw new Error('everybody holds an office')
  return found
}
const rowsOf = (no: string) =>
  app()
    .db.selectFrom('cases')
    .innerJoin('case_submitters as s', 's.case_id', 'cases.id')
    .innerJoin('case_keys as k', 'k.case_id', 'cases.id')
    .select([
      'cases.id',
      'status',
      'identity_gone_at',
      'words_gone_at',
      'person_mark',
      'sealed_person',
      'contact',
      'wrapped',
    ])
    .where('case_no', '=', no)
    .executeTakeFirstOrThrow()

/** Handed in signed in, with contact and a photo; withdrawn, so that it has ended. */
async function endedCase(): Promise<CaseStory> {
  const photo = await keepUpload(app(), await notebookPage(), 'photo.jpg', student().person)
  const contact = { wish: 'phone', name: NAME, phone: PHONE }
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact, files: [photo.id] }, student())
  await story.own('withdraw', { reason: { text: '不用了' } })
  await runNotices(house)
  return story
}
/** Everything in the database that still leads to the person or opens their contact, beside the audit log. */
async function traces(caseId: string, wrapped: Buffer): Promise<string[]> {
  const { vault } = app()
  const mark = submitterMark(vault, student().person)
  const key = vault.unwrap(wrapped)
  const found: string[] = []
  for (const { table, row } of await everyRow(app().db)) {
    if (!row.includes(caseId)) continue
    const opened = [...row.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex = '']) => {
      try {
        return JSON.stringify(vault.open(key, Buffer.from(hex, 'hex')))
      } catch {
        return ''
      }
    })
    const whole = [row, ...opened].join('\n')
    const needles = [NAME, PHONE, student().person, mark, submitterAlias(vault, student().person)]
    if (needles.some(needle => whole.includes(needle))) found.push(table)
  }
  return [...new Set(found)].sort()
}

test('after twelve months nobody can tell whose a case was, and it is worked with as before', async () => {
  const story = await endedCase()
  const before = await rowsOf(story.no)
  expect(await traces(before.id, before.wrapped)).toEqual(
    expect.arrayContaining(['public.case_submitters', 'public.done_keys']),
  )
  await house.moveTo('2027-11-11T09:00:00+08:00')
  expect((await house.as(house.someone('schoolLead', 'ZDT')).rights.retention()).next).toMatchObject({ identities: 1 })
  await runRetention(app())
  expect((await rowsOf(story.no)).identity_gone_at).toBeNull()

  await house.moveTo('2027-11-13T09:00:00+08:00')
  const runs = await Promise.all([1, 2, 3].map(() => runRetention(app())))
  expect(runs.reduce((sum, counts) => sum + (counts.identities ?? 0), 0)).toBe(1)
  const after = await rowsOf(story.no)
  expect(after).toMatchObject({ person_mark: null, sealed_person: null, contact: null, words_gone_at: null })
  expect(await traces(after.id, before.wrapped)).toEqual([])

  const seen = await house.as(story.someone('officer')).cases.view({ caseNo: story.no })
  expect(seen.text).toContain('机房')
  expect(seen.submitter?.name ?? null).toBeNull()
  const ticket = { caseNo: story.no, code: story.receipt.receiptCode }
  expect((await house.as().tracking.view({ ticket })).text).toContain('机房')
  expect((await house.as().rights.ofCase({ ticket })).goes.identity).toMatchObject({ gone: true })
  expect((await house.as().rights.records({ ticket })).rows[0]).toMatchObject({ act: 'detachIdentity' })
  expect((await house.as(student()).tracking.mine({})).rows.map(row => row.caseNo)).not.toContain(story.no)
  expect((await checkLedgers(app())).breaches).toEqual([])
})

test('after thirty-six months texts, files and key are destroyed; events, rating and receipt remain', async () => {
  const story = await endedCase()
  const { id, wrapped } = await rowsOf(story.no)
  const files = await app().db.selectFrom('files').select('storage_key').where('case_id', '=', id).execute()
  const events = await app().db.selectFrom('case_events').select('body').where('case_id', '=', id).execute()
  expect(files).toHaveLength(1)
  await house.moveTo(house.now() + 37 * 31 * 86_400_000)
  const { words } = await runRetention(app())
  expect(words).toBeGreaterThan(0)
  const after = await rowsOf(story.no)
  expect(after.words_gone_at).not.toBeNull()
  expect(after.wrapped.equals(wrapped)).toBe(false)
  const bodies = await app().db.selectFrom('payloads').select('body').where('case_id', '=', id).execute()
  expect(bodies.length).toBeGreaterThan(0)
  expect(bodies.every(({ body }) => body === null)).toBe(true)
  expect(await app().db.selectFrom('case_facts').select('case_id').where('case_id', '=', id).execute()).toEqual([])
  for (const { storage_key } of files) await expect(app().storage.read(storage_key)).rejects.toThrow()
  expect(await app().db.selectFrom('files').select('id').where('case_id', '=', id).execute()).toEqual([])
  expect(await app().db.selectFrom('case_events').select('body').where('case_id', '=', id).execute()).toEqual(events)
  expect((await everyRow(app().db)).filter(({ row }) => row.includes('金丝雀'))).toEqual([])

  expect((await house.as(story.someone('officer')).cases.view({ caseNo: story.no })).text).toBeNull()
  const ticket = { caseNo: story.no, code: story.receipt.receiptCode }
  const own = await house.as().tracking.view({ ticket })
  expect(own).toMatchObject({ status: 'withdrawn', text: '' })
  expect((await house.as().rights.ofCase({ ticket })).goes.words).toMatchObject({ gone: true })
  expect((await checkLedgers(app())).breaches).toEqual([])
  expect((await runRetention(app())).words).toBe(0)
})

test('what is worked on, or was handed to a special channel, is left alone, however old', async () => {
  const open = await makeCase(house, 'assigned')
  const handed = await makeCase(house, 'handedOver')
  await house.moveTo(house.now() + 48 * 31 * 86_400_000)
  await runRetention(app())
  for (const story of [open, handed])
    expect(await rowsOf(story.no)).toMatchObject({ identity_gone_at: null, words_gone_at: null })
})

test('the limits are set by the school lead within their bounds, and the run uses them', async () => {
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  const seen = (await lead.rights.retention()).retention
  await expect(
    lead.rights.setRetention({ seen, retention: { identityMonths: 1, wordsMonths: 36 }, reason: '太短了' }),
  ).rejects.toThrow()
  await expect(
    lead.rights.setRetention({ seen, retention: { identityMonths: 24, wordsMonths: 12 }, reason: '颠倒了' }),
  ).rejects.toThrow()
  await lead.rights.setRetention({ seen, retention: { identityMonths: 3, wordsMonths: 36 }, reason: '按学校规定缩短' })
  await house.house.refresh()
  const story = await endedCase()
  await house.moveTo(house.now() + 100 * 86_400_000)
  await runRetention(app())
  expect((await rowsOf(story.no)).identity_gone_at).not.toBeNull()
  const { runs } = await house.as(house.someone('auditAdmin', 'ZDT')).rights.retention()
  expect(runs[0]).toMatchObject({ endedAt: expect.any(String), counts: { identities: expect.any(Number) } })
  const line = await app()
    .db.selectFrom('audit_log')
    .select('detail')
    .where('act', '=', 'retention')
    .orderBy('id', 'desc')
    .executeTakeFirst()
  expect(line?.detail).toMatchObject({ identities: expect.any(Number) })
})

test('of two who change the limits at once one is told so, and nothing of theirs is taken', async () => {
  const lead = house.as(house.someone('schoolLead', 'ZDT'))
  const page: Editor = {
    read: async () => (await lead.rights.retention()).retention,
    write: (seen, retention, reason) => lead.rights.setRetention({ seen, retention, reason }),
  }
  const edits = await editAtOnce(app(), [page, page], 25, new Dice(4))
  expect(edits.lost).toEqual([])
  expect(edits.won).toBeGreaterThan(0)
  expect(edits.won + edits.refused).toBe(50)
}, 240_000)

test('of two releases made from one base the second is not published, and is told so', async () => {
  expect(await publishAtOnce(app(), 'DAG', 10)).toEqual({ won: 10, refused: 10, lost: [] })
}, 240_000)
