import { type RJSFSchema, retrieveSchema } from '@rjsf/utils'
import rjsfAjv from '@rjsf/validator-ajv8'
import fc from 'fast-check'
import { RE2JS } from 're2js'
import { describe, expect, it } from 'vitest'
import { checkAnswers, issuesByAjv } from './check-answers.ts'
import { checkFields } from './check-fields.ts'
import { visibleFields } from './fields.ts'
import type { Answers, FormSchema } from './form.ts'
import { compilePattern } from './pattern.ts'
import { formAround } from './testing-form.ts'
import { answersTo, formSchema, TEXTS } from './testing-schemas.ts'
import { type Issue, validateAnswers } from './validate.ts'

const isFull = process.env.ZUOYEBEN_FULL === '1'
const PAIRS = isFull ? 9000 : 1000
const ANSWERS_A_SCHEMA = 5
const runs = { numRuns: PAIRS / ANSWERS_A_SCHEMA }

const KEYWORDS = [
  ...['additionalProperties', 'const', 'enum', 'exclusiveMaximum', 'exclusiveMinimum', 'format', 'hidden', 'maxItems'],
  ...[
    'maxLength',
    'maximum',
    'minItems',
    'minLength',
    'minimum',
    'multipleOf',
    'pattern',
    'required',
    'type',
    'uniqueItems',
  ],
]

const sorted = (issues: readonly Issue[]): readonly string[] =>
  [...new Set(issues.map(({ path, keyword, item }) => `${path} ${keyword} ${item ?? ''}`))].sort()

const pairs = formSchema.chain(schema =>
  fc.tuple(
    fc.constant(formAround(schema)),
    fc.array(answersTo(schema), { minLength: ANSWERS_A_SCHEMA, maxLength: ANSWERS_A_SCHEMA }),
  ),
)

/** Patterns are RE2's, formats our own; neither plays a part in what is shown. */
const withoutPatterns = (schema: FormSchema): RJSFSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'pattern' || key === 'format' ? undefined : value)),
  )

describe('the interpreter and ajv', () => {
  it('find the same faults in the same answers', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pairs, ([form, tries]) => {
        for (const answers of tries) {
          expect(sorted(validateAnswers(form.schema, answers))).toEqual(sorted(issuesByAjv(form, answers)))
        }
      }),
      runs,
    )
  })

  it('are compared on answers that meet and that break every keyword', () => {
    const met = new Map<string, number>()
    for (const [form, tries] of fc.sample(pairs, { numRuns: 400, seed: 7 })) {
      for (const answers of tries) {
        for (const keyword of new Set(['fine', ...issuesByAjv(form, answers).map(issue => issue.keyword)])) {
          met.set(keyword, (met.get(keyword) ?? 0) + 1)
        }
      }
    }
    const leastMet = [...met].sort(([, a], [, b]) => a - b)[0]
    expect([...met.keys()].sort()).toEqual([...KEYWORDS, 'fine'].sort())
    expect(leastMet?.[1]).toBeGreaterThan(2)
  })

  it('give the page and the server the same errors, answers and dropped fields', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(pairs, ([form, tries]) => {
        for (const answers of tries) expect(checkFields(form, answers)).toEqual(checkAnswers(form, answers))
      }),
      runs,
    )
  })
})

describe('the interpreter and @rjsf/utils', () => {
  it('show and require the same fields once hidden answers are gone', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(pairs, ([form, tries]) => {
        const plain = withoutPatterns(form.schema)
        for (const answers of tries) {
          const checked = checkFields(form, answers)
          const shown = 'answers' in checked ? checked.answers : {}
          const seen = retrieveSchema(rjsfAjv, plain, plain, shown)
          const ours = visibleFields(form, shown as Answers)
          expect(ours.map(field => field.path).sort()).toEqual(Object.keys(seen.properties ?? {}).sort())
          const theirs = [...new Set(seen.required ?? [])].sort()
          expect(
            ours
              .filter(field => field.required)
              .map(field => field.path)
              .sort(),
          ).toEqual(theirs)
        }
      }),
      { numRuns: isFull ? 900 : 60 },
    )
  })
})

describe('a pattern', () => {
  const atom = fc.constantFrom(
    'a',
    'b',
    '中',
    '.',
    '[a-c]',
    '[^b]',
    '\\d',
    '\\w',
    '\\W',
    '\\p{Han}',
    '\\.',
    '(ab|中)',
    '(?:a|)',
    '((?:a{1,3}b{2}?){2})',
    '((?:[ab]{2,20}){0,10})',
    '[-x]',
    '[\\d甲-癸]',
  )
  const times = fc.constantFrom('', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '+?')
  const source = fc
    .record({
      parts: fc.array(fc.tuple(atom, times), { minLength: 1, maxLength: 4 }),
      start: fc.boolean(),
      end: fc.boolean(),
    })
    .map(
      ({ parts, start, end }) =>
        (start ? '^' : '') + parts.map(([one, many]) => one + many).join('') + (end ? '$' : ''),
    )
  const subject = fc.oneof(
    fc.constantFrom(...TEXTS),
    fc
      .array(fc.constantFrom('a', 'b', 'c', '中', '1', '.', '-', '\n', '😀', '乙'), { maxLength: 8 })
      .map(marks => marks.join('')),
  )

  it('matches the same texts in the interpreter as in re2js', () => {
    fc.assert(
      fc.property(source, fc.array(subject, { minLength: 4, maxLength: 8 }), (written, texts) => {
        const ours = compilePattern(written)
        // Whatever is taken here must be taken there; only giants are refused among these.
        if ('problem' in ours) {
          expect(ours.problem.en).toMatch(/too big/)
          return
        }
        const theirs = RE2JS.compile(written)
        for (const one of texts)
          expect([written, one, ours.finds(one)]).toEqual([written, one, theirs.matcher(one).find()])
      }),
      { numRuns: isFull ? 9000 : 1000 },
    )
  })
})
