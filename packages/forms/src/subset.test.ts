import { describe, expect, it } from 'vitest'
import { unsupported } from './subset.ts'

const field = (schema: object): object => ({ type: 'object', properties: { kind: schema } })
const kind = { type: 'string', enum: ['water', 'power'] }
const asking = (branch: object, properties: object = { kind }): object => ({
  type: 'object',
  properties,
  allOf: [branch],
})
const isWater = { properties: { kind: { const: 'water' } }, required: ['kind'] }
const room = { properties: { room: { type: 'string' } } }
// biome-ignore lint/suspicious/noThenProperty: `then` is the keyword of JSON Schema.
const branch = (condition: object, rest: object = room): object => ({ if: condition, then: rest })
const manyFields = Object.fromEntries(Array.from({ length: 61 }, (_, n) => [`f${n}`, { type: 'string' }]))
const deep = (levels: number): object =>
  levels === 0 ? { type: 'string' } : { type: 'object', properties: { a: deep(levels - 1) } }

const REFUSED: readonly (readonly [what: string, schema: unknown, said: RegExp])[] = [
  ['a schema that is no object', 'string', /outermost/],
  ['a schema that is a list', [], /outermost/],
  ['no fields', { type: 'object' }, /listed/],
  ['dependentRequired', { ...field(kind), dependentRequired: { kind: ['room'] } }, /if\/then/],
  ['dependencies', { ...field(kind), dependencies: {} }, /if\/then/],
  ['oneOf', { ...field(kind), oneOf: [] }, /oneOf/],
  ['a reference', field({ $ref: '#/definitions/a' }), /type must be/],
  ['definitions', { ...field(kind), definitions: {} }, /definitions/],
  ['additionalProperties', { ...field(kind), additionalProperties: true }, /refused anyway/],
  ['patternProperties', { ...field(kind), patternProperties: { '.*': kind } }, /patternProperties/],
  ['the format time', field({ type: 'string', format: 'time' }), /pattern/],
  ['an unknown format', field({ type: 'string', format: 'uri' }), /format/],
  ['a file as base64', field({ type: 'string', contentEncoding: 'base64' }), /contentEncoding/],
  ['two types', field({ type: ['string', 'null'] }), /type must be/],
  ['the type null', field({ type: 'null' }), /type must be/],
  ['a type of a prototype', field({ type: 'constructor' }), /type must be/],
  ['a minimum on text', field({ type: 'string', minimum: 1 }), /minimum/],
  ['a length below zero', field({ type: 'string', minLength: -1 }), /minLength/],
  ['lengths crossed', field({ type: 'string', minLength: 5, maxLength: 2 }), /above/],
  ['bounds crossed', field({ type: 'number', minimum: 5, maximum: 2 }), /above/],
  ['a multiple of a part', field({ type: 'integer', multipleOf: 0.5 }), /multipleOf/],
  ['a multiple of any number', field({ type: 'number', multipleOf: 2 }), /multipleOf/],
  ['an empty enum', field({ type: 'string', enum: [] }), /1 to 100/],
  ['an enum with repeats', field({ type: 'string', enum: ['a', 'a'] }), /twice/],
  ['an enum of another type', field({ type: 'string', enum: [1] }), /does not fit/],
  ['an enum of objects', field({ type: 'string', enum: [{}] }), /does not fit/],
  ['a const of another type', field({ type: 'boolean', const: 'yes' }), /const/],
  ['a default outside the enum', field({ ...kind, default: 'gas' }), /default/],
  ['a list of lists', field({ type: 'array', items: { type: 'array' } }), /type must be/],
  ['a list without items', field({ type: 'array' }), /items/],
  ['a list of several items', field({ type: 'array', items: [kind] }), /items/],
  ['a group in a group', { type: 'object', properties: { a: deep(2) } }, /group cannot hold/],
  ['two hundred levels', { type: 'object', properties: { a: deep(200) } }, /group cannot hold/],
  ['sixty-one fields', { type: 'object', properties: manyFields }, /more than 60/],
  ['the key constructor', { type: 'object', properties: { constructor: kind } }, /key starts/],
  ['the key toString', { type: 'object', properties: { toString: kind } }, /key starts/],
  ['the key __proto__', JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string"}}}'), /key starts/],
  ['a key with a dot', { type: 'object', properties: { 'a.b': kind } }, /key starts/],
  ['a required field that is not there', { ...field(kind), required: ['room'] }, /no field room/],
  ['required that is no list', { ...field(kind), required: true }, /list of keys/],
  ['allOf that is no list', { ...field(kind), allOf: {} }, /allOf|if\/then/],
  ['allOf without if', { ...field(kind), allOf: [{ properties: {} }] }, /an if and a then/],
  ['an else', asking({ ...branch(isWater), else: {} }), /another if\/then/],
  ['a condition without fields', asking(branch({ properties: {}, required: [] })), /1 to 5 fields/],
  [
    'a condition that holds unanswered',
    asking(branch({ properties: { kind: { const: 'water' } } })),
    /no answer would count/,
  ],
  [
    'a condition on a pattern',
    asking(branch({ properties: { kind: { pattern: 'w' } }, required: ['kind'] })),
    /const or an enum/,
  ],
  [
    'a condition on no field',
    asking(branch({ properties: { gas: { const: 'a' } }, required: ['gas'] })),
    /no such field/,
  ],
  [
    'a condition never met',
    asking(branch({ properties: { kind: { const: 'gas' } }, required: ['kind'] })),
    /never has this answer/,
  ],
  ['a condition on a list', asking(branch(isWater), { kind: { type: 'array', items: kind } }), /one answer/],
  ['a field that opens itself', asking(branch({ properties: { room: { const: 'a' } }, required: ['room'] })), /never$/],
  ['a field defined twice', asking(branch(isWater, { properties: { kind } })), /two ways/],
  ['a branch that requires another’s field', asking(branch(isWater, { required: ['room'] })), /no field room/],
  ['a group in a branch that nests', asking(branch(isWater, { properties: { a: deep(2) } })), /group cannot hold/],
]

const PATTERNS: readonly (readonly [pattern: string, said: RegExp])[] = [
  ['(?<=a)b', /lookaround/],
  ['(?<!a)b', /lookaround/],
  ['(?=a)b', /lookaround/],
  ['(?!a)b', /lookaround/],
  ['(?<name>a)', /lookaround/],
  ['(?i)a', /lookaround/],
  ['(a)\\1', /not supported/],
  ['\\bword\\b', /not supported/],
  ['\\s+', /not supported/],
  ['\\p{L}+', /not supported/],
  ['(a+)+$', /endless/],
  ['(a*)*b', /endless/],
  ['([a-z]+)*!', /endless/],
  ['((a|b)+c?)+$', /endless/],
  ['(.*a){1,}', /endless/],
  ['(a{1,}){2,}', /endless/],
  ['((a{100}){100}){100}', /too big/],
  ['(?:a{0,40}){0,40}', /too big/],
  ['a{1000}', /at most 500/],
  ['a{3,1}', /few to many/],
  ['a**', /follow|cannot stand/],
  ['*a', /cannot stand/],
  ['(a', /not closed/],
  ['a)', /too many/],
  ['[a', /not closed/],
  ['[]', /empty/],
  ['[z-a]', /range/],
  ['[[:alpha:]]', /inside brackets/],
  ['a{', /number of times/],
  ['\\', /unfinished/],
  ['', /empty/],
  ['^*', /cannot be repeated/],
  ['a'.repeat(301), /longer than 300/],
]

describe('a form is refused', () => {
  it.each(REFUSED)('for %s', (_what, schema, said) => {
    const problems = unsupported(schema)
    expect(problems.map(problem => problem.reason.en).join('\n')).toMatch(said)
    for (const problem of problems) expect(problem.reason.zh).toMatch(/\p{Script=Han}/u)
  })

  it.each(PATTERNS)('for the pattern %s', (pattern, said) => {
    const [problem] = unsupported(field({ type: 'string', pattern }))
    expect(problem?.reason.en).toMatch(said)
  })
})

describe('a form is taken', () => {
  it('with every kind of field, a group, and conditions on conditions', () => {
    const schema = {
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      properties: {
        kind: { ...kind, default: 'water' },
        agreed: { type: 'boolean', const: true },
        people: { type: 'integer', minimum: 1, multipleOf: 2 },
        files: { type: 'array', items: { type: 'string', format: 'file-id' }, uniqueItems: true, maxItems: 3 },
        contact: { type: 'object', properties: { phone: { type: 'string', format: 'phone' } }, required: ['phone'] },
      },
      required: ['kind', 'contact'],
      allOf: [
        branch(
          { properties: { leak: { enum: ['yes'] } }, required: ['leak'] },
          { properties: { since: { type: 'string', format: 'date' } } },
        ),
        branch(isWater, {
          properties: { leak: { type: 'string', enum: ['yes', 'no'] } },
          required: ['leak', 'people'],
        }),
      ],
    }
    expect(unsupported(schema)).toEqual([])
  })

  it.each(['^[0-9]{4}-(0[1-9]|1[0-2])$', '^\\p{Han}{2,10}$', '([a-z]+,){0,3}[a-z]+', '^(ab?)+$'])(
    'with the pattern %s',
    pattern => {
      expect(unsupported(field({ type: 'string', pattern }))).toEqual([])
    },
  )
})
