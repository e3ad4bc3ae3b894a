import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type OutsideHouse, openOutsideHouse } from '../testing/outside-house.ts'
import { refusalOf } from '../testing/refusal.ts'
import { MINI } from '../testing/robot-stand-in.ts'
import type { Person } from '../testing/test-house.ts'

let house: OutsideHouse
let client: pg.Client
beforeAll(async () => {
  house = await openOutsideHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})
const students = () => house.everyone().filter(person => person.appointments.length === 0)
const student = (which: number) => students()[which] as Person
const mine = async (person: Person, name: string) =>
  (await house.as(person).contacts.mine()).channels.find(channel => channel.name === name)
const linesOf = async (person: Person) =>
  (await client.query('select act, detail from audit_log where person_id = $1 order by id', [person.person])).rows as {
    act: string
    detail: Record<string, unknown>
  }[]

test('an address counts once the code that was sent to it has come back', async () => {
  const me = house.as(student(0))
  await me.contacts.set({ channel: 'email', address: 'wei@campus.example' })
  expect(await mine(student(0), 'email')).toMatchObject({ status: 'waits', address: 'we…@campus.example' })
  const code = /\d{6}/.exec(house.mail.mails.at(-1)?.text ?? '')?.[0] ?? ''
  const wrong = code === '000000' ? '000001' : '000000'
  expect(await refusalOf(me.contacts.confirm({ channel: 'email', code: wrong }))).toMatchObject({ reason: 'wrongCode' })
  expect(await refusalOf(house.as(student(1)).contacts.confirm({ channel: 'email', code }))).toMatchObject({
    reason: 'wrongCode',
  })
  await me.contacts.confirm({ channel: 'email', code })
  expect(await mine(student(0), 'email')).toMatchObject({ status: 'ready' })
  expect(await refusalOf(me.contacts.confirm({ channel: 'email', code }))).toMatchObject({ reason: 'wrongCode' })
})

test('a code is worth nothing after five wrong tries, and after ten minutes', async () => {
  const me = house.as(student(2))
  const codeOf = () => /\d{6}/.exec(house.sms.got.at(-1)?.body.replace('13812345678', '') ?? '')?.[0] ?? ''
  await me.contacts.set({ channel: 'sms', address: '13812345678' })
  const code = codeOf()
  const wrong = code === '000000' ? '000001' : '000000'
  for (let i = 0; i < 5; i += 1) await refusalOf(me.contacts.confirm({ channel: 'sms', code: wrong }))
  expect(await refusalOf(me.contacts.confirm({ channel: 'sms', code }))).toMatchObject({ reason: 'wrongCode' })
  await me.contacts.set({ channel: 'sms', address: '13812345678' })
  await house.moveTo(house.now() + 11 * 60_000)
  expect(await refusalOf(me.contacts.confirm({ channel: 'sms', code: codeOf() }))).toMatchObject({
    reason: 'wrongCode',
  })
})

test('nobody sends codes to others in rows', async () => {
  const me = house.as(student(3))
  for (let i = 0; i < 5; i += 1) await me.contacts.set({ channel: 'email', address: `other${i}@campus.example` })
  expect(await refusalOf(me.contacts.set({ channel: 'email', address: 'other6@campus.example' }))).toMatchObject({
    reason: 'tooMany',
  })
})

test('an address that cannot be reached leaves the one that was there as it was', async () => {
  await house.reachable(student(4), 'email')
  house.mail.refuseWith(() => 550)
  expect(
    await refusalOf(house.as(student(4)).contacts.set({ channel: 'email', address: 'gone@campus.example' })),
  ).toEqual({
    reason: 'channelFailed',
    problem: 'badAddress',
  })
  house.mail.refuseWith(null)
  expect(await mine(student(4), 'email')).toMatchObject({ status: 'ready' })
})

