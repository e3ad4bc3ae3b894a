import { decide, decideAll, decisionText, replay } from '@zuoyeben/rules'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { unseenBySystem } from '../access/policy.ts'
import { serve } from '../app.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import { type StoredDecision, storedDecision } from '../cases/decision-view.ts'
import { factsOfGate, type PastFacts } from '../cases/past-facts.ts'
import { makeCase } from '../testing/case-classes.ts'
import { CaseStory } from '../testing/case-story.ts'
import { openTestHouse, type TestHouse } from '../testing/test-house.ts'

let house: TestHouse
let client: pg.Client
beforeAll(async () => {
  house = await openTestHouse()
  client = new pg.Client({ connectionString: house.ownerUrl })
  await client.connect()
})
afterAll(async () => {
  await client.end()
  await house.close()
})

const app = () => house.house.app
const LEAK = '三号宿舍楼四楼水管漏水，走廊都是水，请尽快修理。'
const HELD = '学生会主席收受回扣，虚开发票套取活动经费，请查一查。'

interface Kept {
  routed: { rule: string | null; release: string; unit: string } | null
  past: PastFacts | null
  stored: (kind: 'routing' | 'sensitivity') => StoredDecision | null
}
async function kept(caseNo: string): Promise<Kept> {
  const { rows } = await client.query(
    `select c.routed_rule, c.routed_release, c.routed_unit, f.body, k.wrapped from cases c
      join case_keys k on k.case_id = c.id left join case_facts f on f.case_id = c.id where case_no = $1`,
    [caseNo],
  )
  const { routed_rule: rule, routed_release: release, routed_unit: unit, body, wrapped } = rows[0]
  const record = await readCase(app().db, { no: caseNo }, unseenBySystem())
  return {
    routed: unit === null ? null : { rule, release, unit },
    past: body && (app().vault.open(app().vault.unwrap(wrapped), body) as PastFacts),
    stored: kind => record && storedDecision(app(), record, kind),
  }
}

test.each([
  ['an ordinary case', 'JDXY', LEAK, {}],
  ['one without a unit', null, LEAK, {}],
  ['one that is held by a rule', 'JDXY', HELD, {}],
  ['one that goes around its unit', 'JDXY', LEAK, { bypassOwnUnit: true }],
])(
  '%s keeps what it was decided from, sealed, and both decisions are made again from it to the byte',
  async (_, unit, text, more) => {
    const story = await CaseStory.leave(house, unit as string, text, more)
    const { past, routed, stored } = await kept(story.no)
    if (!past) throw new Error('nothing was kept')
    const { sensitivity, ...school } = app().configuration.school()
    const rules = app().configuration.routingOf(past.unit)
    expect(decisionText(await decideAll(sensitivity, factsOfGate(past.facts)))).toBe(
      decisionText(stored('sensitivity')?.decision as never),
    )
    const routing = await decide(rules, past.facts)
    expect(decisionText(routing)).toBe(decisionText(stored('routing')?.decision as never))
    const isHeld = stored('sensitivity')?.proposed.unit === 'ZDT' && (HELD === text || 'bypassOwnUnit' in more)
    expect(routed).toEqual(
      isHeld ? null : { rule: routing.ruleId, release: school.release.hash, unit: stored('routing')?.proposed.unit },
    )
  },
)

test('what is handed over takes its facts into the box of the proper channel', async () => {
  const story = await makeCase(house, 'handedOver')
  expect((await kept(story.no)).past).toBeNull()
  const { rows } = await client.query(
    `select p.kind from sealed_payloads p join cases c on c.id = p.case_id where case_no = $1 and kind = 'facts'`,
    [story.no],
  )
  expect(rows).toHaveLength(1)
})

/** What whoever watches the platform is told; a server's answer is good for a moment, so each time a fresh one is asked. */
async function readyz() {
  const server = await serve(house.house, house.config)
  const answer = await server.inject({ url: '/readyz' })
  await server.close()
  return { status: answer.statusCode, ...answer.json<{ running: { level: string; alarms: string[] } }>().running }
}

