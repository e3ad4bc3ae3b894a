import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Viewer } from '../access/viewer.ts'
import { keepUpload } from '../attachments/keep-upload.ts'
import { ACTION_INPUTS } from '../cases/action-inputs.ts'
import { DECLARED } from '../declared.ts'
import { notebookPage } from '../demo/notebook-page.ts'
import { CaseStory } from '../testing/case-story.ts'
import { PROCEDURES } from '../testing/inputs.ts'
import { Crowd } from '../testing/roam.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { castOf, type Kind } from '../testing/whole-house.ts'

/** Every procedure that changes something, and every one that shows something of a case, leaves its line: held against the router itself. */
let house: TestHouse
let owner: pg.Client
let cast: Record<Kind, Viewer>
let story: CaseStory
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
  owner = new pg.Client({ connectionString: house.ownerUrl })
  await owner.connect()
  story = await CaseStory.leave(house, 'JDXY', TEXT, { contact: PHONE }, student())
}, 120_000)
afterAll(async () => {
  await owner.end()
  await house.close()
})

const TEXT = '学院三楼机房周末总是锁门，能不能周末轮流开一间？'
const PHONE = { wish: 'phone', name: null, phone: '13907710000' }
const student = (which = 0) => house.everyone().filter(person => person.appointments.length === 0)[which] as Person
const as = (kind: Kind) => house.as(cast[kind])
const me = () => house.as(student())
const ticket = () => ({ caseNo: story.no })
const submission = { text: TEXT, entryUnit: 'JDXY', submitterType: '学生', consent: '2026-11' }

/** Acts written while this was done, oldest first. */
async function written(deed: () => Promise<unknown>): Promise<string[]> {
  const { rows: before } = await owner.query('select coalesce(max(id), 0) as id from audit_log')
  await deed()
  const { rows } = await owner.query('select act from audit_log where id > $1 order by id', [before[0].id])
  return rows.map(({ act }) => act as string)
}

