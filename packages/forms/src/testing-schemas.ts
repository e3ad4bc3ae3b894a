import fc from 'fast-check'
import type { Branch, FieldSchema, FormSchema, LeafSchema, ListSchema, Scalar, ScalarSchema } from './form.ts'

/** For tests: random schemas of the subset, and JSON that sometimes fits them, sometimes nearly, sometimes not at all. */

const PATTERNS = [
  '^[A-Z]{2}$',
  '[0-9]+',
  '^(?:甲|乙)?\\d{1,3}$',
  '^\\p{Han}{1,4}$',
  'a.c',
  '^[^x-z]*$',
  '\\w-\\w',
  '^(ab|a)?b+$',
]
export const TEXTS = [
  '',
  ' ',
  'a',
  'AB',
  'Ab',
  '123',
  '甲12',
  '乙',
  '中文字',
  'abc',
  'a\nc',
  'xyz',
  'w-w',
  'abb',
  '😀',
  'é',
  '2026-02-29',
  '2028-02-29',
]
const FORMATTED = [
  '2026-09-01',
  '2026-13-01',
  'a@b.cn',
  'not a mail',
  '13800000000',
  '+86 771 3235',
  '0190a3f2-7b1c-7def-8a12-1234567890ab',
  'id',
]
const KEYS = ['kind', 'room', 'since', 'people', 'mail', 'photos']
const CHOICES = ['water', 'power', 'other', '其他']

const text = fc.constantFrom(...TEXTS, ...FORMATTED, ...CHOICES)
const number = fc.oneof(
  fc.integer({ min: -4, max: 12 }),
  fc.double({ min: -4, max: 12, noNaN: true }),
  fc.constantFrom(0.1, 1e21, -0),
)
const junk: fc.Arbitrary<unknown> = fc.oneof(
  text,
  number,
  fc.boolean(),
  fc.constant(null),
  fc.array(fc.oneof(text, number), { maxLength: 3 }),
  fc.constant({}),
  fc.constant({ a: 1 }),
)

const optional = <T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: value.map(made => ({ [key]: made })) })
const merged = (parts: readonly fc.Arbitrary<object>[]): fc.Arbitrary<object> =>
  fc.tuple(...parts).map(made => Object.assign({}, ...made))

const bounds = (least: string, most: string): fc.Arbitrary<object> =>
  fc.tuple(fc.nat(4), fc.nat(6), fc.nat(3)).map(([low, span, which]) => ({
    ...(which & 1 ? { [least]: low } : {}),
    ...(which & 2 ? { [most]: low + span } : {}),
  }))

const stringSchema = fc.oneof(
  merged([
    fc.constant({ type: 'string' }),
    bounds('minLength', 'maxLength'),
    optional('pattern', fc.constantFrom(...PATTERNS)),
  ]),
  fc.constantFrom(...PATTERNS).map(pattern => ({ type: 'string', pattern })),
  fc.constantFrom('date', 'email', 'phone', 'file-id').map(format => ({ type: 'string', format })),
  fc.uniqueArray(fc.constantFrom(...CHOICES), { minLength: 1 }).map(choices => ({ type: 'string', enum: choices })),
)
const numberSchema = merged([
  fc.constantFrom(
    { type: 'number' },
    { type: 'integer' },
    { type: 'integer', multipleOf: 3 },
    { type: 'integer', enum: [1, 2, 5] },
  ),
  bounds('minimum', 'maximum'),
  optional('exclusiveMinimum', fc.integer({ min: -2, max: 4 })),
  optional('exclusiveMaximum', fc.integer({ min: 2, max: 9 })),
])
const booleanSchema = fc.constantFrom({ type: 'boolean' }, { type: 'boolean', const: true })
const scalarSchema = fc.oneof(stringSchema, numberSchema, booleanSchema) as fc.Arbitrary<ScalarSchema>
const listSchema = merged([
  scalarSchema.map(items => ({ type: 'array', items })),
  bounds('minItems', 'maxItems'),
  optional('uniqueItems', fc.boolean()),
]) as fc.Arbitrary<ListSchema>
const leafSchema: fc.Arbitrary<LeafSchema> = fc.oneof(
  { weight: 3, arbitrary: scalarSchema },
  { weight: 1, arbitrary: listSchema },
)

const fieldsOf = <T>(field: fc.Arbitrary<T>, keys: readonly string[], most: number): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(fc.constantFrom(...keys), field, { maxKeys: most, noNullPrototype: true })
const someOf = (keys: readonly string[]): fc.Arbitrary<readonly string[]> =>
  keys.length ? fc.subarray([...keys]) : fc.constant([])

