import { describe, expect, it } from 'vitest'
import { compareForms, type MigrationStep, type Verdict } from './compatibility.ts'
import type { FormSchema, LeafSchema } from './form.ts'
import { schoolForms } from './school-forms.ts'
import { formAround, when } from './testing-form.ts'

const kind: LeafSchema = { type: 'string', enum: ['water', 'power'] }
const room: LeafSchema = { type: 'string', maxLength: 20 }
const base: FormSchema = {
  type: 'object',
  properties: { kind, room },
  allOf: [when({ kind: 'water' }, { properties: { since: { type: 'string' } } })],
}
const changed = (change: Partial<FormSchema>): FormSchema => ({ ...base, ...change })
const withField = (field: LeafSchema): FormSchema => changed({ properties: { kind, room: field } })

const CHANGES: readonly (readonly [
  what: string,
  after: FormSchema,
  verdict: Verdict,
  steps?: readonly MigrationStep[],
])[] = [
  ['nothing', base, 'safe'],
  ['a new optional field', changed({ properties: { kind, room, floor: room } }), 'safe'],
  ['another order', changed({ properties: { room, kind } }), 'safe'],
  ['a new option', changed({ properties: { kind: { ...kind, enum: ['water', 'power', 'gas'] }, room } }), 'safe'],
  ['a longer text', withField({ type: 'string', maxLength: 40 }), 'safe'],
  ['a text without bounds', withField({ type: 'string' }), 'safe'],
  [
    'a conditional field that is now always asked',
    changed({ properties: { kind, room, since: { type: 'string' } }, allOf: [] }),
    'safe',
  ],
  [
    'a field renamed',
    changed({ properties: { kind, place: room } }),
    'migrate',
    [{ step: 'rename', from: 'room', to: 'place' }],
  ],
  [
    'an option replaced',
    changed({ properties: { kind: { type: 'string', enum: ['water', 'light'] }, room } }),
    'migrate',
    [{ step: 'replaceOption', field: 'kind', from: 'power', to: 'light' }],
  ],
  [
    'a required field with a value',
    changed({ properties: { kind, room, floor: room }, required: ['floor'] }),
    'migrate',
    [{ step: 'fill', field: 'floor', with: '1' }],
  ],
  [
    'a field required now with a value',
    changed({ required: ['room'] }),
    'migrate',
    [{ step: 'fill', field: 'room', with: '1' }],
  ],
  [
    'a required field without a value',
    changed({ properties: { kind, room, floor: room }, required: ['floor'] }),
    'breaking',
  ],
  [
    'a required field with a wrong value',
    changed({ required: ['room'] }),
    'breaking',
    [{ step: 'fill', field: 'room', with: 'x'.repeat(21) }],
  ],
  ['another type', withField({ type: 'integer' }), 'breaking'],
  [
    'a renamed field of another type',
    changed({ properties: { kind, place: { type: 'integer' } } }),
    'breaking',
    [{ step: 'rename', from: 'room', to: 'place' }],
  ],
  ['a field dropped', changed({ properties: { kind } }), 'breaking'],
  ['an option dropped', changed({ properties: { kind: { type: 'string', enum: ['water'] }, room } }), 'breaking'],
  [
    'an option replaced by one that is not there',
    changed({ properties: { kind: { type: 'string', enum: ['water'] }, room } }),
    'breaking',
    [{ step: 'replaceOption', field: 'kind', from: 'power', to: 'gas' }],
  ],
  ['a shorter text', withField({ type: 'string', maxLength: 10 }), 'breaking'],
  ['a new pattern', withField({ ...room, pattern: '^[0-9]+$' }), 'breaking'],
  ['free text made a choice', withField({ type: 'string', enum: ['a'] }), 'breaking'],
  [
    'a field asked only sometimes now',
    changed({
      properties: { kind },
      allOf: [when({ kind: 'water' }, { properties: { room, since: { type: 'string' } } })],
    }),
    'breaking',
  ],
  [
    'a field asked under another condition',
    changed({ allOf: [when({ kind: 'power' }, { properties: { since: { type: 'string' } } })] }),
    'breaking',
  ],
]

describe('a new version of a form', () => {
  it.each(CHANGES.map(([what, after, verdict, steps = []]) => [what, verdict, { after, steps }] as const))(
    'with %s is %s',
    (_what, verdict, { after, steps }) => {
      const { verdict: said, findings } = compareForms(formAround(base), formAround(after), steps)
      expect(said).toBe(verdict)
      if (verdict !== 'safe') expect(findings.some(finding => finding.verdict === verdict)).toBe(true)
    },
  )

  it('may drop a field or an option that nobody ever used', () => {
    const after = formAround(changed({ properties: { kind: { type: 'string', enum: ['water'] } } }))
    const use = { isAnswered: (path: string) => path !== 'room', isChosen: () => false }
    expect(compareForms(formAround(base), after, [], use).verdict).toBe('safe')
  })

  it('is safe when only its words change', () => {
    for (const form of schoolForms()) {
      expect(compareForms(form, { ...form, title: { zh: '新', en: 'New' }, ui: { ...form.ui, order: [] } })).toEqual({
        verdict: 'safe',
        findings: [],
      })
    }
  })

  it('may widen a whole number to any number, not the other way', () => {
    const [whole, any] = [formAround(withField({ type: 'integer' })), formAround(withField({ type: 'number' }))]
    expect(compareForms(whole, any).verdict).toBe('safe')
    expect(compareForms(any, whole).verdict).toBe('breaking')
  })
})
