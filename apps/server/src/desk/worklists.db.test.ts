import type { KyselyPlugin } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { WorklistRow } from '../cases/case-views.ts'
import { checkLedgers } from '../cases/ledger-check.ts'
import { createCaller } from '../router.ts'
import { CaseStory } from '../testing/case-story.ts'
import { refusalOf } from '../testing/refusal.ts'
import { Crowd } from '../testing/roam.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
let crowd: Crowd
beforeAll(async () => {
  house = await openTestHouse()
  crowd = new Crowd(house, 90_210)
  for (let i = 0; i < 60; i += 1) await crowd.leave(i % 12 === 0 ? { sensitive: true } : {})
  for (let i = 0; i < 400; i += 1) {
    await crowd.step()
    if (i % 40 === 39) await house.moveTo(house.now() + 3 * 3_600_000)
  }
}, 300_000)
afterAll(async () => {
  await house.close()
})

async function all(person: Person, desk: string): Promise<WorklistRow[]> {
  const rows: WorklistRow[] = []
  let cursor: string | null = null
  do {
    const page: { rows: WorklistRow[]; next: string | null } = await house.as(person).desk.page({
      desk: desk as never,
      ...(cursor === null ? {} : { cursor }),
    })
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}
const due = (row: WorklistRow) => (row.clock?.dueAt ? Date.parse(row.clock.dueAt) : Number.MAX_SAFE_INTEGER)

test('after 400 random actions every number of every desk of everybody is what lies there', async () => {
  expect((await checkLedgers(house.house.app)).breaches).toEqual([])
  const staff = house.everyone().filter(person => person.appointments.length > 0)
  const wrong: string[] = []
  let [desks, full] = [0, 0]
  for (const person of staff) {
    for (const { desk, n, red } of await house.as(person).desk.counters()) {
      desks += 1
      if (n === 0 && desks % 10 !== 0) continue
      full += 1
      const rows = await all(person, desk)
      const late = rows.filter(row => due(row) < house.now() && row.clock !== null).length
      const role = person.appointments.map(a => `${a.role}@${a.unit}`).join('+')
      if (n !== rows.length) wrong.push(`${role} ${desk}: says ${n}, has ${rows.length}`)
      if (red > late) wrong.push(`${role} ${desk}: says ${red} red of ${late}`)
    }
  }
  console.log(`${desks} desks of ${staff.length} people, ${full} of them read to the end`)
  expect([...new Set(wrong)]).toEqual([])
}, 300_000)

test('a desk lies in the order of what is due, each case once, over all its pages', async () => {
  for (let i = 0; i < 40; i += 1) await CaseStory.leave(house, 'JDXY', `第 ${i} 件：打印室的纸总是没有人补，能不能补？`)
  const officer = house.someone('officer', 'JDXY')
  const rows = await all(officer, 'unitAll')
  expect(rows.length).toBeGreaterThan(40)
  expect(new Set(rows.map(row => row.caseNo)).size).toBe(rows.length)
  const order = rows.map(row => [due(row), row.caseId] as const)
  expect(order).toEqual(order.toSorted((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1)))
})

test('while cases move from page to page no row is shown twice, and none that stays is lost', async () => {
  const officer = house.someone('officer', 'JDXY')
  const caller = house.as(officer)
  const before = new Set((await all(officer, 'triage')).map(row => row.caseNo))
  const seen: string[] = []
  const moved = new Set<string>()
  let cursor: string | undefined
  for (;;) {
    const page = await caller.desk.page({ desk: 'triage', ...(cursor ? { cursor } : {}) })
    seen.push(...page.rows.map(row => row.caseNo))
    // Some of this page and some of the next ones leave the desk, and new ones come.
    for (const row of [...page.rows.slice(0, 2), ...page.rows.slice(-1)]) {
      await caller.dispatch
        .reject({
          caseNo: row.caseNo,
          version: row.version,
          key: crypto.randomUUID(),
          category: 'DJ',
          reason: 'notSchoolDuty',
          notice: { text: '请联系前台' },
        })
        .catch(() => null)
      moved.add(row.caseNo)
    }
    await CaseStory.leave(house, 'JDXY', '新来的一件：打印室的纸总是没有人补，能不能补？')
    if (page.next === null) break
    cursor = page.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect([...before].filter(no => !moved.has(no) && !seen.includes(no))).toEqual([])
})

test('a page costs the same number of statements, whatever lies on the desk', async () => {
  let statements = 0
  const counting: KyselyPlugin = {
    transformQuery: ({ node }) => {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const { app, hub } = house.house
  const counted = { ...app, db: app.db.withPlugin(counting) }
  const cost = async (viewer: Person, desk: 'unitAll' | 'review') => {
    statements = 0
    const caller = createCaller({ app: counted, hub, viewer, address: '127.0.0.1', setHeader: () => {} })
    const { rows } = await caller.desk.page({ desk })
    return { rows: rows.length, statements }
  }
  const full = await cost(house.someone('officer', 'JDXY'), 'unitAll')
  await CaseStory.leave(house, 'YXY', '打印室的纸总是没有人补，能不能补？')
  const one = await cost(house.someone('officer', 'YXY'), 'unitAll')
  expect(full).toEqual({ rows: 25, statements: 2 })
  expect(one).toEqual({ rows: 1, statements: 2 })
})

test('words are found by parts of them, all of them must be there, and a number is found however it is written', async () => {
  const story = await CaseStory.leave(house, 'JDXY', '东校园十二栋宿舍热水每晚十点以后就没有了，请尽快修好。', {
    place: '十二栋 305',
  })
  const officer = house.as(story.someone('officer'))
  const found = async (q: string) => (await officer.desk.search({ q })).rows.map(row => row.caseNo)
  for (const q of ['热水', '宿舍热水', '宿舍 热水', '305', '水', '十二栋'])
    expect(await found(q), q).toContain(story.no)
  for (const q of ['热水 打印', '冷水', '图书']) expect(await found(q), q).not.toContain(story.no)
  const typed = story.no.toLowerCase().replaceAll('-', ' ')
  for (const q of [story.no, typed, story.no.replaceAll('-', ''), ` ${story.no} `])
    expect(await found(q), q).toEqual([story.no])
  expect(
    (await house.as(story.someone('officer', 'TSG')).desk.search({ q: '热水' })).rows.map(row => row.caseNo),
  ).not.toContain(story.no)
})

test('no text that is typed into a search is taken for anything but words', async () => {
  const officer = house.as(house.someone('officer', 'JDXY'))
  const hostile = [
    `'`,
    `''; drop table cases; --`,
    `"`,
    `%`,
    `_`,
    `\\`,
    `\\'`,
    `水 & !火`,
    `水 | 火`,
    `水:*`,
    `<-> 水`,
    `(水`,
    `!!`,
    `水'::tsquery`,
    `\u0000水`,
    `水\ud800`,
    `🙂🙂`,
    `{"$gt": ""}`,
    `2026-0000-00000`,
    '水'.repeat(100),
    `${'a'.repeat(99)}`,
  ]
  for (const q of hostile) {
    expect(['done', 'input'], q).toContain((await refusalOf(officer.desk.search({ q }))).reason)
    const filtered = officer.desk.page({ desk: 'unitAll', filter: { text: q } })
    expect(['done', 'input'], q).toContain((await refusalOf(filtered)).reason)
  }
  expect(await refusalOf(officer.desk.search({ q: 'x'.repeat(10_240) }))).toEqual({ reason: 'input' })
  const cursors = [
    'x',
    btoa('["infinity","------------------------------------"]'),
    btoa('["1 Jan 2026 (x)","0"]'),
    btoa('[1,2]'),
    btoa('null'),
  ]
  for (const cursor of cursors) {
    expect(await refusalOf(officer.desk.page({ desk: 'unitAll', cursor })), cursor).toEqual({ reason: 'input' })
    expect(await refusalOf(officer.desk.search({ q: '水', cursor })), cursor).toEqual({ reason: 'input' })
  }
})

test('texts that PostgreSQL cannot keep are refused as input or kept, and never a fault', async () => {
  const nul = house.as().intake.propose({ text: 'a\u0000b' })
  await expect(nul).rejects.toMatchObject({ code: 'BAD_REQUEST', cause: { fields: [{ field: 'text' }] } })
  const odd = ['坏字符 \u0000 在这里面', '孤立代理 \ud800 在这里面', '退格 \u0008 在这里面']
  for (const text of odd) {
    for (const more of [
      {},
      { place: text },
      { submitterType: text.slice(0, 30) },
      { contact: { wish: 'inApp', name: text } },
    ]) {
      const sent = house
        .as()
        .intake.submit({ key: crypto.randomUUID(), text, entryUnit: 'JDXY', consent: '2026-11', ...more } as never)
      expect(['done', 'input']).toContain((await refusalOf(sent)).reason)
    }
    const story = await CaseStory.leave(house, 'JDXY', '打印室的纸总是没有人补，能不能补？', { sensitive: true })
    const confidant = house.someone('confidant', 'ZDT')
    await story.act(confidant, 'dispatch', 'reportUp', { class: 'ethics', reason: { text } }).catch(() => null)
    const over = story.act(confidant, 'dispatch', 'handOver', {
      channel: 'inspection',
      receiptNo: text,
      receiptOn: '2026-11-12',
      note: null,
    })
    expect(['done', 'input', 'wrongStatus']).toContain((await refusalOf(over)).reason)
  }
})

test('a desk that is not one’s own is not answered', async () => {
  const member = house.as(house.someone('member', 'JDXY'))
  for (const desk of ['triage', 'schoolAll', 'held', 'crisis', 'disputes', 'review'] as const)
    expect(await refusalOf(member.desk.page({ desk }))).toEqual({ reason: 'notAllowed' })
  const systemAdmin = house.as(house.someone('systemAdmin', 'ZDT'))
  expect(await systemAdmin.desk.counters()).toEqual([])
  expect((await systemAdmin.desk.search({ q: '水' })).rows).toEqual([])
})