const groupSchema = fieldsOf(leafSchema, ['first', 'second'], 2).chain(properties =>
  someOf(Object.keys(properties)).map(required => ({ type: 'object' as const, properties, required })),
)
const fieldSchema: fc.Arbitrary<FieldSchema> = fc.oneof(
  { weight: 5, arbitrary: leafSchema },
  { weight: 1, arbitrary: groupSchema },
)

const branchOf = (
  askable: readonly string[],
  root: readonly string[],
  extra: readonly string[],
): fc.Arbitrary<Branch> =>
  fc
    .record({
      keys: fc.uniqueArray(fc.constantFrom(...askable), { minLength: 1, maxLength: 2 }),
      wanted: fc.uniqueArray(fc.oneof(text, fc.integer({ min: 0, max: 5 }), fc.boolean()), {
        minLength: 1,
        maxLength: 3,
      }),
      isConst: fc.boolean(),
      properties: fieldsOf(leafSchema, extra, 2),
    })
    .chain(({ keys, wanted, isConst, properties }) => {
      const asked = isConst || wanted.length === 1 ? { const: wanted[0] as Scalar } : { enum: wanted }
      return someOf([...root, ...Object.keys(properties)]).map(required => ({
        if: { properties: Object.fromEntries(keys.map(key => [key, asked])), required: keys },
        // biome-ignore lint/suspicious/noThenProperty: `then` is the keyword of JSON Schema.
        then: { properties, required },
      }))
    })

/** Conditional fields have names of their own, a pair for each branch, so that none is defined twice. */
export const formSchema: fc.Arbitrary<FormSchema> = fieldsOf(fieldSchema, KEYS, 5).chain(properties => {
  const root = Object.keys(properties)
  const askable = root.filter(key => properties[key]?.type !== 'array' && properties[key]?.type !== 'object')
  const required = someOf(root)
  if (askable.length === 0) return required.map(keys => ({ type: 'object' as const, properties, required: keys }))
  const branches = fc.tuple(
    branchOf(askable, root, ['moreA', 'moreB']),
    branchOf([...askable, 'moreA'], root, ['moreC', 'moreD']),
    fc.nat(2),
  )
  return fc.tuple(required, branches).map(([keys, [first, second, count]]) => ({
    type: 'object' as const,
    properties,
    required: keys,
    allOf: [first, second].slice(0, count),
  }))
})

const fitting = (field: LeafSchema): fc.Arbitrary<unknown> => {
  if (field.type === 'array') return fc.array(fitting(field.items), { maxLength: 5 })
  if (field.enum) return fc.constantFrom(...field.enum)
  if (field.type === 'boolean') return fc.boolean()
  return field.type === 'string' ? text : number
}
const answerTo = (field: FieldSchema): fc.Arbitrary<unknown> => {
  const fine: fc.Arbitrary<unknown> =
    field.type === 'object'
      ? fc.record(Object.fromEntries(Object.entries(field.properties).map(([key, leaf]) => [key, fitting(leaf)])), {
          requiredKeys: [],
          noNullPrototype: true,
        })
      : fitting(field)
  return fc.oneof({ weight: 5, arbitrary: fine }, { weight: 1, arbitrary: junk })
}

/** Answers to a schema: each known field present or not, a value of a condition now and then, an unknown key now and then. */
export const answersTo = (schema: FormSchema): fc.Arbitrary<Record<string, unknown>> => {
  const wanted = new Map<string, unknown[]>()
  const answers: Record<string, fc.Arbitrary<unknown>> = { unknownKey: junk }
  for (const branch of schema.allOf ?? []) {
    for (const [key, one] of Object.entries(branch.if.properties)) {
      wanted.set(key, [...(wanted.get(key) ?? []), ...('const' in one ? [one.const] : one.enum)])
    }
    for (const [key, field] of Object.entries(branch.then.properties ?? {})) answers[key] = answerTo(field)
  }
  for (const [key, field] of Object.entries(schema.properties)) {
    const values = wanted.get(key)
    answers[key] = values ? fc.oneof(answerTo(field), fc.constantFrom(...values)) : answerTo(field)
  }
  const known = fc.record(answers, { requiredKeys: [], noNullPrototype: true })
  return fc.tuple(known, fc.integer({ min: 0, max: 9 })).map(([made, dice]) => {
    const { unknownKey, ...rest } = made
    return dice === 0 ? { ...rest, unknownKey } : rest
  })
}
