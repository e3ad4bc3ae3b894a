import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import content from '../content/escalation.json' with { type: 'json' }
import { CLOCK_KINDS, type PlainClockKind } from './clock-kinds.ts'
import { SEALED_CLOCKS } from './escalation-bounds.ts'
import {
  DEFAULT_TELLING,
  isQuiet,
  type Limits,
  parseEscalation,
  parseUnitEscalation,
  stricterOnly,
  strictest,
  URGENCIES,
  waitsForDigest,
} from './index.ts'
import { rungCovers } from './ladder.ts'

const read = parseEscalation(content)
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const school = read.value

/** The shipped item with one value put at a path. */
function withValue(path: readonly (string | number)[], value: unknown): unknown {
  const copy = structuredClone(content) as unknown
  let at = copy as Record<string | number, unknown>
  for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>
  at[path.at(-1)!] = value
  return copy
}

const problemsOf = (json: unknown) => {
  const answer = parseEscalation(json)
  return answer.ok ? [] : answer.problems
}

describe('the shipped limits and ladder', () => {
  it('are within their bounds', () => {
    expect(problemsOf(content)).toEqual([])
  })

  it('give every clock a limit for every urgency, but for the waits that an urgent matter does not have', () => {
    const missing = CLOCK_KINDS.filter(kind => kind !== 'completion').flatMap(kind =>
      Object.entries(school.limits[kind as PlainClockKind]).flatMap(([urgency, limit]) =>
        limit ? [] : [`${kind} ${urgency}`],
      ),
    )
    expect(missing).toEqual([
      'submitterAnswer P0',
      'parkReview P0',
      'parkReview P1',
      'callbackFirstAttempt P2',
      'callbackFirstAttempt P3',
    ])
  })

  it('tell nobody but the cleared few about a restricted case', () => {
    for (const clock of SEALED_CLOCKS) {
      const told = school.ladder.filter(rung => rungCovers(rung, clock)).flatMap(rung => rung.tell)
      expect(new Set(told)).toEqual(new Set(['confidant', 'schoolLead']))
    }
  })

  it('have rungs of their own for the call-back and none for the time of the submitter', () => {
    const rungs = (clock: 'callback' | 'ratingWindow' | 'completion') =>
      school.ladder.filter(rung => rungCovers(rung, clock)).map(rung => rung.id)
    expect(rungs('callback')).toEqual(['callbackReminder', 'callbackRed'])
    expect(rungs('ratingWindow')).toEqual([])
    expect(rungs('completion')).toEqual(['yellow', 'orange', 'red', 'red2', 'red5'])
  })
})

