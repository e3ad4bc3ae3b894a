import { expect, test } from 'vitest'
import { compare, type Harm } from './compare.ts'
import { countSends } from './count-sends.ts'
import type { Stored, StoredAnswer } from './stored.sql.ts'
import { Witness } from './witness.ts'

/** A run in which nothing went wrong: a submission, an action sent twice, a refusal. */
function run() {
  const witness = new Witness()
  witness.acknowledge(witness.begin('birth', 'intake.submit'), { caseNo: '2026-A', receiptCode: '1' })
  const triage = witness.begin('triage', 'dispatch.triage')
  witness.acknowledge(triage, { caseNo: '2026-A', version: 2, status: 'review' })
  witness.acknowledge(triage, { status: 'review', version: 2, caseNo: '2026-A' })
  witness.begin('late', 'dispatch.approve').isRefused = true
  witness.begin('nobody-knows', 'handling.claim')
  const born: StoredAnswer = { caseNo: '2026-A', answer: { version: 1, status: 'triage' }, after: 'triage' }
  const triaged: StoredAnswer = { caseNo: '2026-A', answer: { version: 2, status: 'review' }, after: 'review' }
  const stored: Stored = {
    done: new Map([
      ['birth', born],
      ['triage', triaged],
    ]),
    versions: new Map([['2026-A', 2]]),
    unequal: [],
    untold: [],
    failed: [],
    doubled: [],
  }
  return { witness, stored, born, triaged }
}
const harmOf = ({ witness, stored }: { witness: Witness; stored: Stored }): Harm =>
  compare([...witness.sent.values()], stored)

test('a run in which nothing went wrong has no harm in it', () => {
  expect(harmOf(run())).toEqual({ lost: [], half: [], doubled: [] })
})

const done = (...pairs: [string, StoredAnswer][]): Partial<Stored> => ({ done: new Map(pairs) })
type Plant = (of: ReturnType<typeof run>) => Partial<Stored>

const PLANTED: readonly [what: string, kind: keyof Harm, plant: Plant][] = [
  ['an acknowledged action that is not there', 'lost', of => done(['birth', of.born])],
  ['an acknowledged submission that is not there', 'lost', of => done(['triage', of.triaged])],
  ['a case that fell behind an answer', 'lost', () => ({ versions: new Map([['2026-A', 1]]) })],
  [
    'an answer kept as another one',
    'lost',
    of => done(['birth', of.born], ['triage', { ...of.triaged, answer: { version: 3, status: 'review' } }]),
  ],
  ['a job that was given up', 'lost', () => ({ failed: ['notify 7'] })],
  ['an answer without its event', 'half', of => done(['birth', of.born], ['triage', { ...of.triaged, after: null }])],
  ['an event without its line in the log', 'half', () => ({ unequal: ['2026-A: version 2, 2 events, 1 lines'] })],
  ['an event that nobody is told of', 'half', () => ({ untold: ['2026-A event 2'] })],
  [
    'a refusal that was done all the same',
    'half',
    of => done(['birth', of.born], ['triage', of.triaged], ['late', { ...of.triaged, caseNo: '2026-C' }]),
  ],
  [
    'one version given to two orders',
    'doubled',
    of => done(['birth', of.born], ['triage', of.triaged], ['nobody-knows', of.triaged]),
  ],
  [
    'one key with two answers',
    'doubled',
    of => {
      of.witness.acknowledge(of.witness.begin('birth', ''), { caseNo: '2026-B', receiptCode: '2' })
      return {}
    },
  ],
  ['a notice that is there twice', 'doubled', () => ({ doubled: ['notice x 2'] })],
]

test.each(PLANTED)('%s is found', (_, kind, plant) => {
  const of = run()
  const stored = { ...of.stored, ...plant(of) }
  expect(harmOf({ witness: of.witness, stored })[kind].length).toBeGreaterThan(0)
})

test('of what was sent outside every loss is found, and every second arrival counted', () => {
  const sent = { id: 'a', status: 'sent', isDue: true }
  expect(countSends([sent], ['a'])).toEqual({ messages: 1, doubled: 0, lost: [] })
  expect(countSends([sent], ['a', 'a'])).toMatchObject({ messages: 1, doubled: 1, lost: [] })
  expect(countSends([sent], []).lost).toHaveLength(1)
  expect(countSends([{ ...sent, status: 'waiting' }], []).lost).toHaveLength(1)
  expect(countSends([{ ...sent, status: 'unreached' }], []).lost).toHaveLength(1)
  expect(countSends([], ['b']).lost).toHaveLength(1)
  expect(countSends([{ id: 'tomorrow', status: 'waiting', isDue: false }], []).lost).toEqual([])
})
