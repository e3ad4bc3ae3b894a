import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { keepUpload } from '../attachments/keep-upload.ts'
import { openFile } from '../attachments/open-file.ts'
import { photo } from '../attachments/testing-uploads.ts'
import { type CaseClass, makeCase, memberOf } from '../testing/case-classes.ts'
import { CaseStory } from '../testing/case-story.ts'
import { IDS, WORDS } from '../testing/free-places.ts'
import { type Leaf, PROCEDURES } from '../testing/inputs.ts'
import { noOf } from '../testing/refusal.ts'
import { runNotices } from '../testing/run-jobs.ts'
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts'
import { SENT } from '../testing/whole-house.ts'

/**
 * Somebody sends an id that is not theirs. Every place of every input where one may write freely is found by walking the schemas of the
 * router: it is a word, or an id of a kind that has its test here (or in the file named beside it). A place that is neither fails.
 */
const nameOf = ({ path }: Leaf) => path.at(-1) ?? ''

test('every free place of every input is a word or an id that is swapped here', () => {
  const places = PROCEDURES.flatMap(({ path, leaves }) =>
    leaves.map(leaf => ({ at: `${path} ${leaf.path.join('.')}`, leaf })),
  )
  expect(places.length).toBeGreaterThan(250)
  expect(
    places
      .filter(({ leaf }) => leaf.format !== 'date' && !WORDS.has(nameOf(leaf)) && !(nameOf(leaf) in IDS))
      .map(({ at }) => at),
  ).toEqual([])
  expect(places.filter(({ leaf }) => leaf.format === 'uuid' && WORDS.has(nameOf(leaf))).map(({ at }) => at)).toEqual([])
  console.log(`${places.filter(({ leaf }) => nameOf(leaf) in IDS).length} ids in ${places.length} free places`)
})

let house: TestHouse
let students: Person[]
beforeAll(async () => {
  house = await openTestHouse()
  students = house.everyone().filter(person => person.appointments.length === 0)
})
afterAll(() => house.close())

const student = (n: number): Person => students[n] as Person
const upload = async (by: Person | null) =>
  (await keepUpload(house.house.app, await photo(), 'photo.jpg', by?.person ?? null)).id
const told = async (sent: Promise<unknown>) => {
  try {
    return `yes ${JSON.stringify(await sent)}`
  } catch (error) {
    return JSON.stringify(noOf(error)) + String((error as Error).cause ? JSON.stringify((error as Error).cause) : '')
  }
}
type Send = (input: Record<string, unknown>) => Promise<unknown>
const procedure = (viewer: Person | undefined, path: string): Send => {
  const [group = '', name = ''] = path.split('.')
  return (Reflect.get(house.as(viewer), group) as Record<string, Send>)[name] as Send
}
const taking = (...kinds: string[]) =>
  PROCEDURES.flatMap(({ path, leaves }) =>
    leaves.filter(leaf => kinds.includes(IDS[nameOf(leaf)] ?? '')).map(leaf => `${path} ${leaf.path.join('.')}`),
  )

/** Sends the same action once with each of these ids, on the version that the case has, and expects one and the same no. */
async function sameNo(send: (id: string) => Promise<unknown>, strange: readonly string[], ghost: string) {
  const none = await told(send(ghost))
  expect(none).not.toMatch(/^yes/)
  for (const id of strange) expect((await told(send(id))).replaceAll(id, ghost)).toBe(none)
}