let ids: Record<'person' | 'unsealing' | 'request' | 'seat' | 'change', string>
/** What is done, and the line that it leaves; in this order, since some stand on others. */
const DEEDS: readonly (readonly [path: string, act: string, deed: () => Promise<unknown>])[] = [
  ['intake.submit', 'submit', () => me().intake.submit({ ...submission, key: randomUUID() } as never)],
  [
    'intake.register',
    'submit',
    async () => {
      const page = await keepUpload(house.house.app, await notebookPage(), 'page.jpg', cast.clerk.person)
      const entered = { ...submission, entryUnit: 'TSG', channel: 'notebook', page: page.id, onBehalfOf: '韦同学' }
      await as('clerk').intake.register({ ...entered, key: randomUUID() } as never)
    },
  ],
  ['tracking.write', 'message', () => me().tracking.write({ ticket: ticket(), text: '还有', key: randomUUID() })],
  [
    'messages.write',
    'message',
    () => as('officer').messages.write({ caseNo: story.no, text: '好', key: randomUUID() }),
  ],
  [
    'unsealing.request',
    'askUnsealing',
    async () => {
      const asked = { caseNo: story.no, reason: '需要核实是否本人所写', withheldGround: null }
      ids = { ...ids, unsealing: (await as('confidant').unsealing.request(asked)).id }
    },
  ],
  [
    'unsealing.decide',
    'approveUnsealing',
    () => as('schoolLead').unsealing.decide({ id: ids.unsealing, decision: 'approved', reason: '情况紧急，同意' }),
  ],
  ['unsealing.show', 'unseal', () => as('confidant').unsealing.show({ id: ids.unsealing })],
  ['rights.turnConsent', 'giveConsent', () => me().rights.turnConsent({ purpose: 'publication', on: true })],
  [
    'rights.turnConsentOfCase',
    'giveConsent',
    () => me().rights.turnConsentOfCase({ ticket: ticket(), purpose: 'sensitive', on: true }),
  ],
  ['rights.changeContact', 'withdrawConsent', () => me().rights.changeContact({ ticket: ticket(), contact: null })],
  ['rights.askCopy', 'askCopy', () => me().rights.askCopy({})],
  [
    'rights.ask',
    'askRight',
    async () => {
      ids = { ...ids, request: (await me().rights.ask({ kind: 'correctProfile', field: 'name', value: '更正' })).id }
    },
  ],
  ['rights.takeBack', 'takeBackRight', () => me().rights.takeBack({ id: ids.request })],
  [
    'rights.decide',
    'decideRight',
    async () => {
      const { id } = await me().rights.ask({ kind: 'correctProfile', field: 'name', value: '更正' })
      await as('systemAdmin').rights.decide({ id, decision: 'refused', reason: '资料无误' })
    },
  ],
  [
    'rights.setRetention',
    'setRetention',
    () =>
      as('schoolLead').rights.setRetention({
        seen: { identityMonths: 12, wordsMonths: 36 },
        retention: { identityMonths: 13, wordsMonths: 37 },
        reason: '学校规定',
      }),
  ],
  [
    'directory.addPerson',
    'addPerson',
    async () => {
      const added = { username: 'newcomer-1', name: '新来的', kind: '专任教师', unit: 'TSG' }
      await as('systemAdmin').directory.addPerson(added)
      ids = { ...ids, person: (await owner.query(`select id from people where username = 'newcomer-1'`)).rows[0].id }
    },
  ],
  ['directory.renewFirstPassword', 'renewFirstPassword', () => admin().renewFirstPassword({ personId: ids.person })],
  [
    'directory.appoint',
    'appoint',
    () => security().appoint({ personId: ids.person, role: 'deputy', unit: 'TSG', branch: null }),
  ],
  [
    'directory.dismiss',
    'dismiss',
    async () => {
      const { rows } = await owner.query('select id from appointments where person_id = $1', [ids.person])
      await security().dismiss({ appointmentId: rows[0].id })
    },
  ],
  ['directory.endSessions', 'endSessions', () => security().endSessions({ personId: ids.person })],
  ['directory.deactivatePerson', 'deactivatePerson', () => admin().deactivatePerson({ personId: ids.person })],
  [
    'directory.addUnit',
    'addUnit',
    () => admin().addUnit({ code: 'XIN', name: { zh: '新单位', en: 'New unit' }, kind: 'department', duties: [] }),
  ],
  ['directory.addBranch', 'addBranch', () => admin().addBranch({ unit: 'TSG', name: { zh: '新支部', en: 'New' } })],
  ['session.endAll', 'signOut', () => me().session.endAll()],
  ['account.endOthers', 'endOwnSessions', () => me().account.endOthers()],
  ['changes.propose', 'proposeItem', lay],
  ['changes.withdraw', 'withdrawItem', () => as('assessor').changes.withdraw({ id: ids.change })],
  [
    'changes.decline',
    'declineItem',
    () => lay().then(() => as('schoolLead').changes.decline({ id: ids.change, reason: '不必改' })),
  ],
  ['changes.publish', 'publishItem', () => lay().then(() => as('schoolLead').changes.publish({ id: ids.change }))],
  [
    'drafts.drop',
    'dropDraft',
    async () => {
      const { id } = await as('assessor').drafts.create({ ...item, name: '试写' })
      await as('assessor').drafts.drop({ id })
    },
  ],
  [
    'drafts.propose',
    'proposeItem',
    async () => {
      const { id } = await as('assessor').drafts.create({ ...item, name: '再写' })
      await as('assessor').drafts.propose({ id, version: 1, reason: { zh: '照旧', en: 'As it was' } })
    },
  ],
  ['audit.verify', 'verifyAudit', () => as('auditAdmin').audit.verify()],
]
const item = { kind: 'escalation', unit: null } as const
async function lay(): Promise<void> {
  const { release: base, inForce: body } = await as('assessor').changes.of(item)
  const reason = { zh: '照旧', en: 'As it was' }
  ids = { ...ids, change: (await as('assessor').changes.propose({ ...item, base, body, reason })).id }
}
const admin = () => as('systemAdmin').directory
const security = () => as('securityAdmin').directory

