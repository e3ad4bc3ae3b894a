import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CaseStory } from '../testing/case-story.ts'
import { runBeside, runNotices } from '../testing/run-jobs.ts'
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
const PHONE = '13907710000'
const WHY = '需要核实是否为本人所写，涉及人身安全。'
const GROUND = '正在依法核查，告知会妨碍核查。'
const student = (which = 0) => house.everyone().filter(person => person.appointments.length === 0)[which] as Person
const confidant = () => house.someone('confidant', 'ZDT')
const lead = () => house.someone('schoolLead', 'ZDT')
const asked = async (story: CaseStory, withheldGround: string | null = null) =>
  (await house.as(confidant()).unsealing.request({ caseNo: story.no, reason: WHY, withheldGround })).id
const decided = (id: string, decision: 'approved' | 'refused' = 'approved', who = lead()) =>
  house.as(who).unsealing.decide({ id, decision, reason: '情况紧急，同意。' })
const leave = (which = 0) =>
  CaseStory.leave(
    house,
    'JDXY',
    TEXT,
    { contact: { wish: 'phone', name: null, phone: PHONE }, identityMode: 'sealedFromHandlers' },
    student(which),
  )
const kindsOf = async (person: Person) =>
  (await house.as(person).notices.page({})).rows.map(row => `${row.kind} ${row.caseNo}`)

test('asked by one, approved by another, shown to the one who asked for a day, each time with a line in the log', async () => {
  const story = await leave()
  const id = await asked(story)
  await expect(house.as(confidant()).unsealing.show({ id })).rejects.toThrow('unsealingNotOpen')
  await runBeside(house)
  expect(await kindsOf(lead())).toContain(`unsealingAsked ${story.no}`)
  await decided(id)
  await runBeside(house)
  expect(await kindsOf(confidant())).toContain(`unsealingDecided ${story.no}`)
  expect(await house.as(confidant()).unsealing.show({ id })).toEqual({ name: student().name, contact: PHONE })
  await house.as(confidant()).unsealing.show({ id })
  await expect(house.as(house.someone('confidant', 'ZDT', 1)).unsealing.show({ id })).rejects.toThrow(
    'unsealingNotOpen',
  )
  const { rows } = await client.query<{ act: string; person_id: string }>(
    `select act, person_id from audit_log where detail->>'unsealing' = $1 order by id`,
    [id],
  )
  expect(rows.map(row => [row.act, row.person_id === lead().person ? 'lead' : 'confidant'])).toEqual([
    ['askUnsealing', 'confidant'],
    ['approveUnsealing', 'lead'],
    ['unseal', 'confidant'],
    ['unseal', 'confidant'],
  ])
  const both = await Promise.all(
    [confidant(), lead()].map(async who => (await house.as(who).unsealing.page({})).rows.find(row => row.id === id)),
  )
  for (const seen of both) expect(seen).toMatchObject({ reason: WHY, state: 'open', shownTimes: 2, caseNo: story.no })
  await house.moveTo(house.now() + 24 * 3_600_000)
  await expect(house.as(confidant()).unsealing.show({ id })).rejects.toThrow('unsealingNotOpen')
  expect((await house.as(lead()).unsealing.ofCase({ caseNo: story.no }))[0]?.state).toBe('over')
})

test('nobody else asks, decides or reads; a refused or decided one stays so; one waits at a time', async () => {
  const story = await leave(1)
  const id = await asked(story)
  await expect(asked(story)).rejects.toThrow('unsealingWaits')
  for (const role of ['officer', 'reviewer'] as const) {
    const other = house.as(house.someone(role, 'JDXY'))
    await expect(other.unsealing.page({})).rejects.toThrow('notAllowed')
    await expect(other.unsealing.decide({ id, decision: 'approved', reason: WHY })).rejects.toThrow('notAllowed')
  }
  await expect(house.as(confidant()).unsealing.decide({ id, decision: 'approved', reason: WHY })).rejects.toThrow()
  await decided(id, 'refused')
  await expect(house.as(confidant()).unsealing.show({ id })).rejects.toThrow('unsealingNotOpen')
  await expect(decided(id)).rejects.toThrow('unsealingDecided')
  expect(await asked(story)).not.toBe(id)
})