describe('the id of a file', () => {
  const base = { text: '学院三楼机房周末总是锁门，能不能轮流开一间？', entryUnit: 'JDXY', consent: '2026-11' }
  const done = { text: '周末轮流开放一间机房。' }
  const ways: Record<string, (of: { mine: Person }) => Promise<(id: string) => Promise<unknown>>> = {
    'intake.submit files':
      async ({ mine }) =>
      id =>
        house.as(mine).intake.submit({ ...base, key: randomUUID(), files: [id] } as never),
    'intake.register files': async () => {
      const clerk = house.someone('clerk', 'TSG')
      const page = await upload(clerk)
      return id =>
        house.as(clerk).intake.register({ ...base, entryUnit: 'TSG', key: randomUUID(), page, files: [id] } as never)
    },
    'intake.register page': async () => id =>
      house
        .as(house.someone('clerk', 'TSG'))
        .intake.register({ ...base, entryUnit: 'TSG', key: randomUUID(), page: id } as never),
    'tracking.answer files': async ({ mine }) => {
      const story = await CaseStory.leave(house, 'JDXY', base.text, {}, mine)
      await story.act(story.someone('officer'), 'dispatch', 'askSubmitter', { question: { text: '是哪一间机房？' } })
      return id => story.own('answer', { text: { text: '三楼东头那一间。' }, files: [id] })
    },
    'handling.file evidence': async () => {
      const story = await makeCase(house, 'assigned')
      const member = memberOf(house, 'JDXY-1')
      await story.act(member, 'handling', 'claim')
      const fields = { outcome: 'solved', done, methods: ['coordination'], explanation: null }
      return id => story.act(member, 'handling', 'file', { ...fields, evidence: [id] })
    },
    'dispatch.recordInstruction scan': async () => {
      const story = await makeCase(house, 'circulating')
      const fields = SENT.find(([, name]) => name === 'recordInstruction')?.[2]
      return id =>
        story.act(house.someone('circulationClerk', 'DB'), 'dispatch', 'recordInstruction', { ...fields, scan: id })
    },
  }

  test('is taken at these places', () => expect(taking('file').sort()).toEqual(Object.keys(ways).sort()))

  test.each(Object.keys(ways))(
    '%s: another’s upload and the file of another’s case are as good as none',
    async place => {
      const [mine, other] = [student(0), student(1)]
      const [loose, attached] = [await upload(other), await upload(other)]
      await CaseStory.leave(house, 'HQC', base.text, { files: [attached] }, other)
      await sameNo(await (ways[place] as (typeof ways)[string])({ mine }), [loose, attached], randomUUID())
      for (const id of [loose, attached]) {
        expect(await openFile(house.house.app, mine, id, 'whole', false)).toBeNull()
        expect(await openFile(house.house.app, other, id, 'whole', false)).not.toBeNull()
      }
    },
  )
})

test('the id of a case: one that may not be seen cannot be merged into, and is no other no than none', async () => {
  expect(taking('case')).toEqual(['dispatch.merge master'])
  const story = await makeCase(house, 'triage')
  const ids: string[] = []
  for (const of of ['foreign', 'heldByRule', 'bypass', 'reportedUp', 'handedOver'] satisfies CaseClass[]) {
    const hidden = await makeCase(house, of)
    const seer = of === 'foreign' ? house.someone('dispatcher', 'ZDT') : house.someone('confidant', 'ZDT')
    ids.push((await hidden.view(seer)).caseId)
  }
  const merge = (master: string) =>
    story.act(story.someone('officer'), 'dispatch', 'merge', { reason: { text: '同一件事' }, master })
  await sameNo(merge, ids, randomUUID())
})

test('the id of a consult: one put to another unit cannot be answered', async () => {
  expect(taking('consult')).toEqual(['handling.consult consult', 'handling.answerConsult consult'])
  const story = await makeCase(house, 'triage')
  const consults = { GZC: randomUUID(), TSG: randomUUID() }
  for (const [unit, consult] of Object.entries(consults))
    await story.act(story.someone('officer'), 'handling', 'consult', {
      consult,
      unit,
      question: { text: '有规定吗？' },
    })
  const answer = (consult: string) =>
    story.act(house.someone('officer', 'GZC'), 'handling', 'answerConsult', { consult, text: { text: '有规定。' } })
  expect(await told(answer(consults.TSG))).not.toMatch(/^yes/)
  expect(await told(answer(randomUUID()))).not.toMatch(/^yes/)
  expect(await told(answer(consults.GZC))).toMatch(/^yes/)
  const again = story.act(story.someone('officer'), 'handling', 'consult', {
    consult: consults.TSG,
    unit: 'GZC',
    question: { text: '再问一次。' },
  })
  expect(await told(again)).not.toMatch(/^yes/)
})

