import { describe, expect, it } from 'vitest'
import { checkAnswers } from './check-answers.ts'
import { checkFields } from './check-fields.ts'
import { factsFromAnswers } from './facts.ts'
import { parseForm } from './parse-form.ts'
import { matchesPattern } from './pattern.ts'
import { formAround } from './testing-form.ts'
import { weigh } from './weigh.ts'

const form = formAround({ type: 'object', properties: { kind: { type: 'string' } } })
const words = { zh: '甲', en: 'A' }
const asForm = (change: object): object => ({ ...form, ...change })
const reasons = (json: unknown): string => {
  const parsed = parseForm(json)
  return 'problems' in parsed ? parsed.problems.map(({ place, reason }) => `${place} ${reason.en}`).join('\n') : ''
}

const nested = (levels: number): unknown => {
  let value: unknown = 'end'
  for (let n = 0; n < levels; n++) value = { a: value }
  return value
}
const cycle: Record<string, unknown> = { key: 'form.HQ' }
cycle.schema = cycle

describe('hostile JSON is refused before it is read', () => {
  it.each([
    ['text that is no JSON', '{', /not valid JSON/],
    ['ten megabytes of text', 'x'.repeat(10_000_000), /64 kB/],
    ['ten megabytes in one field', { key: 'x'.repeat(10_000_000) }, /64 kB/],
    ['a million keys', Object.fromEntries(Array.from({ length: 200_000 }, (_, n) => [`k${n}`, 1])), /64 kB/],
    ['two hundred levels', nested(200), /too deeply/],
    ['two hundred levels of text', JSON.stringify(nested(200)), /too deeply/],
    ['a cycle', cycle, /too deeply/],
    ['__proto__ in text', '{"__proto__":{"isAdmin":true}}', /__proto__/],
    ['__proto__ deep in text', '{"ui":{"fields":{"__proto__":{"label":1}}}}', /__proto__/],
    ['constructor as a key', { constructor: { prototype: {} } }, /constructor/],
    ['a list', [], /must be an object/],
    ['nothing', undefined, /not valid JSON|must be an object/],
    ['a number too big for JSON', 10n, /not valid JSON/],
  ])('%s', (_what, json, said) => {
    expect(reasons(json)).toMatch(said)
    expect(({} as Record<string, unknown>).isAdmin).toBeUndefined()
  })

  it.each([
    ['a key of another category', { key: 'form.XX' }, /key must be/],
    ['a category in small letters', { category: 'hq', key: 'form.hq' }, /two capital/],
    ['an unknown part', { scripts: [] }, /scripts is not supported/],
    ['no English title', { title: { zh: '后勤' } }, /Chinese and English/],
    ['a field without a label', { ui: { fields: {} } }, /label/],
    ['a label for no field', { ui: { fields: { ...form.ui.fields, gas: { label: words } } } }, /no field gas/],
    ['an unknown widget', { ui: { fields: { kind: { label: words, widget: 'html' } } } }, /no such widget/],
    ['raw HTML beside a label', { ui: { fields: { kind: { label: words, html: '<b>' } } } }, /html is not supported/],
    ['an order with a stranger', { ui: { ...form.ui, order: ['gas'] } }, /order/],
    ['a sentence in one language', { messages: { kind: { required: { zh: '请填' } } } }, /sentences/],
    ['a sentence for no field', { messages: { gas: { required: words } } }, /sentences/],
    ['a fact of another form', { exports: { kind: { fact: 'form.XL.safeNow', type: 'text' } } }, /start with form.HQ/],
    ['a fact of the wrong type', { exports: { kind: { fact: 'form.HQ.kind', type: 'number' } } }, /type must be text/],
    ['a fact of no field', { exports: { gas: { fact: 'form.HQ.gas', type: 'text' } } }, /no such field/],
  ])('a form with %s', (_what, change, said) => {
    expect(reasons(asForm(change))).toMatch(said)
  })

  it('but the form itself is taken, as a copy, from text or parsed', () => {
    const parsed = parseForm(form)
    expect(parsed).toEqual({ form })
    expect('form' in parsed && parsed.form).not.toBe(form)
    expect(parseForm(JSON.stringify(form))).toEqual({ form })
  })

  it('and a heavy value costs no more than a light one to refuse', () => {
    expect(weigh('x'.repeat(70_000))?.reason.en).toMatch(/64 kB/)
    expect(weigh({ a: '中'.repeat(30_000) })?.reason.en).toMatch(/64 kB/)
    expect(weigh({ a: '中'.repeat(10_000) })).toBeUndefined()
  })
})

describe('hostile answers', () => {
  it.each([
    ['__proto__', JSON.parse('{"__proto__":{"kind":"x"}}')],
    ['constructor', { constructor: 'x' }],
    ['toString', { toString: 'x' }],
    ['hasOwnProperty', { hasOwnProperty: 'x' }],
    ['a key of a megabyte', { ['k'.repeat(1_000_000)]: 1 }],
    ['a megabyte of text', { kind: 'x'.repeat(1_000_000) }],
    ['two hundred levels', nested(200)],
  ])('are refused: %s', (_what, answers) => {
    const checked = checkAnswers(form, answers)
    expect('errors' in checked && checked.errors).toHaveLength(1)
    expect(JSON.stringify(checked).length).toBeLessThan(500)
  })

  it('do not count as given because a prototype has them', () => {
    const wanting = formAround({ type: 'object', properties: { kind: { type: 'string' } }, required: ['kind'] })
    expect(checkAnswers(wanting, Object.create({ kind: 'inherited' }))).toMatchObject({ errors: [{ field: 'kind' }] })
    expect(
      factsFromAnswers(
        { ...wanting, exports: { kind: { fact: 'form.HQ.kind', type: 'text' } } },
        Object.create({ kind: 'inherited' }),
      ),
    ).toEqual({})
  })

  it('meet patterns that never run away, on the page or on the server', () => {
    const text = 'a'.repeat(2000)
    for (const pattern of ['^(a|a|aa)*b$', '^(a?){400}b', '^a{0,200}b', '^(?:a{0,20}){0,40}b']) {
      expect(matchesPattern(pattern, text)).toBe(false)
      const coded = formAround({ type: 'object', properties: { kind: { type: 'string', pattern } } })
      expect(checkAnswers(coded, { kind: text })).toMatchObject({ errors: [{ field: 'kind' }] })
      expect(checkAnswers(coded, { kind: 'a'.repeat(60_000) })).toEqual(
        checkFields(coded, { kind: 'a'.repeat(60_000) }),
      )
    }
  })
})
