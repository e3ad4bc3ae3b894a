import { OPERATOR_TABLE, OPERATORS, type OperandShape } from '../operators.ts'
import { CHANNELS, CO_TARGETS, FIRST_ACTIONS, PATHS, SENSITIVE_CLASSES, TARGETS, URGENCIES } from '../outcome.ts'
import { BANDS, type Band } from '../rule-set.ts'
import { MAX_BESIDE } from './check-set.ts'

type Schema = Readonly<Record<string, unknown>>

const ref = (name: string): Schema => ({ $ref: `#/definitions/${name}` })
const closed = (properties: Schema, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const filled = (items: Schema): Schema => ({ type: 'array', items, minItems: 1, uniqueItems: true })
const text: Schema = { type: 'string', minLength: 1, maxLength: 300, pattern: '\\S' }
const token: Schema = { type: 'string', minLength: 1, maxLength: 200 }
const id: Schema = { type: 'string', pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0,63}$' }

const OPERANDS: { readonly [S in OperandShape]: Schema } = {
  one: { anyOf: [token, { type: 'number' }, { type: 'boolean' }] },
  many: filled({ anyOf: [token, { type: 'number' }] }),
  number: { type: 'number' },
  range: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
  true: { const: true },
}

const SHAPES = Object.keys(OPERANDS) as OperandShape[]

const leaves = SHAPES.map(shape => {
  const operators = OPERATORS.filter(operator => OPERATOR_TABLE[operator].takes === shape)
  return closed({ fact: { type: 'string' }, operator: { enum: operators }, value: OPERANDS[shape] }, [
    'fact',
    'operator',
    'value',
  ])
})

const parts: Schema = { type: 'array', items: ref('condition'), minItems: 1 }
const groups = [
  closed({ all: parts }, ['all']),
  closed({ any: parts }, ['any']),
  closed({ not: ref('condition') }, ['not']),
  closed({ condition: { type: 'string' } }, ['condition']),
]

const routingKeys: Schema = {
  path: { enum: PATHS },
  unit: { type: 'string' },
  target: { enum: TARGETS },
  coUnits: filled({ type: 'string' }),
  coTarget: { enum: CO_TARGETS },
  urgency: { enum: URGENCIES },
  firstAction: { enum: FIRST_ACTIONS },
}
const sensitivityKeys: Schema = {
  classes: filled({ enum: SENSITIVE_CLASSES }),
  hold: { const: true },
  urgency: { enum: URGENCIES },
  channel: { type: 'array', items: { enum: CHANNELS }, uniqueItems: true },
  crisis: closed({ page: filled({ type: 'string' }) }, ['page']),
  handBack: { const: true },
}
const notSensitive = closed(
  { classes: { type: 'array', maxItems: 0 }, hold: { const: false }, channel: { type: 'array', maxItems: 0 } },
  ['classes', 'hold', 'channel'],
)

const exampleKeys = (outcomeKeys: Schema): Schema => ({
  facts: { type: 'object' },
  expect: closed(Object.fromEntries(Object.keys(outcomeKeys).map(key => [key, {}])), []),
})
const setExample = (outcomeKeys: Schema): Schema =>
  closed({ ...exampleKeys(outcomeKeys), note: ref('words') }, ['facts', 'expect'])
const waiver = closed(
  {
    findingId: { type: 'string', minLength: 1, maxLength: 400, pattern: '\\S' },
    reason: text,
    until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
  },
  ['findingId', 'reason', 'until'],
)

const rule = (outcome: string, bands: readonly Band[], outcomeKeys: Schema): Schema => {
  const example = closed(exampleKeys(outcomeKeys), ['facts', 'expect'])
  const keys = {
    id,
    title: ref('words'),
    band: { enum: bands },
    when: ref('topCondition'),
    // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
    then: ref(outcome),
    say: ref('words'),
    tests: { type: 'array', items: example },
  }
  return closed(keys, ['id', 'title', 'band', 'when', 'then', 'say'])
}

interface Kind {
  readonly outcome: string
  readonly fallback: Schema
  readonly bands: readonly Band[]
  readonly required: readonly string[]
  readonly outcomeKeys: Schema
}

const ruleSet = (kind: string, { outcome, fallback, bands, required, outcomeKeys }: Kind): Schema => {
  const keys = {
    $schema: { type: 'string' },
    kind: { const: kind },
    rules: { type: 'array', items: rule(outcome, bands, outcomeKeys), maxItems: 1000 },
    conditions: { type: 'object', propertyNames: id, additionalProperties: ref('topCondition'), maxProperties: 200 },
    // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
    fallback: closed({ title: ref('words'), then: fallback, say: ref('words') }, ['title', 'then', 'say']),
    examples: { type: 'array', items: setExample(outcomeKeys), maxItems: MAX_BESIDE },
    waivers: { type: 'array', items: waiver, maxItems: MAX_BESIDE },
  }
  return closed(keys, required)
}

/**
 * The published form of a rule set, JSON Schema draft-07, built from the same tables as the parser. It says what a schema can:
 * shapes, closed unions, empty groups. Names that must exist, operators that must fit, depth, leaves and circles are the parser's.
 */
export const buildRuleSetSchema = (): Schema => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://zuoyeben.example/schema/rule-set.schema.json',
  title: '规则集 / rule set',
  oneOf: [
    ruleSet('routing', {
      outcome: 'routingOutcome',
      fallback: ref('routingOutcome'),
      bands: BANDS,
      required: ['kind', 'rules'],
      outcomeKeys: routingKeys,
    }),
    ruleSet('sensitivity', {
      outcome: 'sensitivityOutcome',
      fallback: notSensitive,
      bands: ['guard', 'school'],
      required: ['kind', 'rules', 'fallback'],
      outcomeKeys: sensitivityKeys,
    }),
  ],
  definitions: {
    words: { anyOf: [text, closed({ zh: text, en: text }, ['zh', 'en'])] },
    topCondition: { anyOf: groups },
    condition: { anyOf: [...groups, ...leaves] },
    routingOutcome: closed(routingKeys, ['path']),
    sensitivityOutcome: closed(sensitivityKeys, ['classes', 'hold', 'channel']),
  },
})
