import { randomUUID } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepUpload } from '../attachments/keep-upload.ts'
import { openFile } from '../attachments/open-file.ts'
import { photo } from '../attachments/testing-uploads.ts'
import { newCaseNumber } from '../cases/case-number.ts'
import { RefusalError } from '../errors.ts'
import { type CaseClass, CLASSES, makeCase } from '../testing/case-classes.ts'
import type { CaseStory } from '../testing/case-story.ts'
import { PROCEDURES, sampleOf } from '../testing/inputs.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind, SENT } from '../testing/whole-house.ts'
import type { Viewer } from './viewer.ts'

/**
 * Who sees what, written by hand from §3.9 and the amendments, cell by cell: `a`ll of it, a `p`art (what one was asked, what one entered),
 * the bare `t`race of a case handed over, or nothing (·). Columns in the order of CLASSES: triage, foreign, assigned, consulted, transferred,
 * circulating, circulating around 党办校办, closed, entered, pooled, direct; and the restricted: by rule, crisis, crisis around 保卫处, bypass,
 * reported up, handed over, crisis handed over.
 */
const TABLE: Readonly<Record<Kind, string>> = {
  officer: '          a · a a a a a a · a ·  · · · · · · ·',
  deputy: '           a · a a a a a a · a ·  · · · · · · ·',
  reviewer: '         a · a a a a a a · a ·  · · · · · · ·',
  secretary: '        · · a · · · · a · a ·  · · · · · · ·',
  member: '           · · a · · · · a · a ·  · · · · · · ·',
  otherSecretary: '   · · · · · · · · · a ·  · · · · · · ·',
  otherMember: '      · · · · · · · · · a ·  · · · · · · ·',
  configurer: '       · · · · · · · · · · ·  · · · · · · ·',
  foreignOfficer: '   · a · · · · · · · · ·  · · · · · · ·',
  foreignReviewer: '  · a · · · · · · · · ·  · · · · · · ·',
  foreignMember: '    · · · · · · · · · · ·  · · · · · · ·',
  receiver: '         · · · · a · · · · · ·  · · · · · · ·',
  receivingReviewer: '· · · · a · · · · · ·  · · · · · · ·',
  receivingMember: '  · · · · · · · · · · ·  · · · · · · ·',
  asked: '            · · · p · · · · · · ·  · · · · · · ·',
  askedMember: '      · · · · · · · · · · ·  · · · · · · ·',
  circled: '          · · · · · p p · · · ·  · · · · · · ·',
  stranger: '         · · · · · · · · a · ·  · · · · · · ·',
  clerk: '            · · · · · · · · p · ·  · · · · · · ·',
  dispatcher: '       a a a a a a a a a a a  · · · · · · ·',
  schoolLead: '       a a a a a a a a a a a  a a a a a t t',
  confidant: '        a a a a a a a a a a a  a a a a a t t',
  circulationClerk: ' · · · · · a · · · · ·  · · · · · · ·',
  leader: '           · · · · · a a · · · ·  · · · · · · ·',
  inspector: '        · · · · · · · · · · ·  · · · · · · ·',
  assessor: '         · · · · · · · · · · ·  · · · · · · ·',
  observer: '         · · · · · · · · · · ·  · · · · · · ·',
  systemAdmin: '      · · · · · · · · · · ·  · · · · · · ·',
  securityAdmin: '    · · · · · · · · · · ·  · · · · · · ·',
  auditAdmin: '       · · · · · · · · · · ·  · · · · · · ·',
  dutyOfficer: '      · · · · · · · · · · ·  · a · · · · t',
  student: '          · · · · · · · · · · ·  · · · · · · ·',
  nobody: '           · · · · · · · · · · ·  · · · · · · ·',
}
const WORDS: Readonly<Record<string, string>> = { a: 'all', p: 'part', t: 'trace', '·': '·' }
const cell = (kind: Kind, of: CaseClass) => WORDS[TABLE[kind].trim().split(/\s+/)[CLASSES.indexOf(of)] ?? ''] ?? '?'

let house: TestHouse
let cast: Record<Kind, Viewer>
const cases = new Map<CaseClass, CaseStory>()
const files = new Map<CaseClass, string>()
const ghost = newCaseNumber(2026, Buffer.from('ghost'))
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
  for (const kind of CLASSES) {
    const file = await keepUpload(house.house.app, await photo(), 'photo.jpg', null)
    files.set(kind, file.id)
    cases.set(kind, await makeCase(house, kind, [file.id]))
  }
})
afterAll(() => house.close())