test('who holds both roles does not decide the own request, and the table itself refuses one person for both', async () => {
  const story = await leave(2)
  const both: Person = { ...confidant(), appointments: [...confidant().appointments, ...lead().appointments] }
  const { id } = await house.as(both).unsealing.request({ caseNo: story.no, reason: WHY, withheldGround: null })
  await expect(decided(id, 'approved', both)).rejects.toThrow('ownUnsealing')
  await expect(
    client.query(
      `update unsealings set decision = 'approved', decided_by = requested_by, decided_at = now(), decision_reason = '', expires_at = now()
        where id = $1`,
      [id],
    ),
  ).rejects.toThrow('unsealings_need_two_people')
  await expect(
    client.query(`update unsealings set decision = 'approved', decided_by = $2 where id = $1`, [id, lead().person]),
  ).rejects.toThrow('unsealings_are_decided_whole')
})

test('reasons are words of a case: no row has them in the clear', async () => {
  const { rows } = await client.query<{ row: string }>('select u::text as row from unsealings u')
  expect(rows.length).toBeGreaterThan(2)
  for (const { row } of rows) expect(row).not.toContain('核实')
})

test('when the matter ends the submitter is told on the own page and by a notice, once, and not before; withheld, not at all', async () => {
  const told = await leave(3)
  const withheld = await leave(4)
  for (const story of [told, withheld]) {
    const id = await asked(story, story === withheld ? GROUND : null)
    await decided(id)
    await house.as(confidant()).unsealing.show({ id })
    await runBeside(house)
    expect((await story.ownView()).unsealedAt).toEqual([])
    await story.own('withdraw', { reason: null })
    await runNotices(house)
    await runNotices(house)
  }
  expect((await told.ownView()).unsealedAt).toHaveLength(1)
  expect((await withheld.ownView()).unsealedAt).toEqual([])
  const kinds = await kindsOf(student(3))
  expect(kinds.filter(kind => kind === `youWereUnsealed ${told.no}`)).toHaveLength(1)
  expect((await kindsOf(student(4))).filter(kind => kind.startsWith('youWereUnsealed'))).toEqual([])
  const [seen] = await house.as(lead()).unsealing.ofCase({ caseNo: told.no })
  expect(seen?.toldAt).not.toBeNull()
})

test('of a case that was handed over no identity is opened, asked for or decided, and the requests of before stay readable', async () => {
  const handed = async (story: CaseStory) => {
    await story.act(confidant(), 'dispatch', 'flag', { class: 'ethics', source: 'human', reason: null })
    await story.act(confidant(), 'dispatch', 'reportUp', { class: 'ethics', reason: { text: '涉及师德' } })
    await story.act(confidant(), 'dispatch', 'handOver', {
      channel: 'ethicsOffice',
      receiptNo: '7',
      receiptOn: '2026-11-12',
      note: null,
    })
  }
  const [open, waiting, raced] = [await leave(5), await leave(6), await leave(7)]
  const approved = await asked(open)
  await decided(approved)
  const undecided = await asked(waiting)
  await handed(open)
  await handed(waiting)
  await expect(house.as(confidant()).unsealing.show({ id: approved })).rejects.toThrow('unsealingNotOpen')
  await expect(decided(undecided)).rejects.toThrow('unsealingNotOpen')
  await expect(asked(waiting)).rejects.toThrow('notFound')
  // Asked for in the very moment of the hand-over: before it or not at all, and never with a reason that nobody can read.
  await Promise.all([handed(raced), ...Array.from({ length: 12 }, () => asked(raced).catch(() => null))])
  const { rows } = await house.as(lead()).unsealing.page({})
  const of = (story: CaseStory) => rows.filter(row => row.caseNo === story.no)
  for (const row of [...of(open), ...of(waiting), ...of(raced)])
    expect(row).toMatchObject({ reason: WHY, state: 'over' })
  const { rows: lines } = await client.query(
    `select 1 from audit_log where act = 'unseal' and detail->>'unsealing' = $1`,
    [approved],
  )
  expect(lines).toEqual([])
})