describe('an escalation item is refused', () => {
  it.each(['P0', 'P1', 'P2', 'P3'])('when the call-back of %s is longer than two working days', urgency => {
    for (const limit of ['2.5WD', '3WD', '72CH', '60WH']) {
      expect(problemsOf(withValue(['limits', 'callback', urgency], limit))).toMatchObject([
        { code: 'tooLong', place: `limits.callback.${urgency}` },
      ])
    }
  })

  it.each([
    [['limits', 'triage', 'P2'], '2WD', 'tooLong', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], null, 'missing', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], undefined, 'missing', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], 'soon', 'badLimit', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], '0WD', 'badLimit', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], '0.25WD', 'badLimit', 'limits.triage.P2'],
    [['limits', 'triage', 'P2'], 3, 'badLimit', 'limits.triage.P2'],
    [['limits', 'triage'], [], 'wrongType', 'limits.triage'],
    [['limits', 'speed'], {}, 'unknownField', 'limits.speed'],
    [['limits', 'parkReview', 'P0'], '1WD', 'noneAllowed', 'limits.parkReview.P0'],
    [['limits', 'completion', 'transfer', 'P3'], '11WD', 'tooLong', 'limits.completion.transfer.P3'],
    [['limits', 'ratingWindow', 'P1'], '2WD', 'tooShort', 'limits.ratingWindow.P1'],
    [['limits', 'acknowledge', 'P1'], '2CM', 'tooLong', 'limits.acknowledge.P1'],
    [['limits', 'reportUp', 'P2'], '1WD', 'tooLong', 'limits.reportUp.P2'],
    [['extension', 'P0'], 10, 'outOfRange', 'extension.P0'],
    [['extension', 'P2'], 101, 'outOfRange', 'extension.P2'],
    [['ladder'], {}, 'wrongType', 'ladder'],
    [['ladder', 0, 'tell'], ['everybody'], 'unknownName', 'ladder[0].tell[0]'],
    [['ladder', 0, 'tell'], [], 'wrongType', 'ladder[0].tell'],
    [['ladder', 7, 'tell'], ['confidant', 'officer'], 'unknownName', 'ladder[7].tell'],
    [['ladder', 0, 'asks'], 'clearOrReport', 'unknownName', 'ladder[0].asks'],
    [['ladder', 8, 'asks'], 'call', 'unknownName', 'ladder[8].asks'],
    [['ladder', 5, 'clocks'], ['callback', 'reportUp'], 'unknownName', 'ladder[5].tell'],
    [['ladder', 0, 'when'], {}, 'missing', 'ladder[0].when'],
    [['ladder', 0, 'when', 'left'], 1.5, 'outOfRange', 'ladder[0].when.left'],
    [['ladder', 1, 'when', 'unanswered'], 'red', 'order', 'ladder[1].when.unanswered'],
    [['ladder', 1, 'id'], 'yellow', 'duplicate', 'ladder[1].id'],
    [['telling', 'quietHours', 'from'], '25:00', 'wrongType', 'telling.quietHours.from'],
    [['telling', 'quietHours', 'until'], '08:30', 'outOfRange', 'telling.quietHours'],
    [['telling', 'quietHours', 'except'], [], 'missing', 'telling.quietHours.except'],
    [['telling', 'digest', 'immediately'], ['P0'], 'missing', 'telling.digest.immediately'],
    [['telling', 'digest', 'immediately'], ['P0', 'P1', 'P9'], 'unknownName', 'telling.digest.immediately.2'],
    [['telling', 'weeklySummary', 'weekday'], 6, 'outOfRange', 'telling.weeklySummary.weekday'],
  ] as const)('for what stands at %j', (path, value, code, place) => {
    expect(problemsOf(withValue(path, value))).toContainEqual(expect.objectContaining({ code, place }))
  })

  it('without the rung that tells of overdue cases, or of call-backs left undone', () => {
    for (const id of ['red', 'callbackRed']) {
      const ladder = content.ladder.filter(rung => rung.id !== id)
      expect(problemsOf({ ...content, ladder })).toContainEqual(
        expect.objectContaining({ code: 'missing', place: 'ladder' }),
      )
    }
  })

  it('with every fault at once, each in both languages', () => {
    const problems = problemsOf({ limits: {}, extension: {} })
    expect(problems.length).toBeGreaterThan(20)
    for (const { reason } of problems) expect([reason.zh, reason.en].every(text => text.length > 0)).toBe(true)
  })

  it('whatever it is, without a throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), json => {
        expect(parseEscalation(json).ok).toBe(false)
        expect(parseEscalation({ ...content, limits: json }).ok).toBe(false)
        expect(parseEscalation({ ...content, ladder: [json] }).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('when a field is the name of a prototype', () => {
    const json = JSON.parse('{"limits":{"__proto__":{"triage":{}}},"extension":{},"ladder":[]}') as unknown
    expect(problemsOf(json)).toContainEqual(
      expect.objectContaining({ code: 'unknownField', place: 'limits.__proto__' }),
    )
  })
})