const story = (of: CaseClass): CaseStory => cases.get(of) as CaseStory
type Call = (input: Record<string, unknown>) => Promise<unknown>
const call = (viewer: Viewer, group: string, name: string, address?: string): Call =>
  (Reflect.get(house.as(viewer, address), group) as Record<string, Call>)[name] as Call
/** What a caller is told, in one line that holds everything it could tell two cases apart by. */
const told = async (sent: Promise<unknown>): Promise<string> => {
  try {
    return `yes ${JSON.stringify(await sent)}`
  } catch (error) {
    // A stream refuses as it begins, before it is wrapped.
    if (error instanceof RefusalError) return JSON.stringify(error)
    if (!(error instanceof TRPCError) || error.code === 'INTERNAL_SERVER_ERROR') throw error
    return `${error.code} ${error.message} ${JSON.stringify(error.cause)}`
  }
}

test('every class of case is shown to every kind of person as the table says', async () => {
  let cells = 0
  const wrong: string[] = []
  for (const kind of KINDS)
    for (const of of CLASSES) {
      cells += 1
      const shown = await house
        .as(cast[kind])
        .cases.view({ caseNo: story(of).no })
        .then(
          view => (view.status === 'handedOver' ? 'trace' : view.decision === null ? 'part' : 'all'),
          () => '·',
        )
      if (shown !== cell(kind, of)) wrong.push(`${kind} × ${of}: ${shown}, not ${cell(kind, of)}`)
    }
  console.log(`${cells} cells of who sees what`)
  expect(wrong).toEqual([])
})

test('lists, search and desks show exactly the cases that the table shows', async () => {
  let cells = 0
  const wrong: string[] = []
  for (const kind of KINDS) {
    const caller = house.as(cast[kind])
    const onDesks = new Set<string>()
    if (cast[kind].appointments.length > 0)
      for (const { desk } of await caller.desk.counters())
        for (const row of (await caller.desk.page({ desk })).rows) onDesks.add(row.caseNo)
    for (const of of CLASSES) {
      cells += 2
      const isVisible = cell(kind, of) !== '·'
      const found = await caller.desk.search({ q: story(of).no }).then(
        page => page.rows.length === 1,
        () => false,
      )
      if (found !== isVisible) wrong.push(`search: ${kind} × ${of}`)
      if (onDesks.has(story(of).no) && !isVisible) wrong.push(`desk: ${kind} × ${of}`)
    }
  }
  console.log(`${cells} cells of lists and search`)
  expect(wrong).toEqual([])
})

test('the file that a case came with is opened by those who see its matter, and by nobody else', async () => {
  let cells = 0
  const wrong: string[] = []
  // What a clerk enters comes with a page of the notebook, which is no file of the matter.
  for (const of of CLASSES.filter(of => of !== 'entered'))
    for (const kind of KINDS)
      for (const part of ['whole', 'thumbnail'] as const) {
        cells += 1
        const found = await openFile(house.house.app, cast[kind], files.get(of) ?? '', part, false)
        const isSeen = ['all', 'part'].includes(cell(kind, of))
        if ((found !== null) !== isSeen) wrong.push(`${part} × ${kind} × ${of}`)
      }
  console.log(`${cells} cells of files`)
  expect(wrong).toEqual([])
})

/** What is sent beside the case: fields that nothing is wrong with, as far as the schema of the procedure does not give them away. */
const text = { text: '按规定处理' }
const KNOWN: Readonly<Record<string, Record<string, unknown>>> = {
  'tracking.answer': { text, files: [] },
  'tracking.confirm': { verdict: 'solved', words: null },
  'tracking.rate': { satisfaction: 5, timeliness: 5, words: null },
  ...Object.fromEntries(SENT.map(([group, action, fields]) => [`${group}.${action}`, fields])),
}
const taking = (name: string) =>
  PROCEDURES.filter(({ leaves }) => leaves.some(({ path }) => path.join('.') === name)).map(procedure => {
    const [group = '', action = ''] = procedure.path.split('.')
    const { ticket: _, caseNo: __, ...sampled } = sampleOf(procedure)
    const fields = { ...sampled, ...KNOWN[procedure.path] }
    return { path: procedure.path, group, action, isLive: procedure.type === 'subscription', fields }
  })