/** Every statement that some work sends. */
async function statementsOf(work: () => Promise<unknown>): Promise<string[]> {
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const said = query.mock.calls.map(([asked]) => String(typeof asked === 'string' ? asked : Reflect.get(asked, 'text')))
  query.mockRestore()
  return said
}
/** Those that read or write a table of the configuration; a case has a column of the same name as one of them. */
const ofConfiguration = (said: readonly string[]): string[] =>
  said.filter(text =>
    /config_items|item_(drafts|proposals)|\b(from|join|into|update)\s+"?(releases|settings)\b/.test(text),
  )

test('a submission asks the database nothing about configuration, and keeps the facts in the statement that bears the case', async () => {
  // What the test looks for is what a reading of the configuration says.
  expect(ofConfiguration(await statementsOf(() => house.house.refresh()))).not.toEqual([])
  await CaseStory.leave(house, 'JDXY', LEAK)
  const said = await statementsOf(() => CaseStory.leave(house, 'JDXY', LEAK))
  expect(ofConfiguration(said)).toEqual([])
  expect(
    said
      .filter(text => !text.includes('jobs.'))
      .map(text =>
        text
          .trim()
          .split(/[\s(]+/, 2)
          .join(' '),
      ),
  ).toEqual(['select cases.id,', 'begin', 'select "answer"', 'with w_case', 'commit'])
})

test('nor does an action, from dispatch to filing, though limits, calendar, texts and rules come into each', async () => {
  const story = await CaseStory.leave(house, 'JDXY', LEAK)
  const steps: [string, () => Promise<unknown>][] = [
    ['triage', () => story.triaged('handle')],
    ['approve', () => story.approved()],
    ['claim', () => story.claimed()],
    ['file', () => story.filed()],
    ['view', () => story.view(house.someone('officer', 'JDXY'))],
  ]
  for (const [name, step] of steps) {
    const said = await statementsOf(step)
    expect([name, said.length > 0, ofConfiguration(said)]).toEqual([name, true, []])
  }
})

test('a decision that comes out otherwise when made again is red without a word of the case, until somebody says what it was', async () => {
  const { configuration } = app()
  const { routing } = configuration.school()
  // A process that compiled other rules than it decides by.
  const other = replay({ ...routing, rules: [] })
  const own = configuration.replayOf.bind(configuration)
  configuration.replayOf = ((rules: never) => (rules === routing ? other : own(rules))) as never
  const log = vi.spyOn(app().log, 'error').mockImplementation(() => {})
  const story = await CaseStory.leave(house, 'JDXY', LEAK)
  configuration.replayOf = own
  expect(log).toHaveBeenCalledOnce()
  log.mockRestore()
  expect((await story.ownView()).status).toBe('triage')
  await CaseStory.leave(house, 'JDXY', LEAK)

  const admin = house.as(house.someone('systemAdmin', 'ZDT'))
  const running = await admin.operations.running()
  expect(running.alarms).toContainEqual({ level: 'red', kind: 'decisionFaults', n: 1 })
  expect(running.level).toBe('red')
  expect(await readyz()).toMatchObject({ status: 503, alarms: expect.arrayContaining(['decisionFaults']) })
  const [fault] = running.decisionFaults.rows
  expect(fault).toEqual({
    id: expect.any(String),
    kind: 'routing',
    release: configuration.school().release.hash,
    at: expect.any(String),
  })
  const acknowledge = { faults: [fault?.id ?? ''], reason: '进程编译了另一版规则，已重启' }
  await expect(house.as(house.someone('officer', 'JDXY')).operations.acknowledgeFaults(acknowledge)).rejects.toThrow()
  await expect(admin.operations.acknowledgeFaults({ ...acknowledge, reason: ' ' })).rejects.toThrow()
  expect(await admin.operations.acknowledgeFaults(acknowledge)).toEqual({ acknowledged: 1 })
  expect(await admin.operations.acknowledgeFaults(acknowledge)).toEqual({ acknowledged: 0 })
  expect((await admin.operations.running()).decisionFaults).toEqual({ n: 0, rows: [] })
  expect((await readyz()).alarms).not.toContain('decisionFaults')
  const { rows } = await client.query(`select reason from decision_faults`)
  expect(rows).toEqual([{ reason: acknowledge.reason }])
})
