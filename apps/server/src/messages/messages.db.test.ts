import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { runBeside } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.databaseUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const TEXT = '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？'
const student = () => house.everyone().find(person => person.appointments.length === 0) as Person
const officer = () => house.someone('officer', 'JDXY')
const write = (story: CaseStory, text: string, key = randomUUID()) =>
  house.as().tracking.write({ ticket: story.ticket, text, key })
const reply = (story: CaseStory, who: Person, text: string, key = randomUUID()) =>
  house.as(who).messages.write({ caseNo: story.no, text, key })
const kindsOf = async (person: Person, no: string) =>
  (await house.as(person).notices.page({})).rows.filter(row => row.caseNo === no).map(row => row.kind)

test('by number and code a submitter writes at any time, the handlers write back, and neither is named to the other', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await write(story, '刚才又锁了，打13907719876也没人接')
  await runBeside(house)
  expect(await kindsOf(officer(), story.no)).toContain('messageToHandlers')
  const key = randomUUID()
  await reply(story, officer(), '已经去开门了', key)
  await reply(story, officer(), '已经去开门了', key)
  const own = await story.ownView()
  expect(own.messages.map(({ from, name, text }) => [from, name, text])).toEqual([
    ['submitter', null, '刚才又锁了，打13907719876也没人接'],
    ['staff', null, '已经去开门了'],
  ])
  expect(JSON.stringify(own)).not.toContain(officer().name)
  const seen = await story.view(officer())
  expect(seen.messages.map(({ from, name }) => [from, name])).toEqual([
    ['submitter', null],
    ['staff', officer().name],
  ])
  expect(seen.version).toBe(1)
  const dispatcher = await story.view(house.someone('dispatcher', 'ZDT'))
  expect(dispatcher.messages[0]?.text).toBe('刚才又锁了，打【已遮盖：手机号】也没人接')
  expect([seen.mayWrite, dispatcher.mayWrite]).toEqual([true, false])
})

test('a signed-in submitter is told by a notice that there is an answer; the one who has it in hand that there is a question', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student())
  await story.triaged('handle')
  const member = story.someone('member')
  await story.approved('JDXY', { branch: member.appointments[0]?.branch ?? null, member: member.person })
  await story.act(member, 'handling', 'claim')
  await house.as(student()).tracking.write({ ticket: { caseNo: story.no }, text: '还要等多久？', key: randomUUID() })
  await reply(story, member, '明天')
  await runBeside(house)
  expect(await kindsOf(member, story.no)).toContain('messageToHandlers')
  expect(await kindsOf(student(), story.no)).toContain('messageToYou')
  const { rows } = await client.query<{ row: string }>('select m::text as row from messages m')
  for (const { row } of rows) {
    expect(row).not.toContain('还要等多久')
    expect(row).not.toContain(student().person)
  }
})

test('of a restricted case the confidant answers, and its unit neither sees nor writes', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true })
  await write(story, '请不要让学院知道')
  await runBeside(house)
  const confidant = house.someone('confidant', 'ZDT')
  expect(await kindsOf(confidant, story.no)).toContain('messageToHandlers')
  expect(await kindsOf(officer(), story.no)).toEqual([])
  await reply(story, confidant, '不会的')
  await expect(reply(story, officer(), '你好')).rejects.toThrow('notFound')
  await expect(reply(story, house.someone('schoolLead', 'ZDT'), '你好')).rejects.toThrow('notAllowed')
  expect((await story.ownView()).messages).toHaveLength(2)
})

test('whoever has the case not in hand does not write, and nobody does once it is over', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await expect(reply(story, house.someone('dispatcher', 'ZDT'), '你好')).rejects.toThrow('notAllowed')
  await expect(reply(story, house.someone('officer', 'TSG'), '你好')).rejects.toThrow('notFound')
  await expect(
    house.as(student()).tracking.write({ ticket: { caseNo: story.no }, text: '你好', key: randomUUID() }),
  ).rejects.toThrow('notFound')
  await story.own('withdraw', { reason: null })
  await expect(write(story, '还在吗')).rejects.toThrow('caseIsOver')
  await expect(reply(story, officer(), '你好')).rejects.toThrow('caseIsOver')
})

test('a flood of messages is refused, and those before it stand', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  for (let i = 0; i < 6; i += 1) await write(story, `第${i}条`)
  await expect(write(story, '第七条')).rejects.toThrow('tooMany')
  expect((await story.ownView()).messages).toHaveLength(6)
  await house.moveTo(house.now() + 11 * 60_000)
  await write(story, '过了一会儿')
  expect((await story.ownView()).messages).toHaveLength(7)
})

test('while a case is handed over and its key leaves, no message is written that could not be read', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true, category: 'RS' })
  const confidant = house.someone('confidant', 'ZDT')
  await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
  await write(story, '先写一条')
  const over = {
    channel: 'ethicsOffice',
    receiptNo: '师德〔2026〕7号',
    receiptOn: '2026-11-12',
    note: { text: '原件已移交' },
  }
  await Promise.allSettled([
    story.act(confidant, 'dispatch', 'handOver', over),
    ...Array.from({ length: 4 }, (_, i) => reply(story, confidant, `第${i}条`)),
  ])
  expect((await story.ownView()).messages).toEqual([])
  await expect(write(story, '还在吗')).rejects.toThrow('caseIsOver')
})

test('twenty at once are numbered one after another', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const sent = await Promise.all(Array.from({ length: 20 }, (_, i) => reply(story, officer(), `第${i}条`)))
  expect(sent.map(({ n }) => n).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
})

test('an address that tries codes has to wait; a submitter elsewhere is not shut out by it', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const guess = (address: string, i: number) =>
    house.as(undefined, address).tracking.view({ ticket: { caseNo: story.no, code: `AAAA-AAAA-${1000 + i}` } })
  for (let i = 0; i < 10; i += 1) await expect(guess('10.9.9.9', i)).rejects.toThrow('notFound')
  await expect(guess('10.9.9.9', 10)).rejects.toThrow('tooMany')
  const right = { ticket: story.ticket }
  await expect(house.as(undefined, '10.9.9.9').tracking.view(right)).rejects.toThrow('tooMany')
  await expect(
    house.as(undefined, '10.9.9.9').tracking.write({ ...right, text: '你好', key: randomUUID() }),
  ).rejects.toThrow('tooMany')
  expect((await house.as(undefined, '10.1.1.1').tracking.view(right)).caseNo).toBe(story.no)
  const { rows } = await client.query<{ row: string }>('select a::text as row from attempts a')
  for (const { row } of rows) {
    expect(row).not.toContain('10.9.9.9')
    expect(row).not.toContain(story.no)
  }
  // Over many cases, the address alone is what counts.
  for (let i = 0; i < 10; i += 1) {
    const other = await CaseStory.leave(house, 'JDXY', TEXT)
    const ticket = { caseNo: other.no, code: 'AAAA-AAAA-AAAA' }
    await expect(house.as(undefined, '10.9.9.9').tracking.view({ ticket })).rejects.toThrow('notFound')
  }
  const last = await CaseStory.leave(house, 'JDXY', TEXT)
  await expect(house.as(undefined, '10.9.9.9').tracking.view({ ticket: last.ticket })).rejects.toThrow('tooMany')
  await house.moveTo(house.now() + 16 * 60_000)
  expect((await house.as(undefined, '10.9.9.9').tracking.view({ ticket: last.ticket })).caseNo).toBe(last.no)
})