/** The log names cases by their number, without a word of them, to the audit administrator alone: reading.db.test.ts, canary.db.test.ts. */
const BY_NUMBER = taking('caseNo').filter(({ path }) => path !== 'audit.page')
const BY_TICKET = taking('ticket.caseNo')
const ask = async (
  viewer: Viewer,
  { group, action, isLive, fields }: (typeof BY_NUMBER)[number],
  of: object,
  address?: string,
) => {
  const answer = await call(viewer, group, action, address)({ ...fields, version: 1, key: randomUUID(), ...of })
  return isLive ? first(answer) : answer
}
/** Said before or instead of looking: of this case nothing is known, or whoever asks holds no office for it. */
const SAYS_NOTHING = /^(\{|yes \[\]$|NOT_FOUND notFound|FORBIDDEN notAllowed|UNAUTHORIZED signInFirst)/

test('a case one may not see is answered like one that does not exist, by every procedure that takes a case', async () => {
  expect(BY_NUMBER.length).toBeGreaterThan(40)
  expect(BY_TICKET.length).toBeGreaterThan(8)
  let cells = 0
  const wrong: string[] = []
  for (const kind of KINDS)
    for (const each of [...BY_NUMBER, ...BY_TICKET]) {
      const isOwn = BY_TICKET.includes(each)
      const none = await told(ask(cast[kind], each, isOwn ? { ticket: { caseNo: ghost } } : { caseNo: ghost }))
      if (!SAYS_NOTHING.test(none)) wrong.push(`${kind}: ${each.path} × none: ${none}`)
      // To hold an office on a case does not make it one's own. Whom the door turns away is not told of any case: one of each side will do.
      const hidden = CLASSES.filter(of => isOwn || cell(kind, of) === '·')
      const isTurnedAway = /^(FORBIDDEN|UNAUTHORIZED)/.test(none)
      for (const of of isTurnedAway ? hidden.filter(of => of === 'foreign' || of === 'heldByRule') : hidden) {
        cells += 1
        const caseNo = story(of).no
        const real = await told(ask(cast[kind], each, isOwn ? { ticket: { caseNo } } : { caseNo }))
        if (real !== none) wrong.push(`${kind}: ${each.path} × ${of}: ${real} ≠ ${none}`)
      }
    }
  console.log(`${cells} cells of what is answered about a case one may not see`)
  expect(wrong.slice(0, 20)).toEqual([])
}, 900_000)

test('of a case one sees, an action that is not offered is refused, and changes nothing', async () => {
  let cells = 0
  const wrong: string[] = []
  for (const kind of KINDS)
    for (const of of CLASSES.filter(each => cell(kind, each) !== '·')) {
      const { allowedActions, version } = await house.as(cast[kind]).cases.view({ caseNo: story(of).no })
      for (const [group, action, fields] of SENT.filter(([, name]) => !allowedActions.includes(name))) {
        cells += 1
        const sent = call(cast[kind], group, action)({ caseNo: story(of).no, version, key: randomUUID(), ...fields })
        const answer = await told(sent)
        if (answer.startsWith('yes')) wrong.push(`${kind} × ${of}: ${action}`)
      }
      if ((await story(of).version()) !== version) wrong.push(`${kind} × ${of} has changed`)
    }
  console.log(`${cells} cells of actions that are not offered`)
  expect(wrong).toEqual([])
}, 900_000)

test('a ticket opens its own case and no other, whoever holds it, for whatever is done with it', async () => {
  let cells = 0
  const wrong: string[] = []
  // Too many wrong codes from one address, and it would have to wait.
  let asked = 0
  const address = () => {
    asked += 1
    return `10.0.${asked >> 8}.${asked & 255}`
  }
  for (const each of BY_TICKET)
    for (const other of CLASSES) {
      const { receiptCode: code } = story(other).receipt
      const none = await told(ask(cast.officer, each, { ticket: { caseNo: ghost, code } }, address()))
      for (const of of CLASSES.filter(of => of !== other)) {
        cells += 1
        const answer = await told(ask(cast.officer, each, { ticket: { caseNo: story(of).no, code } }, address()))
        if (answer !== none || answer.startsWith('yes')) wrong.push(`${each.path}: ${of} with the code of ${other}`)
      }
    }
  for (const of of CLASSES) expect((await story(of).ownView()).caseNo).toBe(story(of).no)
  console.log(`${cells} cells of tickets`)
  expect(wrong.slice(0, 20)).toEqual([])
}, 900_000)

async function first(stream: unknown): Promise<unknown> {
  const { value } = await (stream as AsyncIterable<unknown>)[Symbol.asyncIterator]().next()
  return value
}
