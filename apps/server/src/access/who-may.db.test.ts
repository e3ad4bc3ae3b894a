import { randomUUID } from 'node:crypto'
import { TRPCError } from '@trpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newCaseNumber } from '../cases/case-number.ts'
import { RefusalError } from '../errors.ts'
import { type CaseClass, CLASSES, makeCase } from '../testing/case-classes.ts'
import type { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'
import { castOf, KINDS, type Kind, SENT } from '../testing/whole-house.ts'
import type { Viewer } from './viewer.ts'

/**
 * Who sees what, written by hand from §3.9 and the amendments, cell by cell: `all` of it, the `part` one was asked about, the bare `trace`
 * of a case handed over, or nothing (·). Columns in the order of CLASSES:
 *                    triage foreign assigned consulted transferred circulating closed entered pooled direct | rule crisis bypass reported handedOver crisisGone
 */
const TABLE: Readonly<Record<Kind, string>> = {
  officer:
    '          all    ·       all      all       all         all         all      ·       all    ·      ·    ·      ·      ·        ·          ·',
  deputy:
    '           all    ·       all      all       all         all         all      ·       all    ·      ·    ·      ·      ·        ·          ·',
  reviewer:
    '         all    ·       all      all       all         all         all      ·       all    ·      ·    ·      ·      ·        ·          ·',
  secretary:
    '        ·      ·       all      ·         ·           ·           all      ·       all    ·      ·    ·      ·      ·        ·          ·',
  member:
    '           ·      ·       all      ·         ·           ·           all      ·       all    ·      ·    ·      ·      ·        ·          ·',
  otherSecretary:
    '   ·      ·       ·        ·         ·           ·           ·        ·       all    ·      ·    ·      ·      ·        ·          ·',
  otherMember:
    '      ·      ·       ·        ·         ·           ·           ·        ·       all    ·      ·    ·      ·      ·        ·          ·',
  configurer:
    '       ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  foreignOfficer:
    '   ·      all     ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  foreignReviewer:
    '  ·      all     ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  foreignMember:
    '    ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  receiver:
    '         ·      ·       ·        ·         all         ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  receivingReviewer:
    '·      ·       ·        ·         all         ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  receivingMember:
    '  ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  asked:
    '            ·      ·       ·        part      ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  askedMember:
    '      ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  circled:
    '          ·      ·       ·        ·         ·           part        ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  stranger:
    '         ·      ·       ·        ·         ·           ·           ·        all     ·      ·      ·    ·      ·      ·        ·          ·',
  clerk:
    '            ·      ·       ·        ·         ·           ·           ·        part    ·      ·      ·    ·      ·      ·        ·          ·',
  dispatcher:
    '       all    all     all      all       all         all         all      all     all    all    ·    ·      ·      ·        ·          ·',
  schoolLead:
    '       all    all     all      all       all         all         all      all     all    all    all  all    all    all      trace      trace',
  confidant:
    '        all    all     all      all       all         all         all      all     all    all    all  all    all    all      trace      trace',
  circulationClerk:
    ' ·      ·       ·        ·         ·           all         ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  leader:
    '           ·      ·       ·        ·         ·           all         ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  inspector:
    '        ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  assessor:
    '         ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  observer:
    '         ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  systemAdmin:
    '      ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  securityAdmin:
    '    ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  auditAdmin:
    '       ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  dutyOfficer:
    '      ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    all    ·      ·        ·          trace',
  student:
    '          ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
  nobody:
    '           ·      ·       ·        ·         ·           ·           ·        ·       ·      ·      ·    ·      ·      ·        ·          ·',
}
const cell = (kind: Kind, of: CaseClass) => TABLE[kind].trim().split(/\s+/)[CLASSES.indexOf(of)] ?? '?'

let house: TestHouse
let cast: Record<Kind, Viewer>
const cases = new Map<CaseClass, CaseStory>()
const ghost = newCaseNumber(2026, Buffer.from('ghost'))
beforeAll(async () => {
  house = await openTestHouse()
  cast = castOf(house)
  for (const kind of CLASSES) cases.set(kind, await makeCase(house, kind))
})
afterAll(() => house.close())

const story = (of: CaseClass): CaseStory => cases.get(of) as CaseStory
type Call = (input: Record<string, unknown>) => Promise<unknown>
const call = (viewer: Viewer, group: string, name: string): Call =>
  (Reflect.get(house.as(viewer), group) as Record<string, Call>)[name] as Call
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

test('a case one may not see is answered like one that does not exist, by every procedure that takes a case', async () => {
  const envelope = (caseNo: string) => ({ caseNo, version: 1, key: randomUUID() })
  let cells = 0
  const wrong: string[] = []
  const compare = async (name: string, ask: (caseNo: string) => Promise<unknown>, of: CaseClass) => {
    cells += 1
    const [real, none] = [await told(ask(story(of).no)), await told(ask(ghost))]
    if (real !== none || real.startsWith('yes')) wrong.push(`${name} × ${of}: ${real} ≠ ${none}`)
  }
  for (const kind of KINDS) {
    const viewer = cast[kind]
    for (const of of CLASSES.filter(each => cell(kind, each) === '·')) {
      await compare(`${kind}: cases.view`, caseNo => call(viewer, 'cases', 'view')({ caseNo }), of)
      await compare(`${kind}: dispatch.candidates`, caseNo => call(viewer, 'dispatch', 'candidates')({ caseNo }), of)
      await compare(`${kind}: cases.live`, async caseNo => first(await call(viewer, 'cases', 'live')({ caseNo })), of)
      await compare(`${kind}: tracking.view`, caseNo => call(viewer, 'tracking', 'view')({ ticket: { caseNo } }), of)
      for (const [group, action, fields] of SENT)
        await compare(`${kind}: ${action}`, no => call(viewer, group, action)({ ...envelope(no), ...fields }), of)
    }
  }
  console.log(`${cells} cells of what is answered about a case one may not see`)
  expect(wrong.slice(0, 20)).toEqual([])
}, 300_000)

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
}, 300_000)

test('a ticket opens its own case and no other, whoever holds it', async () => {
  let cells = 0
  for (const of of CLASSES)
    for (const other of CLASSES) {
      cells += 1
      // Too many wrong codes from one address, and it would have to wait.
      const address = `10.0.0.${cells}`
      const ticket = { caseNo: story(of).no, code: story(other).receipt.receiptCode }
      const answer = await told(house.as(cast.officer, address).tracking.view({ ticket }))
      expect(answer.startsWith('yes'), `${of} with the code of ${other}`).toBe(of === other)
      if (of !== other)
        expect(answer).toBe(
          await told(house.as(undefined, address).tracking.view({ ticket: { ...ticket, caseNo: ghost } })),
        )
    }
  console.log(`${cells} cells of tickets`)
})

async function first(stream: unknown): Promise<unknown> {
  const { value } = await (stream as AsyncIterable<unknown>)[Symbol.asyncIterator]().next()
  return value
}
