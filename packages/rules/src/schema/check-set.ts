import type { SetExample, Waiver } from '../rule-set.ts'
import type { ConditionContext } from './check-condition.ts'
import { readExample, readWords } from './check-rule.ts'
import { type ProblemList, under } from './problems.ts'
import { isObject, type JsonObject, readObject } from './read-json.ts'

/** Entries of a list that stands beside the rules. */
export const MAX_BESIDE = 1000
/** Longest reason of a waiver, and longest id of a finding, in characters. */
const MAX_REASON = 300
const MAX_ID = 400

const readBeside = <T>(
  value: unknown,
  place: string,
  problems: ProblemList,
  readOne: (value: unknown, place: string) => T | null,
): readonly T[] => {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    problems.add('wrongType', place, 'list')
    return []
  }
  if (value.length > MAX_BESIDE) {
    problems.add('tooMany', place, String(MAX_BESIDE))
    return []
  }
  return value.map((one, index) => readOne(one, under(place, index))).filter(one => one !== null)
}

/** Examples of the whole set, each with an optional note in both languages. */
export const readSetExamples = (
  value: unknown,
  outcomeKeys: readonly string[],
  context: ConditionContext,
): readonly SetExample[] =>
  readBeside(value, '/examples', context.problems, (one, place) => {
    const { note, ...rest }: JsonObject = isObject(one) ? one : {}
    const example = readExample(isObject(one) ? rest : one, place, outcomeKeys, context)
    const words = note === undefined ? undefined : readWords(note, under(place, 'note'), context.problems)
    if (example === null || words === null) return null
    return words === undefined ? example : { ...example, note: words }
  })

const isDay = (text: unknown): text is string =>
  typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))

/** Waivers, each with its reason and its last day; whether the finding is there is not asked here. */
export const readWaivers = (value: unknown, problems: ProblemList): readonly Waiver[] =>
  readBeside(value, '/waivers', problems, (one, place) => {
    const json = readObject(one, place, { required: ['findingId', 'reason', 'until'] }, problems)
    if (json === null) return null
    const before = problems.count
    const text = (key: 'findingId' | 'reason', most: number): string => {
      const given = json[key]
      if (typeof given === 'string' && given.trim() !== '' && given.length <= most) return given
      problems.add('wrongType', under(place, key), 'text')
      return ''
    }
    const [findingId, reason] = [text('findingId', MAX_ID), text('reason', MAX_REASON)]
    const { until } = json
    if (!isDay(until)) problems.add('wrongType', under(place, 'until'), 'day')
    return problems.count > before || !isDay(until) ? null : { findingId, reason, until }
  })
