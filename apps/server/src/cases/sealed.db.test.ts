import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { sealIdentities } from './seal-identities.ts'
import { submitterMark } from './submitter-mark.ts'

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
const PHONE = '13907710000'
const students = (): Person[] => house.everyone().filter(person => person.appointments.length === 0)
const student = (which = 0): Person => students()[which] as Person
const contact = { wish: 'phone', name: null, phone: PHONE }

/** Every row of every table that bears both the case and the person, or the phone: what a stolen copy of the database would tell. */
async function rowsThatTell(story: CaseStory, person: Person): Promise<string[]> {
  const { rows: tables } = await client.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('public', 'jobs') and table_type = 'BASE TABLE'`,
  )
  const { rows } = await client.query<{ id: string }>('select id from cases where case_no = $1', [story.no])
  const id = rows[0]?.id ?? ''
  const telling: string[] = []
  for (const { name } of tables) {
    const found = await client.query<{ row: string }>(
      `select t::text as row from ${name} t where t::text like $1
        or ((t::text like $2 or t::text like $3) and (t::text like $4 or t::text like $5))`,
      [`%${PHONE}%`, `%${id}%`, `%${story.no}%`, `%${person.person}%`, `%${person.name}%`],
    )
    telling.push(...found.rows.map(({ row }) => `${name}: ${row}`))
  }
  return telling
}

async function aWholeLife(person: Person): Promise<CaseStory> {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { contact, identityMode: 'named' }, person)
  await house.as(person).tracking.view({ ticket: { caseNo: story.no } })
  await story.triaged('handle')
  const member = story.someone('member')
  await story.approved('JDXY', { branch: member.appointments[0]?.branch ?? null, member: member.person })
  await story.act(member, 'handling', 'claim')
  await story.act(member, 'dispatch', 'askSubmitter', { question: { text: '几个人用？' } })
  await house.as(person).tracking.answer({
    ticket: { caseNo: story.no },
    version: await story.version(),
    key: randomUUID(),
    text: { text: '二十个' },
    files: [],
  })
  await runNotices(house)
  return story
}

test('no row of the database names the submitter of a case, whatever they have done with it', async () => {
  const story = await aWholeLife(student())
  expect(await rowsThatTell(story, student())).toEqual([])
})

test('the submitter still finds the own cases and notices, and nobody else does', async () => {
  const story = await aWholeLife(student(1))
  const mine = await house.as(student(1)).tracking.mine({})
  expect(mine.rows.map(row => row.caseNo)).toEqual([story.no])
  expect((await house.as(student(2)).tracking.mine({})).rows).toEqual([])
  const notices = await house.as(student(1)).notices.page({})
  expect(notices.rows.map(row => [row.kind, row.caseNo])).toEqual([['youAreAsked', story.no]])
  expect(await house.as(student(1)).notices.unread()).toEqual({ n: 1 })
  await house.as(student(2)).notices.markRead({ ids: 'all' })
  expect(await house.as(student(1)).notices.unread()).toEqual({ n: 1 })
  await house.as(student(1)).notices.markRead({ ids: 'all' })
  expect(await house.as(student(1)).notices.unread()).toEqual({ n: 0 })
  const ticket = { caseNo: story.no }
  await expect(house.as(student(2)).tracking.view({ ticket })).rejects.toThrow()
  expect((await house.as(student(1)).tracking.view({ ticket })).caseNo).toBe(story.no)
})

test('a submission sent twice is one case with one code, though its sender is kept as a mark', async () => {
  const key = randomUUID()
  const send = () =>
    house
      .as(student(3))
      .intake.submit({ text: TEXT, entryUnit: 'JDXY', submitterType: '学生', consent: '2026-11', key } as never)
  const [one, two] = [await send(), await send()]
  expect(two).toEqual(one)
})

test('whoever reads the database cannot send a submission again to be told its receipt code', async () => {
  const key = randomUUID()
  const sent = { text: TEXT, entryUnit: 'JDXY', submitterType: '学生', consent: '2026-11' }
  const receipt = await house.as().intake.submit({ ...sent, key } as never)
  expect(await house.as().intake.submit({ ...sent, key } as never)).toEqual(receipt)
  const { rows } = await client.query<{ key: string }>(
    'select key from done_keys d join cases c on c.id = d.case_id where case_no = $1',
    [receipt.caseNo],
  )
  expect(rows).toHaveLength(1)
  for (const row of rows) {
    expect(row.key).not.toBe(key)
    const again = await house.as().intake.submit({ ...sent, key: row.key } as never)
    expect([again.caseNo, again.receiptCode]).not.toContain(receipt.caseNo)
    expect(again.receiptCode).not.toBe(receipt.receiptCode)
  }
})

test('handlers see name and number of a named submitter, the school group their outline, and of a sealed one nobody anything', async () => {
  const named = await CaseStory.leave(house, 'JDXY', TEXT, { contact, identityMode: 'named' }, student())
  const submitter = async (story: CaseStory, role: 'officer' | 'dispatcher' | 'confidant', unit: string) =>
    (await house.as(house.someone(role, unit)).cases.view({ caseNo: story.no })).submitter
  const { name } = student()
  expect(await submitter(named, 'officer', 'JDXY')).toMatchObject({ name, contact: PHONE, isMasked: false })
  expect(await submitter(named, 'dispatcher', 'ZDT')).toMatchObject({
    name: `${[...(name ?? '')][0]}**`,
    contact: '139****0000',
    isMasked: true,
  })
  expect(await submitter(named, 'confidant', 'ZDT')).toBeNull()
  const sealed = await CaseStory.leave(house, 'JDXY', TEXT, { contact, identityMode: 'sealedFromHandlers' }, student())
  for (const [role, unit] of [
    ['officer', 'JDXY'],
    ['dispatcher', 'ZDT'],
    ['confidant', 'ZDT'],
  ] as const)
    expect(await submitter(sealed, role, unit)).toBeNull()
})

test('rows of before are turned over by the server that has the keys, once, and everything is found as before', async () => {
  const { app } = house.house
  const story = await aWholeLife(student(4))
  const person = student(4)
  const mark = submitterMark(app.vault, person.person)
  // As it was stored before: the person beside the case, in the clear.
  await client.query(
    'update case_submitters set person_id = $1, person_mark = null, sealed_person = null where person_mark = $2',
    [person.person, mark],
  )
  await client.query('update notices set person_id = $1, person_mark = null where person_mark = $2', [
    person.person,
    mark,
  ])
  await client.query(`update done_keys set actor = $1 where actor = $2`, [
    person.person,
    `submitter:${mark.slice(0, 32)}`,
  ])
  expect((await rowsThatTell(story, person)).length).toBeGreaterThan(2)
  expect(await Promise.all([sealIdentities(app.db, app.vault), sealIdentities(app.db, app.vault)])).toContain(1)
  expect(await rowsThatTell(story, person)).toEqual([])
  expect(await sealIdentities(app.db, app.vault)).toBe(0)
  expect((await house.as(person).tracking.mine({})).rows.map(row => row.caseNo)).toEqual([story.no])
  expect((await house.as(person).notices.page({})).rows).toHaveLength(1)
  const seen = await house.as(house.someone('officer', 'JDXY')).cases.view({ caseNo: story.no })
  expect(seen.submitter?.name).toBe(person.name)
})