/** Held in a test of its own, where a session, a factor or a campus stands behind it. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'session.signInDemo': 'directory/demo-sign-in.db.test.ts',
  'session.claimAdmin': 'directory/admin-links.db.test.ts',
  'account.confirmCodes': 'directory/second-factor.db.test.ts',
  'account.confirmPasskey': 'directory/second-factor.db.test.ts',
  'account.proveByCode': 'directory/second-factor.db.test.ts',
  'account.proveByPasskey': 'directory/second-factor.db.test.ts',
  'account.removeFactor': 'directory/second-factor.db.test.ts',
  'account.renewBackupCodes': 'directory/second-factor.db.test.ts',
  'directory.resetFactors': 'directory/second-factor.db.test.ts',
  'account.endSession': 'directory/sessions.db.test.ts',
  'directory.declareAbsence': 'directory/absences.db.test.ts',
  'directory.endAbsence': 'directory/absences.db.test.ts',
  'supervision.issueOrder': 'supervision/orders.db.test.ts',
  'supervision.answerOrder': 'supervision/orders.db.test.ts',
  'supervision.returnOrder': 'supervision/orders.db.test.ts',
  'supervision.confirmOrder': 'supervision/orders.db.test.ts',
  'supervision.closeOrder': 'supervision/orders.db.test.ts',
  'campus.unlink': 'directory/campus/linking.db.test.ts',
  'campus.enterByMini': 'directory/campus/wechat.db.test.ts',
  'campus.bindMini': 'directory/campus/wechat.db.test.ts',
  'contacts.set': 'contacts/contacts.db.test.ts',
  'contacts.confirm': 'contacts/contacts.db.test.ts',
  'contacts.setPreferences': 'contacts/contacts.db.test.ts',
  'contacts.allowWechat': 'contacts/contacts.db.test.ts',
  'contacts.remove': 'contacts/contacts.db.test.ts',
  'notices.settleUnreached': 'notices/outbox.db.test.ts',
  'changes.schedule': 'configuration/release-life.db.test.ts',
  'changes.trial': 'configuration/release-life.db.test.ts',
  'changes.endTrial': 'configuration/release-life.db.test.ts',
  'releases.rollBack': 'configuration/release-life.db.test.ts',
  'configuration.import': 'configuration/carry.db.test.ts',
  'studio.misroute': 'studio/tell-misroute.db.test.ts',
  'operations.acknowledgeFaults': 'intake/decide-again.db.test.ts',
  'operations.settleDeadJobs': 'operations/dead-jobs.db.test.ts',
  'operations.askSelfCheck': 'operations/check-data.db.test.ts',
}
/** Nothing has happened to anybody yet, or to nobody but one's own badge. */
const NOTHING_YET = [
  'account.beginCodes',
  'account.beginPasskey',
  'account.askPasskey',
  'campus.confirm',
  'campus.setOut',
  'campus.drawBindingCode',
  'notices.markRead',
  'calendar.preview',
  'drafts.create',
  'drafts.save',
  'drafts.rename',
  'drafts.rebase',
]

test('every procedure that changes something is held to a line here, or in a test that is named', () => {
  const actions = new Set(Object.keys(ACTION_INPUTS))
  const all = PROCEDURES.filter(({ type }) => type === 'mutation').map(({ path }) => path)
  const held = new Set([...DEEDS.map(([path]) => path), ...Object.keys(ELSEWHERE), ...NOTHING_YET])
  const isAction = (path: string) => {
    const [group = '', name = ''] = path.split('.')
    const groups = ['dispatch', 'handling', 'callback', 'closure', 'supervision', 'tracking']
    return groups.includes(group) && (actions.has(name) || name === 'split')
  }
  expect(all.filter(path => !held.has(path) && !isAction(path))).toEqual([])
  expect([...held].filter(path => !all.includes(path))).toEqual([])
  for (const file of Object.values(ELSEWHERE))
    expect(existsSync(join(import.meta.dirname, '..', file)), file).toBe(true)
})

test('each of them leaves its line', async () => {
  const wrong: string[] = []
  for (const [path, act, deed] of DEEDS) {
    const acts = await written(deed)
    if (!acts.includes(act)) wrong.push(`${path}: ${acts.join(' ') || 'nothing'}, not ${act}`)
  }
  expect(wrong).toEqual([])
}, 120_000)