describe('the id of a branch or a person that a case is given to', () => {
  const story = {
    triage: makeStory('triage'),
    review: makeStory('review'),
    assigned: makeStory('assigned'),
    transferred: makeStory('pending'),
  }
  function makeStory(of: string) {
    return async () => {
      const made = await makeCase(house, 'triage')
      if (of === 'review' || of === 'assigned') await made.triaged('handle')
      if (of === 'assigned') await made.approved()
      if (of === 'pending') {
        const sheet = SENT.find(([, name]) => name === 'requestTransfer')?.[2]
        await (await made.triaged('transfer', { transfer: { ...sheet, to: 'HQC' } })).approved()
      }
      return made
    }
  }
  const fields = (name: string) => SENT.find(each => each[1] === name)?.[2] ?? {}
  const ways: Record<string, readonly [() => Promise<CaseStory>, 'officer' | 'reviewer', string]> = {
    'dispatch.triage': [story.triage, 'officer', 'JDXY'],
    'dispatch.approve': [story.review, 'reviewer', 'JDXY'],
    'dispatch.assign': [story.assigned, 'officer', 'JDXY'],
    'dispatch.reassign': [story.assigned, 'officer', 'JDXY'],
    'dispatch.acceptTransfer': [story.transferred, 'officer', 'HQC'],
  }

  test('is taken at these places', () =>
    expect([...new Set(taking('place').map(at => at.split(' ')[0]))].sort()).toEqual(
      ['directory.appoint', ...Object.keys(ways)].sort(),
    ))

  test.each(Object.keys(ways))('%s: those of another unit are as good as none', async path => {
    const [make, role, unit] = ways[path] as (typeof ways)[string]
    const made = await make()
    const [group, name] = path.split('.') as ['dispatch', string]
    const form = fields('triage')
    const send = (place: Record<string, unknown>) =>
      made.act(
        house.someone(role, unit),
        group,
        name,
        name === 'acceptTransfer' ? { triage: { ...form, ...place } } : { ...fields(name), ...place },
      )
    const stranger = house.someone('member', 'DQXY').person
    await sameNo(member => send({ branch: null, member }), [stranger, student(0).person], randomUUID())
    await sameNo(branch => send({ branch, member: null }), ['DQXY-1'], 'NONE-9')
  })
})

test('the id of a notice: another’s stays unread, and the answer is the same', async () => {
  expect(taking('notice')).toEqual(['notices.markRead ids'])
  await makeCase(house, 'triage')
  await runNotices(house)
  const [officer, other] = [house.someone('officer', 'JDXY'), house.someone('reviewer', 'JDXY')]
  const before = await house.as(officer).notices.unread()
  const ids = (await house.as(officer).notices.page({})).rows.map(row => row.id)
  expect(ids.length).toBeGreaterThan(0)
  const [foreign, none] = [
    await told(house.as(other).notices.markRead({ ids })),
    await told(house.as(other).notices.markRead({ ids: [randomUUID()] })),
  ]
  expect(foreign).toBe(none)
  expect(await house.as(officer).notices.unread()).toEqual(before)
})

test('the id of a job that is not dead settles nothing, nor does one that nobody has', async () => {
  expect(taking('dead job')).toEqual(['operations.settleDeadJobs jobs'])
  await CaseStory.leave(house, 'JDXY', '学院三楼机房周末总是锁门。')
  const admin = house.as(house.someone('systemAdmin', 'ZDT'))
  const alive = await house.house.boss.findJobs<{ caseId: string }>('notify', { limit: 5 })
  expect(alive.length).toBeGreaterThan(0)
  for (const how of ['redrive', 'drop'] as const)
    for (const jobs of [alive.map(job => job.id), [randomUUID()]])
      expect(await admin.operations.settleDeadJobs({ jobs, how, reason: '试一试' })).toEqual({ settled: 0 })
  expect(await house.house.boss.findJobs('notify', { limit: 5 })).toHaveLength(alive.length)
})

test('the key of a retry: another’s gives nobody another’s answer', async () => {
  const keyed = taking('retry').map(at => at.split(' ')[0])
  expect(keyed.length).toBeGreaterThan(40)
  const key = randomUUID()
  const input = { text: '学院三楼机房周末总是锁门。', entryUnit: 'JDXY', consent: '2026-11', key }
  const receipts = [
    await house.as(student(0)).intake.submit(input as never),
    await house.as(student(1)).intake.submit(input as never),
    await house.as().intake.submit(input as never),
  ]
  expect(new Set(receipts.map(receipt => receipt.caseNo)).size).toBe(3)
  expect(new Set(receipts.map(receipt => receipt.receiptCode)).size).toBe(3)
  const story = await makeCase(house, 'triage')
  const note = {
    caseNo: story.no,
    version: await story.version(),
    key: randomUUID(),
    text: { text: '已联系' },
    toSubmitter: false,
  }
  await house.as(story.someone('officer')).handling.note(note as never)
  for (const who of [
    house.someone('officer', 'DQXY'),
    house.someone('member', 'DQXY'),
    house.someone('confidant', 'ZDT'),
  ])
    expect(await told(house.as(who).handling.note(note as never))).not.toMatch(/^yes/)
})

