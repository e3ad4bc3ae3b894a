import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Answers } from '../fields/index.ts'
import { schoolForms } from '../school-forms.ts'
import { formAround, when } from '../testing-form.ts'
import { AnswersView } from './answers-view.tsx'
import { CategoryFields, type CategoryFieldsProps } from './category-fields.tsx'

const forms = schoolForms()
const everyKind = formAround(
  {
    type: 'object',
    properties: {
      text: { type: 'string', maxLength: 20 },
      mail: { type: 'string', format: 'email' },
      phone: { type: 'string', format: 'phone' },
      day: { type: 'string', format: 'date' },
      people: { type: 'integer' },
      share: { type: 'number' },
      few: { type: 'string', enum: ['a', 'b'] },
      many: { type: 'string', enum: ['a', 'b', 'c', 'd', 'e', 'f'] },
      level: { type: 'integer', enum: [1, 2] },
      several: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, uniqueItems: true },
      agreed: { type: 'boolean' },
      photos: { type: 'array', items: { type: 'string', format: 'file-id' }, maxItems: 2 },
      rooms: { type: 'array', items: { type: 'string' } },
      contact: { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] },
    },
    required: ['text', 'few'],
    allOf: [when({ few: 'a' }, { properties: { more: { type: 'string' } }, required: ['more'] })],
  },
  { key: 'form.ZZ', category: 'ZZ' },
)
const nothing = (): void => undefined
const draw = (value: Answers, rest: Partial<CategoryFieldsProps> = {}): string =>
  renderToStaticMarkup(<CategoryFields form={everyKind} value={value} onChange={nothing} locale="zh" {...rest} />)

const idsIn = (html: string): readonly string[] => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id ?? '')
const pointersIn = (html: string): readonly string[] =>
  [...html.matchAll(/ (?:for|aria-describedby)="([^"]+)"/g)].flatMap(([, ids]) => (ids ?? '').split(' '))

describe('the fields of a category', () => {
  it.each(forms.map(form => [form.category, form] as const))(
    '%s are drawn with a name for every control, in both languages',
    (_category, form) => {
      for (const locale of ['zh', 'en'] as const) {
        const html = renderToStaticMarkup(<CategoryFields form={form} value={{}} onChange={nothing} locale={locale} />)
        const ids = idsIn(html)
        expect(new Set(ids).size).toBe(ids.length)
        for (const id of pointersIn(html)) expect(ids).toContain(id)
        for (const key of Object.keys(form.schema.properties))
          expect(html).toContain(form.ui.fields[key]?.label[locale])
        expect(html).not.toMatch(/<form|type="submit"|Unsupported|Unknown field/)
      }
    },
  )

  it('leave no control unlabelled, whatever its kind', () => {
    const html = draw({ few: 'a' })
    const controls = [...html.matchAll(/<(?:input|select|textarea)\b[^>]* id="([^"]+)"/g)].map(([, id]) => id)
    expect(controls).toHaveLength(18)
    for (const id of controls) expect(html).toContain(`for="${id}"`)
  })

  it('use the keyboard and the control that fit', () => {
    const html = draw({})
    for (const part of [
      'type="email"',
      'type="tel"',
      'type="date"',
      'inputMode="numeric"',
      'inputMode="decimal"',
      'type="file"',
      '<select',
      'type="radio"',
      'type="checkbox"',
      '<textarea',
    ]) {
      expect(html).toContain(part)
    }
  })

  it('show a conditional field once its condition holds', () => {
    expect(draw({ few: 'b' })).not.toContain('zf-ZZ_more')
    expect(draw({ few: 'a' })).toContain('id="zf-ZZ_more"')
  })

  it('say what is required by word, not by colour alone', () => {
    expect(draw({})).toMatch(/text<span class="zf-required"> \(需要填写\)/)
    expect(draw({})).toMatch(/role="radiogroup" aria-required="true"/)
  })

  it('tie an error to its field', () => {
    const html = draw(
      {},
      {
        errors: [
          { field: 'text', label: { zh: '文', en: 'Text' }, message: { zh: '“文”需要填写', en: '“Text” is required' } },
        ],
      },
    )
    expect(html).toMatch(/id="zf-ZZ_text"[^>]*aria-invalid="true"[^>]*aria-describedby="zf-ZZ_text-error"/)
    expect(html).toContain('<p class="zf-error" id="zf-ZZ_text-error">“文”需要填写</p>')
  })

  it('show the error of a field in a group', () => {
    const html = draw(
      {},
      { errors: [{ field: 'contact.name', label: { zh: '名', en: 'Name' }, message: { zh: '错', en: 'wrong' } }] },
    )
    expect(html).toContain('<p class="zf-error" id="zf-ZZ_contact_name-error">错</p>')
  })

  it('do not nag before anything is submitted', () => {
    expect(draw({})).not.toContain('zf-error')
  })

  it('show what was answered', () => {
    const html = draw({
      text: '“漏水”<b>',
      people: 3,
      few: 'b',
      several: ['b'],
      level: 2,
      agreed: true,
      rooms: ['1', '2'],
      contact: { name: 'X' },
    })
    expect(html).toContain('value="“漏水”&lt;b&gt;"')
    expect(html).toContain('value="3"')
    expect(html.match(/checked=""/g)).toHaveLength(4)
    expect(html).toContain('1\n2</textarea>')
    expect(html).toContain('value="X"')
  })

  it('can all be closed', () => {
    const html = draw({ few: 'a' }, { disabled: true })
    const controls = html.match(/<(?:input|select|textarea)\b[^>]*>/g) ?? []
    expect(controls.filter(control => !control.includes('disabled=""'))).toEqual([])
  })

  it('put the words of first help above the questions', () => {
    const form = forms.find(one => one.category === 'XL')
    if (!form) throw new Error('no form XL')
    const html = renderToStaticMarkup(<CategoryFields form={form} value={{}} onChange={nothing} locale="zh" />)
    expect(html.indexOf('12356')).toBeLessThan(html.indexOf('你现在是否安全'))
  })
})

describe('answers read-only', () => {
  const view = (answers: Answers, locale: 'zh' | 'en' = 'zh'): string =>
    renderToStaticMarkup(<AnswersView form={everyKind} answers={answers} locale={locale} />)
  it('are a list of what was asked and said, in words', () => {
    const form = forms.find(one => one.category === 'HQ')
    if (!form) throw new Error('no form HQ')
    const html = renderToStaticMarkup(
      <AnswersView form={form} answers={{ kind: 'water', outage: 'over24h', affected: 60 }} locale="en" />,
    )
    expect(html).toContain('<dt>Kind</dt><dd>Water</dd>')
    expect(html).toContain('<dd>Out for more than 24 hours</dd>')
    expect(html).toContain('<dd>60</dd>')
  })

  it('leave out what is hidden or empty', () => {
    expect(view({ few: 'b', more: 'old' })).not.toContain('old')
    expect(view({})).toContain('没有填写其他内容')
  })

  it('count files, name lists and groups', () => {
    const html = view({ photos: ['a', 'b'], several: ['a', 'b'], agreed: false, contact: { name: 'X' } })
    for (const said of ['2 个文件', 'a、b', '<dd>否</dd>', '<dt>name</dt><dd>X</dd>']) expect(html).toContain(said)
  })
})
