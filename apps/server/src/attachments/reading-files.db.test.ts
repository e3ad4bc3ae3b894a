import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { submitterAlias } from '../cases/submitter-mark.ts'
import { CaseStory } from '../testing/case-story.ts'
import { signature } from './signed-url.ts'
import { sweepLooseFiles } from './sweep-loose-files.ts'
import { type FilesServer, openFilesServer } from './testing-files-server.ts'
import { pdf, photo } from './testing-uploads.ts'

let files: FilesServer
beforeAll(async () => {
  files = await openFilesServer()
})
afterAll(() => files.close())

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const submitters = () => files.house.everyone().filter(person => person.appointments.length === 0)
const submitter = () => submitters()[0] ?? null
const stranger = () => submitters()[1] ?? null
const leave = async (more: Record<string, unknown> = {}, from = submitter()) => {
  const file = await files.upload(from, await photo())
  return { file, story: await CaseStory.leave(files.house, 'JDXY', TEXT, { files: [file.id], ...more }, from) }
}

test('a file is shown to the unit of its case and to its submitter; another unit, another student and nobody get 404', async () => {
  const { file, story } = await leave()
  const officer = story.someone('officer')
  expect((await story.view(officer)).files).toEqual([{ ...file, url: `/files/${file.id}` }])
  for (const address of [file.url, file.thumbnailUrl ?? '']) {
    expect(await files.status(address, officer)).toBe(200)
    expect(await files.status(address, submitter())).toBe(200)
    for (const who of [story.someone('officer', 'HQC'), story.someone('clerk', 'TSG'), stranger(), null]) {
      const answer = await files.get(address, who)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'notFound'])
      expect(answer.body).toBe((await files.get(`/files/${randomUUID()}`, who)).body)
    }
  }
})

test('the file of a held case is shown to the cleared few and to its submitter; its entry unit cannot learn that there is one', async () => {
  const { file, story } = await leave({ sensitive: true })
  expect(story.receipt.held).toBe(true)
  for (const role of ['officer', 'deputy', 'reviewer', 'branchSecretary', 'member'] as const)
    expect(await files.status(file.url, story.someone(role))).toBe(404)
  expect(await files.status(file.url, story.someone('dispatcher', 'ZDT'))).toBe(404)
  expect(await files.status(file.url, story.someone('confidant', 'ZDT'))).toBe(200)
  expect(await files.status(file.url, submitter())).toBe(200)
})

test('a case handed over shows its files to nobody, its submitter included', async () => {
  const { file, story } = await leave({ sensitive: true })
  const confidant = story.someone('confidant', 'ZDT')
  await story.act(confidant, 'dispatch', 'reportUp', {
    class: 'discipline',
    reason: { text: '涉及违纪线索，按规定上报。' },
  })
  expect(await files.status(file.url, confidant)).toBe(200)
  await story.act(confidant, 'dispatch', 'handOver', {
    channel: 'disciplineOffice',
    receiptNo: 'JW-2026-17',
    receiptOn: '2026-11-12',
    note: null,
  })
  expect(await files.status(file.url, confidant)).toBe(404)
  expect(await files.status(file.url, submitter())).toBe(404)
})

test('a unit that is asked sees the files of the matter, and none that came later', async () => {
  const { file, story } = await leave()
  const [officer, asked] = [story.someone('officer'), story.someone('officer', 'GZC')]
  const question = { text: '设备处有什么要求？' }
  await story.act(officer, 'handling', 'consult', { consult: randomUUID(), unit: 'GZC', question })
  await story.act(officer, 'dispatch', 'askSubmitter', { question: { text: '是哪一间机房？' } })
  const later = await files.upload(submitter(), await photo())
  await story.own('answer', { text: { text: '三楼东头那一间，门牌见照片。' }, files: [later.id] })
  expect((await story.view(asked)).files.map(({ id }) => id)).toEqual([file.id])
  expect((await story.view(officer)).files.map(({ id }) => id).sort()).toEqual([file.id, later.id].sort())
  const statuses = async (address: string) => [await files.status(address, asked), await files.status(address, officer)]
  expect(await statuses(file.url)).toEqual([200, 200])
  expect(await statuses(later.url)).toEqual([404, 200])
  expect(await statuses(later.thumbnailUrl ?? '')).toEqual([404, 200])
})

test('the words of a case are found by those who see it whole; a part does not tell what the rest says', async () => {
  const { story } = await leave()
  const [officer, asked] = [story.someone('officer'), story.someone('officer', 'GZC')]
  await story.act(officer, 'handling', 'consult', {
    consult: randomUUID(),
    unit: 'GZC',
    question: { text: '有规定吗？' },
  })
  await story.act(officer, 'dispatch', 'askSubmitter', { question: { text: '是哪一间机房？' } })
  await story.own('answer', { text: { text: '门上贴着龙舟协会的通知。' }, files: [] })
  const found = async (q: string, person = asked) =>
    (await files.house.as(person).desk.search({ q })).rows.map(row => row.caseNo)
  const listed = async (text: string) =>
    (await files.house.as(asked).desk.page({ desk: 'consults', filter: { text } })).rows.map(row => row.caseNo)
  expect(await found('龙舟协会', officer)).toEqual([story.no])
  expect(await found('龙舟协会')).toEqual([])
  expect(await listed('龙舟协会')).toEqual([])
  expect(await found(story.no)).toEqual([story.no])
  expect((await files.house.as(asked).desk.page({ desk: 'consults' })).rows.map(row => row.caseNo)).toContain(story.no)
})