test('of 300 random steps of cases no event is without its line, at its moment', async () => {
  const crowd = new Crowd(house, 4711)
  for (let i = 0; i < 40; i += 1) await crowd.leave(i % 8 === 0 ? { sensitive: true } : {})
  for (let i = 0; i < 300; i += 1) await crowd.step()
  const { rows } = await owner.query(`select e.case_id, e.n, e.type from case_events e where not exists (
    select 1 from audit_log a where a.case_id = e.case_id and a.at = e.at and (a.detail->'version') >= to_jsonb(e.n))`)
  const { rows: all } = await owner.query('select count(*)::int as n from case_events')
  expect(all[0].n).toBeGreaterThan(200)
  expect(rows).toEqual([])
}, 300_000)

/** What shows something of a case, and by which line one knows that it was shown. */
const READS: readonly (readonly [path: string, act: string, read: () => Promise<unknown>])[] = [
  ['cases.view', 'read', () => as('officer').cases.view({ caseNo: story.no })],
  ['cases.replayDecision', 'read', () => as('officer').cases.replayDecision({ caseNo: story.no })],
  ['cases.readers', 'read', () => as('officer').cases.readers({ caseNo: story.no })],
  ['dispatch.candidates', 'read', () => as('officer').dispatch.candidates({ caseNo: story.no })],
  ['desk.page', 'list', () => as('officer').desk.page({ desk: 'triage' })],
  ['desk.search', 'search', () => as('officer').desk.search({ q: '机房' })],
  ['unsealing.page', 'list', () => as('confidant').unsealing.page({})],
  ['unsealing.ofCase', 'read', () => as('confidant').unsealing.ofCase({ caseNo: story.no })],
  ['supervision.orders', 'list', () => as('inspector').supervision.orders({})],
  ['supervision.ordersOfCase', 'read', () => as('officer').supervision.ordersOfCase({ caseNo: story.no })],
  ['notices.calls', 'list', () => as('dutyOfficer').notices.calls()],
  ['tracking.view', 'read', () => me().tracking.view({ ticket: ticket() })],
  ['tracking.readers', 'read', () => me().tracking.readers({ ticket: ticket() })],
  ['tracking.mine', 'list', () => me().tracking.mine({})],
  ['rights.mine', 'list', () => me().rights.mine()],
  ['rights.ofCase', 'read', () => me().rights.ofCase({ ticket: ticket() })],
  ['rights.queue', 'list', () => as('schoolLead').rights.queue()],
]
/** Numbers and states, and not a word of a case; what lies on 待移交 is written by the door of the desks (desk/pages.ts). */
const NO_WORDS = ['desk.counters', 'desk.leftWork', 'rights.records', 'rights.copies']
/** They list cases for whoever sees them, and leave their line where they list one: held in configuration/release-life and studio/rehearse. */
const LISTS = ['changes.trialReport', 'studio.casesOf', 'studio.rehearse']
type Path = keyof typeof DECLARED
const OF_CASES: ReadonlySet<string> = new Set(['seenCase', 'ownCase', 'requests'])

test('every procedure that shows something of a case leaves a line of it, and names no submitter beside the case', async () => {
  const asking = PROCEDURES.filter(({ type, path }) => type === 'query' && OF_CASES.has(DECLARED[path as Path][1]))
  expect(asking.map(({ path }) => path).sort()).toEqual(
    [...READS.map(([path]) => path), ...NO_WORDS, ...LISTS].filter(path => path !== 'rights.mine').sort(),
  )
  const crisis = await CaseStory.leave(house, 'JDXY', '我真的不想活了，已经想好今晚从楼上跳楼自杀。')
  const ended = await CaseStory.leave(house, 'JDXY', TEXT, {}, student(1))
  await ended.own('withdraw', { reason: null })
  await house.as(student(1)).rights.ask({ kind: 'deleteCase', ticket: { caseNo: ended.no }, words: '' })
  expect(crisis.no).toBeTruthy()
  // Long overdue by then: a 督办单 stands on it.
  await house.moveTo(house.now() + 20 * 86_400_000)
  for (const [path, act, read] of READS) expect([path, await written(read)]).toEqual([path, [act]])
  const { rows } = await owner.query(
    `select act from audit_log where person_id = any($1::uuid[]) and (case_id is not null or detail ? 'cases')`,
    [[student().person, student(1).person]],
  )
  expect(rows).toEqual([])
})
