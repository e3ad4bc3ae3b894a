import { createPrivateKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sealFiles } from '../attachments/seal-files.job.ts'
import { type FilesServer, openFilesServer } from '../attachments/testing-files-server.ts'
import { picture } from '../attachments/testing-uploads.ts'
import { CaseStory } from '../testing/case-story.ts'
import type { Person } from '../testing/test-house.ts'
import { openHandedOver } from './open-handed-over.ts'

let files: FilesServer
let client: pg.Client
let story: CaseStory
let submitter: Person
const TEXT = '导师收了学生家长的礼金，琥珀色档案袋里有转账记录。'
let uploaded: { id: string; url: string }

beforeAll(async () => {
  files = await openFilesServer()
  client = new pg.Client({ connectionString: files.house.databaseUrl })
  await client.connect()
  const someone = files.house.everyone().find(person => person.appointments.length === 0)
  if (!someone) throw new Error('everybody holds an office')
  submitter = someone
  uploaded = await files.upload(submitter, await picture('png'), '转账记录.png')
  const more = {
    sensitive: true,
    files: [uploaded.id],
    contact: { wish: 'phone', name: '李四', phone: '13900001111' },
    category: 'RS',
  }
  story = await CaseStory.leave(files.house, 'JDXY', TEXT, more, submitter)
  const confidant = story.someone('confidant', 'ZDT')
  await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
  await story.act(confidant, 'dispatch', 'handOver', {
    channel: 'ethicsOffice',
    receiptNo: '师德〔2026〕7号',
    receiptOn: '2026-11-12',
    note: { text: '原件已移交' },
  })
})
afterAll(async () => {
  await client.end()
  await files.close()
})

const one = async <T>(query: string): Promise<T> => (await client.query(query, [story.no])).rows[0] as T

test('after the hand-over the server holds nothing that opens a word of the case', async () => {
  const left = await one<Record<string, number>>(`select
    (select count(*)::int from payloads p join cases c on c.id = p.case_id where case_no = $1 and p.body is not null) as bodies,
    (select count(*)::int from case_submitters s join cases c on c.id = s.case_id where case_no = $1 and contact is not null) as contacts,
    (select count(*)::int from files f join cases c on c.id = f.case_id where case_no = $1 and name <> '') as names,
    (select count(*)::int from case_words w join cases c on c.id = w.case_id where case_no = $1) as words,
    (select count(*)::int from sealed_payloads p join cases c on c.id = p.case_id where case_no = $1) as sealed`)
  expect(left).toMatchObject({ bodies: 0, contacts: 0, names: 0, words: 0 })
  expect(left.sealed).toBeGreaterThan(4)
  // The key that stands with the case now opens none of the sealed bodies, and the master key does not open the box.
  const { app } = files
  const rows = await client.query<{ body: Buffer; now: Buffer; box: Buffer }>(
    `select p.body, k.wrapped as now, s.wrapped as box from sealed_payloads p join cases c on c.id = p.case_id
      join case_keys k on k.case_id = c.id join sealed_cases s on s.case_id = c.id where case_no = $1`,
    [story.no],
  )
  for (const { body, now, box } of rows.rows) {
    expect(() => app.vault.open(app.vault.unwrap(now), body)).toThrow()
    expect(() => app.vault.unwrap(box)).toThrow()
  }
})

test('a bare trace is left for the cleared, and the submitter still sees where it went', async () => {
  const trace = await story.view(story.someone('confidant', 'ZDT'))
  expect(trace).toMatchObject({
    text: null,
    place: null,
    category: null,
    submitter: null,
    files: [],
    flags: [],
    decision: null,
  })
  expect(trace.timeline.map(({ type, words, data }) => ({ type, words, data }))).toEqual([
    { type: 'submitted', words: {}, data: {} },
    { type: 'reportedUp', words: {}, data: {} },
    {
      type: 'handedOver',
      words: {},
      data: { channel: 'ethicsOffice', receiptNo: '师德〔2026〕7号', receiptOn: '2026-11-12' },
    },
  ])
  const own = await story.ownView()
  expect(own).toMatchObject({
    status: 'handedOver',
    text: '',
    files: [],
    result: null,
    handedOver: { channel: 'ethicsOffice', receiptNo: '师德〔2026〕7号', receiptOn: '2026-11-12' },
  })
  const mine = await files.house.as(submitter).tracking.mine({})
  expect(mine.rows.find(row => row.caseNo === story.no)).toMatchObject({ status: 'handedOver', excerpt: '' })
  expect(JSON.stringify([trace, own, mine])).not.toMatch(/琥珀|李四|1390000|原件|涉及师德|转账记录/)
})

test('its files open for nobody, not even by a link that was good before, and their bytes are sealed by the job', async () => {
  const row = () =>
    one<{ id: string; key: string; thumb: string | null; case: string }>(
      `select f.id, storage_key as key, thumbnail_key as thumb, c.id as case from files f join cases c on c.id = f.case_id where case_no = $1`,
    )
  for (const who of [submitter, story.someone('confidant', 'ZDT'), null])
    expect(await files.status(uploaded.url, who)).toBe(404)
  const before = await row()
  expect((await files.app.storage.read(before.key)).subarray(1, 4).toString()).toBe('PNG')
  await sealFiles(files.app, { caseId: before.case })
  await sealFiles(files.app, { caseId: before.case })
  const after = await row()
  expect(after).toMatchObject({ key: `${before.key}.sealed`, thumb: null })
  expect((await files.app.storage.read(after.key)).includes(Buffer.from('PNG'))).toBe(false)
  await expect(files.app.storage.read(before.key)).rejects.toThrow()
  if (before.thumb) await expect(files.app.storage.read(before.thumb)).rejects.toThrow()
})

test('the private key, which no part of the server reads, opens it for the proper channel; every opening is told first', async () => {
  const pem = readFileSync(join(files.house.config.dataFolder, 'handover', 'private.pem'))
  const told: string[] = []
  const opened = await openHandedOver(files.app.db, files.app.storage, story.no, createPrivateKey(pem), async id => {
    told.push(id)
  })
  expect(told).toHaveLength(1)
  const words = JSON.stringify(opened.words)
  for (const part of [TEXT, '李四', '13900001111', '涉及师德', '原件已移交', '转账记录.png'])
    expect(words).toContain(part)
  expect(opened.files.map(file => file.name)).toEqual(['1 转账记录.png'])
  expect(opened.files[0]?.bytes.subarray(1, 4).toString()).toBe('PNG')
})

test('what is done afterwards with the trace is kept under its new key', async () => {
  const [lead, confidant] = [story.someone('schoolLead', 'ZDT'), story.someone('confidant', 'ZDT')]
  await story.act(lead, 'supervision', 'freeze', { reason: { text: '核查泄密' } })
  await story.act(confidant, 'supervision', 'freeze', { reason: { text: '核查泄密' } })
  expect((await story.view(confidant)).frozen).toBe(true)
})