describe('a unit', () => {
  const unit = (json: unknown) => {
    const answer = parseUnitEscalation(json, school)
    if (!answer.ok) throw new Error(JSON.stringify(answer.problems))
    return answer.value
  }

  it('that names nothing has the limits of the school', () => {
    expect(unit({})).toEqual(school)
    expect(stricterOnly(school, unit({}))).toEqual([])
  })

  it('may be stricter', () => {
    const own = unit({
      limits: { completion: { handle: { P2: '2WD' } }, callback: { P2: '1WD' } },
      extension: { P3: 50 },
    })
    expect(own.limits.completion.handle).toEqual({ ...school.limits.completion.handle, P2: '2WD' })
    expect(stricterOnly(school, own)).toEqual([])
  })

  it('may not be looser', () => {
    const strict = unit({ limits: { completion: { handle: { P2: '2WD' } } } })
    const loose = unit({ limits: { completion: { handle: { P2: '4WD' } }, review: { P1: '1WD' } } })
    expect(stricterOnly(school, loose).map(problem => problem.place)).toEqual([
      'limits.review.P1',
      'limits.completion.handle.P2',
    ])
    expect(stricterOnly(strict, school).map(problem => problem.place)).toEqual(['limits.completion.handle.P2'])
  })

  it('may not shorten the time of the submitter, and may lengthen it', () => {
    expect(stricterOnly(school, unit({ limits: { ratingWindow: { P2: '3WD' } } }))).toMatchObject([
      { code: 'looserThanSchool', place: 'limits.ratingWindow.P2' },
    ])
    expect(stricterOnly(school, unit({ limits: { ratingWindow: { P2: '10WD' } } }))).toEqual([])
  })

  it('works under the stricter of two limits, also where the school has overtaken it, and gives the submitter the longer time', () => {
    const own = unit({
      limits: {
        completion: { handle: { P2: '2WD', P3: '4WD' } },
        triage: { P2: '0.5WD' },
        ratingWindow: { P2: '7WD', P3: '6WD' },
      },
    }).limits
    expect(strictest(school.limits, own)).toEqual(own)
    const later = structuredClone(school.limits) as { -readonly [Key in keyof Limits]: Limits[Key] }
    later.completion = { ...later.completion, handle: { ...later.completion.handle, P2: '1WD', P3: '4.5WD' } }
    later.ratingWindow = { ...later.ratingWindow, P2: '8WD' }
    expect(strictest(later, own)).toEqual({
      ...own,
      completion: { ...own.completion, handle: { ...own.completion.handle, P2: '1WD', P3: '4WD' } },
      ratingWindow: { ...own.ratingWindow, P2: '8WD' },
    })
    expect(stricterOnly(school, { ...school, limits: strictest(school.limits, own) })).toEqual([])
  })

  it('may not bring a ladder of its own or go beyond the bounds', () => {
    expect(parseUnitEscalation({ ladder: [] }, school)).toMatchObject({
      ok: false,
      problems: [{ code: 'unknownField' }],
    })
    expect(parseUnitEscalation({ limits: { callback: { P2: '3WD' } } }, school).ok).toBe(false)
  })
})

describe('people are told', () => {
  it.each([
    ['P2', '21:59', false],
    ['P2', '22:00', true],
    ['P2', '03:00', true],
    ['P2', '07:00', false],
    ['P1', '23:00', true],
    ['P0', '23:00', false],
  ] as const)('of %s at %s, quiet: %s', (urgency, time, quiet) => {
    expect(isQuiet(school.telling, urgency, time)).toBe(quiet)
  })

  it('in one digest a day, but of P0 and P1 at once', () => {
    expect(URGENCIES.filter(urgency => waitsForDigest(school.telling, urgency))).toEqual(['P2', 'P3'])
  })

  it('as shipped where an item was published without saying when', () => {
    const { telling: _, ...older } = content
    expect(parseEscalation(older)).toMatchObject({ ok: true, value: { telling: DEFAULT_TELLING } })
    expect(school.telling).toEqual(DEFAULT_TELLING)
  })
})
