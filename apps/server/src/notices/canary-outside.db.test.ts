import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type FilesServer, openFilesServer } from '../attachments/testing-files-server.ts'
import { picture } from '../attachments/testing-uploads.ts'
import { type OutsideHouse, openOutsideHouse } from '../testing/outside-house.ts'
import { canary, FIELDS, makeRestricted, RESTRICTED_KINDS } from '../testing/restricted-kinds.ts'
import { runBeside, runNotices } from '../testing/run-jobs.ts'
import type { Person } from '../testing/test-house.ts'
import { castOf, KINDS } from '../testing/whole-house.ts'
import { callDuty } from './call-duty.job.ts'

/**
 * X2 for what leaves the platform: restricted cases of every kind, with a word of its own in each field, come into being while everybody can
 * be reached by every channel; then everything that went out is looked through, whoever it was for.
 */
let files: FilesServer
let house: OutsideHouse
let client: pg.Client
const numbers: string[] = []
const ids: string[] = []
let before = 0
/** Everything that has left the platform, the codes with which addresses were confirmed among it. */
const sent = () => [
  ...house.mail.mails.map(({ raw, subject, text }) => `${raw}\n${subject}\n${text}`),
  ...house.robots.got.map(({ raw }) => raw),
  ...house.sms.got.map(({ headers, body }) => JSON.stringify(headers) + body),
]

beforeAll(async () => {
  files = await openFilesServer(async () => {
    house = await openOutsideHouse()
    return house
  })
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
  const cast = castOf(house)
  const people = [...new Map(KINDS.map(kind => cast[kind]).map(viewer => [viewer.person, viewer])).values()]
  for (const viewer of people.filter(each => each.person !== null)) {
    await house.reachable(viewer, 'email')
    await house.reachable(viewer, 'sms')
    await house.reachable(viewer, 'wecom')
    await house.reachable(viewer, 'dingtalk')
  }
  before = sent().length
  const { app } = house.house
  for (const kind of RESTRICTED_KINDS) {
    const student = cast.student as Person
    const { story } = await makeRestricted(house, kind, student, async name => {
      return (await files.upload(student, await picture('png'), name)).id
    })
    numbers.push(story.no)
    const { rows } = await client.query<{ id: string }>('select id from cases where case_no = $1', [story.no])
    ids.push(rows[0]?.id ?? '')
    await runNotices(house)
    await runBeside(house)
    await house.sendDue()
  }
  await house.moveTo(house.now() + 12 * 60_000)
  await callDuty(app)
  await house.sendDue()
  await house.moveTo('2026-11-13T08:00:00+08:00')
  await house.sendDue()
}, 600_000)
afterAll(async () => {
  await client.end()
  await files.close()
})

test('nothing that leaves the platform has a word, a number or an id of a restricted case, whoever it is for', () => {
  const out = sent()
  expect(out.length - before).toBeGreaterThan(20)
  const words = [...RESTRICTED_KINDS.flatMap(kind => FIELDS.map(field => canary(kind, field))), ...ids]
  // A number that went out went out before its case was flagged, when it was a case like any other.
  const flagged = RESTRICTED_KINDS.flatMap((kind, i) => (kind.startsWith('flagged') ? [numbers[i] ?? ''] : []))
  const secret = [...words, ...numbers.filter(no => !flagged.includes(no))]
  const wrong = out.flatMap(message => secret.filter(word => message.includes(word)))
  console.log(`outside: ${out.length} messages, ${secret.length} words looked for in each`)
  expect(wrong).toEqual([])
})

test('the danger to life among them was called out by every channel, without a number', () => {
  for (const text of [
    house.mail.mails.map(mail => mail.text).join(),
    house.sms.got.map(({ body }) => body).join(),
    house.robots.got.map(({ raw }) => raw).join(),
  ])
    expect(text).toContain('可能危及人身安全')
})

test('deliveries and the jobs behind them hold ids and nothing else', async () => {
  const { rows: jobs } = await client.query<{ data: object }>(`select data from jobs.job where name = 'outside'`)
  expect(jobs.length).toBeGreaterThan(20)
  for (const { data } of jobs) expect(Object.keys(data)).toEqual(['deliveryId'])
  const { rows } = await client.query<{ row: string }>('select t::text as row from deliveries t')
  expect(rows.length).toBeGreaterThan(20)
  for (const { row } of rows) for (const word of ['@campus', '13812345678', 'SEC0a']) expect(row).not.toContain(word)
})