test('WeChat has as many messages as the person agreed to in the mini-program', async () => {
  const me = house.as(student(5))
  expect(await refusalOf(me.contacts.allowWechat({ n: 1 }))).toEqual({ reason: 'campus', problem: 'notBound' })
  await client.query(
    `insert into person_identities (id, person_id, provider, subject, linked_at) values (gen_random_uuid(), $1, $2, 'openid-5', now())`,
    [student(5).person, `wechatMini:${MINI.appId}`],
  )
  await me.contacts.allowWechat({ n: 1 })
  await me.contacts.allowWechat({ n: 2 })
  expect(await mine(student(5), 'wechat')).toMatchObject({ status: 'ready', allowance: 3, address: null })
  expect((await linesOf(student(5))).map(({ act }) => act)).toEqual(['allowWechat', 'allowWechat'])
})

test('a copy of the database tells neither an address nor whose it is', async () => {
  await house.reachable(student(6), 'email', 'lychee@campus.example')
  await house.reachable(student(6), 'sms', '13900001111')
  const { rows } = await client.query<{ row: string }>('select t::text as row from contact_points t')
  expect(rows.length).toBeGreaterThan(5)
  const { rows: marks } = await client.query<{ mark: string }>(
    'select person_mark as mark from case_submitters where person_mark is not null',
  )
  for (const { row } of rows) {
    for (const word of ['lychee', '13900001111', 'campus.example']) {
      expect(row).not.toContain(word)
      expect(row).not.toContain(Buffer.from(word).toString('hex'))
    }
    for (const person of house.everyone()) expect(row).not.toContain(person.person)
    for (const { mark } of marks) expect(row).not.toContain(mark)
  }
  // Moved to another owner it does not open.
  const [a, b] = (
    await client.query<{ owner: string }>(
      `select owner from contact_points where channel = 'email' and is_confirmed order by owner limit 2`,
    )
  ).rows
  await client.query(
    `update contact_points set address = (select address from contact_points where owner = $1 and channel = 'email') where owner = $2 and channel = 'email'`,
    [a?.owner, b?.owner],
  )
  const read = await Promise.allSettled(students().map(person => house.as(person).contacts.mine()))
  expect(read.filter(({ status }) => status === 'rejected')).toHaveLength(1)
  await client.query('delete from contact_points where owner = $1', [b?.owner])
})

test('what is preferred is kept, and what cannot be is refused', async () => {
  const me = house.as(student(7))
  const { preferences } = await me.contacts.mine()
  expect(preferences).toMatchObject({ quietFrom: '22:00', quietTo: '07:00', digestAt: '08:00' })
  await me.contacts.setPreferences({
    ...preferences,
    channels: ['sms', 'email'],
    language: 'en',
    digestAt: null,
  } as never)
  expect((await me.contacts.mine()).preferences).toMatchObject({
    channels: ['sms', 'email'],
    language: 'en',
    digestAt: null,
  })
  await expect(
    me.contacts.setPreferences({ ...preferences, quietFrom: '08:00', quietTo: '07:00' } as never),
  ).rejects.toThrow()
})

test('what somebody changes of it leaves its line, and the address is in none', async () => {
  const me = house.as(student(7))
  const before = (await linesOf(student(7))).length
  await me.contacts.set({ channel: 'email', address: 'lines@campus.example' })
  const code = /\d{6}/.exec(house.mail.mails.at(-1)?.text ?? '')?.[0] ?? ''
  await me.contacts.confirm({ channel: 'email', code })
  const { preferences } = await me.contacts.mine()
  await me.contacts.setPreferences({ ...preferences, channels: [...preferences.channels], digestAt: null })
  await me.contacts.remove({ channel: 'email' })
  const lines = (await linesOf(student(7))).slice(before)
  expect(lines.map(({ act }) => act)).toEqual([
    'setNoticeAddress',
    'confirmNoticeAddress',
    'setNoticeTimes',
    'removeNoticeAddress',
  ])
  expect(JSON.stringify(lines)).not.toContain('lines@')
})