test('a token of live updates opens no other case', async () => {
  expect(taking('token')).toEqual(['session.claimAdmin token', 'tracking.live token'])
  const [one, two] = [await makeCase(house, 'triage'), await makeCase(house, 'heldByRule')]
  const [, end, mark] = (await one.ownView()).live.split('.')
  const first = async (token: string) => {
    const stream = (await procedure(undefined, 'tracking.live')({ token })) as AsyncIterable<unknown>
    return stream[Symbol.asyncIterator]().next()
  }
  for (const token of [
    `${two.no}.${end}.${mark}`,
    `${one.no}.${Number(end) + 60}.${mark}`,
    `${one.no}.${end}.${mark?.slice(1)}x`,
  ])
    expect(await told(first(token))).toContain('notFound')
})

test('the id of a device that is signed in: another’s stays signed in, and is no other no than none', async () => {
  const places = taking('own row')
  // A second factor of somebody else: second-factor.db.test.ts.
  const own = places.filter(at => at.startsWith('account.') && !at.includes(' answer.'))
  expect(own).toEqual(['account.removeFactor id', 'account.endSession id'])
  const [mine, other] = [student(0), student(1)]
  await house.house.app.auth.openSession(other.person, '127.0.0.1')
  const devices = async () => JSON.stringify(await house.as(other).account.sessions())
  const before = await devices()
  const [id] = before.match(/(?<="id":")[^"]+/) ?? ['?']
  await sameNo(given => house.as(mine).account.endSession({ id: given }), [id], randomUUID())
  expect(await devices()).toBe(before)
})

test('a proof that it is still oneself proves nothing in another session, one’s own or somebody else’s', async () => {
  const places = [...new Set(taking('confirmation').map(at => at.split(' ')[0] ?? ''))].sort()
  expect(places).toEqual(['campus.drawBindingCode', 'campus.setOut', 'campus.unlink'])
  const { app } = house.house
  const theirs = app.campus.confirmations.seal({ session: 'theirs' }, house.now() + 60_000)
  const here = { ...student(0), session: 'here' }
  const fields = { purpose: 'link', way: 'cas', kind: 'wechat' }
  for (const place of places)
    for (const confirmation of [theirs, 'none'])
      expect(await told(procedure(here, place)({ ...fields, confirmation })), place).toContain('confirmFirst')
})

test('a cursor is a place in one’s own list, whoever made it', async () => {
  expect(taking('cursor').length).toBeGreaterThan(4)
  for (let n = 0; n < 27; n += 1) await CaseStory.leave(house, 'DQXY', `第 ${n} 件：走廊的灯坏了。`, {}, student(2))
  const [theirs, own] = [house.someone('officer', 'DQXY'), house.someone('officer', 'JDXY')]
  const cursors = [
    (await house.as(theirs).desk.page({ desk: 'triage' })).next,
    (await house.as(student(2)).tracking.mine({})).next,
    (await house.as(theirs).desk.search({ q: '走廊' })).next,
  ].filter(cursor => cursor !== null)
  expect(cursors).toHaveLength(3)
  for (const cursor of cursors) {
    const lists = await Promise.all([
      house.as(own).desk.page({ desk: 'triage', cursor }),
      house.as(own).desk.search({ q: '走廊', cursor }),
      house.as(student(3)).tracking.mine({ cursor }),
    ])
    for (const { rows } of lists)
      for (const row of rows) expect('owner' in row ? row.owner.id : row.unit.id, row.caseNo).toBe('JDXY')
  }
})

test('the id of a unit gives no voice in it, and no look into it', async () => {
  expect(taking('unit').length).toBeGreaterThan(15)
  const circulating = await makeCase(house, 'circulating')
  const opinion = { stance: 'agree', opinion: { text: '同意' }, basis: null }
  const speaking = (person: Person, unit: string) =>
    circulating.act(person, 'dispatch', 'giveOpinion', { ...opinion, unit })
  expect(await told(speaking(house.someone('officer', 'TSG'), 'XGB'))).toContain('notFound')
  expect(await told(speaking(house.someone('officer', 'JDXY'), 'XGB'))).not.toMatch(/^yes/)
  expect(await told(speaking(house.someone('reviewer', 'XGB'), 'TSG'))).not.toMatch(/^yes/)
  const officer = house.as(house.someone('officer', 'JDXY'))
  for (const { desk } of await officer.desk.counters())
    for (const row of (await officer.desk.page({ desk, filter: { unit: 'DQXY' } })).rows)
      expect(await told(officer.cases.view({ caseNo: row.caseNo })), row.caseNo).toMatch(/^yes/)
})
