import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAccount } from '../rights/own-data.sql.ts'
import { CaseStory, sheetTo } from '../testing/case-story.ts'
import { runNotices } from '../testing/run-jobs.ts'
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
/** Who was told what of this case since the last time, as `role@unit kind`, each once however many people hold the role. */
const toldSince = new Set<string>()
async function told(story: CaseStory): Promise<string[]> {
  await runNotices(house)
  const { rows } = await client.query<{ id: string; who: string; kind: string }>(
    `select n.id, coalesce(string_agg(a.role || '@' || a.unit_id, '+'), 'submitter') as who, n.kind from notices n
      join cases c on c.id = n.case_id left join appointments a on a.person_id = n.person_id
      where c.case_no = $1 group by n.id order by 2`,
    [story.no],
  )
  const fresh = rows.filter(row => !toldSince.has(row.id))
  for (const row of fresh) toldSince.add(row.id)
  return [...new Set(fresh.map(row => `${row.who} ${row.kind}`))].sort()
}
const student = (): Person => {
  const found = house.everyone().find(person => person.appointments.length === 0)
  if (!found) throw new Error('everybody holds an office')
  return found
}

test('each step tells those whose turn it is, and the submitter what concerns them', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student())
  expect(await told(story)).toEqual(['deputy@JDXY toTriage', 'officer@JDXY toTriage'])
  await story.triaged('handle')
  expect(await told(story)).toEqual(['reviewer@JDXY toReview'])
  const member = story.someone('member')
  await story.approved('JDXY', { branch: member.appointments[0]?.branch ?? null, member: member.person })
  expect(await told(story)).toEqual(['member@JDXY toClaim'])
  await story.act(member, 'handling', 'claim')
  expect(await told(story)).toEqual([])
  await story.act(member, 'handling', 'note', { text: { text: '已联系' }, toSubmitter: true })
  expect(await told(story)).toEqual(['submitter yourNote'])
  await story.act(member, 'dispatch', 'askSubmitter', { question: { text: '几个人用？' } })
  expect(await told(story)).toEqual(['submitter youAreAsked'])
  await story.own('answer', { text: { text: '二十个' }, files: [] })
  expect(await told(story)).toEqual(['member@JDXY youGotAnswer'])
  await story.filed()
  expect(await told(story)).toEqual([
    'deputy@JDXY toCallBack',
    'officer@JDXY toCallBack',
    'reviewer@JDXY toCallBack',
    'submitter yourCaseDone',
  ])
  await story.calledBack()
  await story.writtenOff()
  expect(await told(story)).toEqual(['submitter yourCaseClosed'])
})

test('a transfer tells its receiver, and the submitter when another unit has taken over', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, {}, student())
  await story.triaged('transfer', { transfer: sheetTo('HQC') })
  await told(story)
  await story.approved()
  expect(await told(story)).toEqual(['deputy@HQC transferIn', 'officer@HQC transferIn'])
  await story.act(story.someone('officer', 'HQC'), 'dispatch', 'acceptTransfer', { triage: null })
  expect(await told(story)).toEqual(['deputy@HQC toTriage', 'officer@HQC toTriage', 'submitter yourCaseMoved'])
})

test('of a unit that is not ready the dispatchers are told, and in a 直属党支部 the secretary who reviews', async () => {
  const story = await CaseStory.leave(house, 'GJXY', TEXT)
  expect(await told(story)).toContain('dispatcher@ZDT toTriage')
  const direct = await CaseStory.leave(house, 'DAG', TEXT)
  await told(direct)
  await direct.triaged('handle')
  expect(await told(direct)).toEqual(['branchSecretary@DAG toReview'])
})

test('a job that runs again tells nobody a second time, and a person has a notice once', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await runNotices(house)
  const count = async () => Number((await client.query('select count(*) as n from notices')).rows[0].n)
  const before = await count()
  await house.house.boss.insert('notify', [
    { data: { caseId: (await story.view(story.someone('officer'))).caseId, n: 1 } },
  ])
  expect(await runNotices(house)).toBe(1)
  expect(await count()).toBe(before)
})

test('a notice that was enqueued before its case was restricted is not given to those who may not know of it', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  await story.own('flag', { class: 'ethics', reason: null })
  expect(await told(story)).toEqual(['confidant@ZDT heldCase'])
  const disputed = await CaseStory.leave(house, 'JDXY', TEXT)
  await disputed.triaged('rule')
  await disputed.approved()
  await disputed.own('flag', { class: 'ethics', reason: null })
  expect(await told(disputed)).toEqual(['confidant@ZDT heldCase', 'schoolLead@ZDT dispute'])
})