test('whoever follows by receipt is given addresses that open the files for a quarter of an hour', async () => {
  const { story } = await leave({}, null)
  const [file] = (await story.ownView()).files
  expect(file?.url).toMatch(/^\/files\/[0-9a-f-]{36}\?e=\d+&s=[\w-]{43}$/)
  expect(await files.status(file?.url ?? '')).toBe(200)
  expect(await files.status(file?.thumbnailUrl ?? '')).toBe(200)
  await files.house.moveTo(files.house.now() + 14 * 60_000)
  expect(await files.status(file?.url ?? '')).toBe(200)
  await files.house.moveTo(files.house.now() + 61_000)
  expect(await files.status(file?.url ?? '')).toBe(404)
  expect(await files.status((await story.ownView()).files[0]?.url ?? '')).toBe(200)
})

test('a signature opens its own file and no other, and its end cannot be put off', async () => {
  const [one, two] = [await leave(), await leave()]
  const proof = signature(files.app, one.file.id, files.house.now())
  expect(await files.status(`/files/${one.file.id}${proof}`)).toBe(200)
  expect(await files.status(`/files/${two.file.id}${proof}`)).toBe(404)
  const later = proof.replace(/e=\d+/, `e=${Math.floor(files.house.now() / 1000) + 86_400}`)
  for (const wrong of [later, proof.slice(0, -3), `${proof}&s=x`, '?e=&s=', '?e[]=1&s[]=2', ''])
    expect(await files.status(`/files/${one.file.id}${wrong}`)).toBe(404)
})

test('addresses that name no file are 404 and not a fault', async () => {
  for (const id of [randomUUID(), 'x', '..%2f..%2fmaster.key', "'; drop table files--"])
    expect(await files.status(`/files/${encodeURIComponent(id)}`, submitter())).toBe(404)
})

test('every reading is recorded with who, which case and which part; one that was refused is not', async () => {
  const { file, story } = await leave()
  const officer = story.someone('officer')
  await files.get(file.url, officer)
  await files.get(file.thumbnailUrl ?? '', submitter())
  await files.get(`${file.url}${signature(files.app, file.id, files.house.now())}`)
  await files.get(file.url, stranger())
  const { caseId } = await story.view(officer)
  expect(await files.readings(file.id)).toEqual([
    { person: officer.person, actor: officer.person, caseId, detail: { file: file.id, part: 'whole' } },
    {
      person: null,
      actor: submitterAlias(files.app.vault, submitter()?.person ?? ''),
      caseId,
      detail: { file: file.id, part: 'thumbnail' },
    },
    { person: null, actor: 'link', caseId, detail: { file: file.id, part: 'whole' } },
  ])
})

test('nobody attaches what another person uploaded, nor takes a file from another case: it is said, and no case is made', async () => {
  const mine = await files.upload(submitter(), await photo())
  const gone = { cause: { fields: [{ field: 'files' }] } }
  await expect(CaseStory.leave(files.house, 'JDXY', TEXT, { files: [mine.id] }, stranger())).rejects.toMatchObject(gone)
  const story = await CaseStory.leave(files.house, 'HQC', TEXT, { files: [mine.id] }, submitter())
  await expect(CaseStory.leave(files.house, 'JDXY', TEXT, { files: [mine.id] }, submitter())).rejects.toMatchObject(
    gone,
  )
  expect((await story.ownView()).files.map(file => file.id)).toEqual([mine.id])
})

test('the submitter sees what shows the result, and no paper of the office', async () => {
  const { file, story } = await leave()
  await story.triaged('handle')
  await story.approved()
  await story.claimed()
  const proof = await files.upload(story.someone('member'), await photo())
  await story.filed('JDXY', { evidence: [proof.id] })
  const scan = await files.upload(story.someone('member'), pdf())
  const { caseId } = await story.view(story.someone('officer'))
  await files.app.db.updateTable('files').set({ case_id: caseId }).where('id', '=', scan.id).execute()
  expect((await story.ownView()).files.map(each => each.id).sort()).toEqual([file.id, proof.id].sort())
  expect(await files.status(proof.url, submitter())).toBe(200)
  expect(await files.status(scan.url, submitter())).toBe(404)
  expect(await files.status(scan.url, story.someone('officer'))).toBe(200)
})

test('stored bytes that were changed are not handed out', async () => {
  const { file } = await leave()
  const row = await files.app.db.selectFrom('files').selectAll().where('id', '=', file.id).executeTakeFirstOrThrow()
  await files.app.storage.put(row.storage_key, Buffer.from('something else'), row.mime)
  files.app.log.level = 'silent'
  const answer = await files.get(file.url, submitter())
  files.app.log.level = 'error'
  expect([answer.statusCode, answer.json().code]).toEqual([500, 'fault'])
  expect(answer.body).not.toMatch(/stored|stack|[.]ts/)
})

test('a file that nobody attached goes after a day with its stored bytes; an attached one stays', async () => {
  const { file } = await leave()
  const loose = await files.upload(stranger(), await photo())
  const row = await files.app.db.selectFrom('files').selectAll().where('id', '=', loose.id).executeTakeFirstOrThrow()
  const at = (hours: number) => ({ ...files.app, now: () => files.house.now() + hours * 3_600_000 })
  await sweepLooseFiles(at(23))
  expect(await files.status(loose.url, stranger())).toBe(200)
  expect(await sweepLooseFiles(at(25))).toBeGreaterThanOrEqual(2)
  expect(await files.status(loose.url, stranger())).toBe(404)
  await expect(files.app.storage.read(row.storage_key)).rejects.toThrow()
  await expect(files.app.storage.read(row.thumbnail_key ?? '')).rejects.toThrow()
  expect(await files.status(file.url, submitter())).toBe(200)
  expect(await sweepLooseFiles(at(25))).toBe(0)
})
