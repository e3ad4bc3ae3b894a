import type { Bilingual } from '../fact-types.ts'
import { HOLDS } from '../fact-types.ts'
import { BANDS, type Band, type Fallback, type Rule, type RuleExample } from '../rule-set.ts'
import { type ConditionContext, readTopCondition } from './check-condition.ts'
import { type ProblemList, under } from './problems.ts'
import { isObject, readId, readObject } from './read-json.ts'

/** Longest title or sentence, in characters. */
const MAX_WORDS = 300

/** Words given once for both languages, or once for each. */
export const readWords = (value: unknown, place: string, problems: ProblemList): Bilingual | null => {
  const isText = (text: unknown): text is string =>
    typeof text === 'string' && text.trim() !== '' && text.length <= MAX_WORDS
  if (isText(value)) return { zh: value, en: value }
  if (isObject(value)) {
    const read = readObject(value, place, { required: ['zh', 'en'] }, problems)
    if (read === null) return null
    const { zh, en } = read
    if (isText(zh) && isText(en)) return { zh, en }
  }
  problems.add('wrongType', place, 'words')
  return null
}

export const readExample = (
  value: unknown,
  place: string,
  outcomeKeys: readonly string[],
  context: ConditionContext,
): RuleExample | null => {
  const { references, problems } = context
  const json = readObject(value, place, { required: ['facts', 'expect'] }, problems)
  if (json === null) return null
  const { facts, expect } = json
  const before = problems.count
  if (!isObject(facts)) problems.add('wrongType', under(place, 'facts'), 'object')
  else
    for (const [key, held] of Object.entries(facts)) {
      const fact = references.facts.get(key)
      const where = under(under(place, 'facts'), key)
      if (fact === undefined) problems.add('unknownFact', where, key)
      else if (!HOLDS[fact.type](held)) problems.add('valueDoesNotFit', where, fact.type)
    }
  readObject(expect, under(place, 'expect'), { required: [], optional: outcomeKeys }, problems)
  return problems.count > before ? null : (structuredClone({ facts, expect }) as RuleExample)
}

export interface RuleShape<Outcome> {
  readonly bands: readonly Band[]
  readonly outcomeKeys: readonly string[]
  readonly readOutcome: (value: unknown, place: string) => Outcome | null
}

/** One rule read anew from JSON, or `null` with problems; its id is named in each of them. */
export const readRule = <Outcome>(
  value: unknown,
  place: string,
  shape: RuleShape<Outcome>,
  context: ConditionContext,
): Rule<Outcome> | null => {
  const { problems } = context
  problems.ruleId = isObject(value) && typeof value.id === 'string' ? value.id : null
  const keys = { required: ['id', 'title', 'band', 'when', 'then', 'say'], optional: ['tests'] }
  const json = readObject(value, place, keys, problems)
  if (json === null) return null
  const before = problems.count
  const id = readId(json.id, under(place, 'id'), problems)
  const title = readWords(json.title, under(place, 'title'), problems)
  const say = readWords(json.say, under(place, 'say'), problems)
  const band = BANDS.find(one => one === json.band)
  if (band === undefined || !shape.bands.includes(band))
    problems.add('wrongBand', under(place, 'band'), String(json.band))
  const when = readTopCondition(json.when, under(place, 'when'), context)
  const then = shape.readOutcome(json.then, under(place, 'then'))
  const tests = readExamples(json.tests, under(place, 'tests'), shape.outcomeKeys, context)
  if (problems.count > before) return null
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so, and it is never a function
  return { id: id!, title: title!, band: band!, when: when!, then: then!, say: say!, tests }
}

const readExamples = (
  value: unknown,
  place: string,
  outcomeKeys: readonly string[],
  context: ConditionContext,
): readonly RuleExample[] => {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    context.problems.add('wrongType', place, 'list')
    return []
  }
  return value
    .map((one, index) => readExample(one, under(place, index), outcomeKeys, context))
    .filter(one => one !== null)
}

/** What holds when no rule does, read anew, or `null` with problems. */
export const readFallback = <Outcome>(
  value: unknown,
  readOutcome: (value: unknown, place: string) => Outcome | null,
  problems: ProblemList,
): Fallback<Outcome> | null => {
  const json = readObject(value, '/fallback', { required: ['title', 'then', 'say'] }, problems)
  if (json === null) return null
  const title = readWords(json.title, '/fallback/title', problems)
  const say = readWords(json.say, '/fallback/say', problems)
  const then = readOutcome(json.then, '/fallback/then')
  return title !== null && say !== null && then !== null ? { title, then, say } : null
}