test('a danger to life that is said of a held case pages the duty people', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT, { sensitive: true })
  expect(await told(story)).toEqual(['confidant@ZDT heldCase'])
  await story.own('flag', { class: 'crisis', reason: null })
  expect(await told(story)).toEqual(['confidant@ZDT crisis', 'dutyOfficer@BWC crisis', 'dutyOfficer@XGB crisis'])
})

test('a notice names the case by its number and carries no word of it; it is read by its person alone', async () => {
  const { rows } = await client.query<{ data: Record<string, unknown> }>('select distinct data from notices')
  for (const { data } of rows) expect(Object.keys(data)).toEqual(['caseNo'])
  const officer = house.someone('officer', 'JDXY')
  const mine = house.as(officer)
  const page = await mine.notices.page({})
  expect(page.rows.length).toBeGreaterThan(2)
  expect(page.rows[0]?.text.zh).toContain(page.rows[0]?.caseNo)
  const { n } = await mine.notices.unread()
  const first = page.rows[0]?.id ?? ''
  await house.as(house.someone('deputy', 'JDXY')).notices.markRead({ ids: [first] })
  expect((await mine.notices.unread()).n).toBe(n)
  await mine.notices.markRead({ ids: [first] })
  expect((await mine.notices.unread()).n).toBe(n - 1)
  await mine.notices.markRead({ ids: 'all' })
  expect((await mine.notices.unread()).n).toBe(0)
})

test('every reading of a case and every action leaves its line in the audit log, with who and when', async () => {
  const story = await CaseStory.leave(house, 'JDXY', TEXT)
  const officer = story.someone('officer')
  const lines = async () =>
    (
      await client.query<{ act: string; actor: string; detail: { cases?: string[] } }>(
        `select act, actor, detail from audit_log where case_id = (select id from cases where case_no = $1)
          or detail->'cases' ? $1 order by id`,
        [story.no],
      )
    ).rows.map(row => `${row.act} ${row.actor === officer.person ? 'officer' : row.actor.replace(/:.*/, '')}`)
  await house.as(officer).cases.view({ caseNo: story.no })
  await house.as(officer).desk.page({ desk: 'triage' })
  await house.as(officer).desk.search({ q: story.no })
  await house.as().tracking.view({ ticket: story.ticket })
  expect(await lines()).toEqual(['submit anonymous', 'read officer', 'list officer', 'search officer', 'read receipt'])
  await house.as(officer).dispatch.askSubmitter({
    caseNo: story.no,
    version: 1,
    key: crypto.randomUUID(),
    question: { text: '几楼？' },
  })
  expect((await lines()).at(-1)).toBe('askSubmitter officer')
  const stranger = house.someone('officer', 'TSG')
  await house
    .as(stranger)
    .cases.view({ caseNo: story.no })
    .catch(() => null)
  expect(await lines()).toHaveLength(6)
})

test('once a case is flagged nobody of its unit finds its number among the notices any more, nor in a copy of their data', async () => {
  const story = await CaseStory.leave(house, 'DQXY', TEXT, {}, student())
  const [officer, member] = [story.someone('officer'), story.someone('member')]
  await story.triaged('handle')
  await story.approved('DQXY', { branch: member.appointments[0]?.branch ?? null, member: member.person })
  await runNotices(house)
  const numbers = async (person: Person) => (await house.as(person).notices.page({})).rows.map(row => row.caseNo)
  const unread = async (person: Person) => (await house.as(person).notices.unread()).n
  const before = new Map<Person, number>()
  for (const person of [officer, member]) {
    expect(await numbers(person)).toContain(story.no)
    before.set(person, await unread(person))
  }
  const stream = ((await house.as(officer).desk.live({})) as AsyncIterable<{ changed: string }>)[Symbol.asyncIterator]()
  const heard = [stream.next(), stream.next()]
  await story.own('flag', { class: 'ethics', reason: null })
  expect((await Promise.all(heard)).map(({ value }) => value?.changed)).toEqual(['desks', 'notices'])
  void stream.return?.()
  await runNotices(house)
  for (const person of [officer, member]) {
    expect(await numbers(person)).not.toContain(story.no)
    expect(await unread(person)).toBeLessThan(before.get(person) ?? 0)
    const { notices } = await readAccount(house.house.app.db, { person: person.person, mark: 'none' })
    expect(JSON.stringify(notices)).not.toContain(story.no)
  }
  expect(await numbers(house.someone('confidant', 'ZDT'))).toContain(story.no)
})
