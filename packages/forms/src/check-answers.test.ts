import { describe, expect, it } from 'vitest'
import { checkAnswers } from './check-answers.ts'
import { checkFields } from './check-fields.ts'
import { closeSchema } from './closed-schema.ts'
import type { FormSchema, IntakeForm } from './form.ts'
import { formAround, when } from './testing-form.ts'

const schema: FormSchema = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['water', 'power'] },
    building: { type: 'string', minLength: 2, maxLength: 5, pattern: '^[0-9A-Z]+$' },
    code: { type: 'string', pattern: '^[a-z]$' },
    people: { type: 'integer', minimum: 1, maximum: 10 },
    since: { type: 'string', format: 'date' },
    photos: { type: 'array', items: { type: 'string', format: 'file-id' }, maxItems: 2, uniqueItems: true },
    contact: {
      type: 'object',
      properties: { phone: { type: 'string', format: 'phone' }, name: { type: 'string' } },
      required: ['phone'],
    },
    agreed: { type: 'boolean', const: true },
  },
  required: ['building'],
  allOf: [
    when({ kind: 'water' }, { properties: { leak: { type: 'string', enum: ['yes', 'no'] } }, required: ['leak'] }),
    when({ leak: 'yes' }, { properties: { floor: { type: 'string' } } }),
  ],
}
const plain = formAround(schema)
const form: IntakeForm = {
  ...plain,
  ui: { fields: { ...plain.ui.fields, building: { label: { zh: '楼栋', en: 'Building' } } } },
  messages: { people: { maximum: { zh: '人再多请打电话', en: 'For more people please call' } } },
}
const id = '0190a3f2-7b1c-7def-8a12-1234567890ab'
const wrongs = (answers: unknown): readonly (readonly [string, string, string])[] => {
  const checked = checkAnswers(form, answers)
  return 'errors' in checked ? checked.errors.map(({ field, message }) => [field, message.zh, message.en] as const) : []
}

describe('an answer is refused with a sentence that names the field', () => {
  it.each([
    [{}, 'building', '“楼栋”需要填写', '“Building” is required'],
    [{ building: '  ' }, 'building', '“楼栋”需要填写', '“Building” is required'],
    [{ building: null }, 'building', '“楼栋”需要填写', '“Building” is required'],
    [{ building: 'A' }, 'building', '“楼栋”至少 2 个字', '“Building” needs at least 2 characters'],
    [{ building: 'A12345' }, 'building', '“楼栋”最多 5 个字', '“Building” may have at most 5 characters'],
    [{ building: 'ab' }, 'building', '“楼栋”的格式不对', '“Building” is not written as expected'],
    [{ building: 12 }, 'building', '“楼栋”应当是文字', '“Building” must be text'],
    [{ building: 'A1', code: 'A1' }, 'code', '“code”的格式不对', '“code” is not written as expected'],
    [{ building: 'A1', kind: 'gas' }, 'kind', '“kind”请从给出的选项中选择', '“kind”: please choose one of the options'],
    [{ building: 'A1', kind: 3 }, 'kind', '“kind”请从给出的选项中选择', '“kind”: please choose one of the options'],
    [{ building: 'A1', people: 0 }, 'people', '“people”不能小于 1', '“people” must be 1 or more'],
    [{ building: 'A1', people: 1.5 }, 'people', '“people”应当是整数', '“people” must be a whole number'],
    [{ building: 'A1', people: 11 }, 'people', '人再多请打电话', 'For more people please call'],
    [
      { building: 'A1', since: '2026-02-30' },
      'since',
      '“since”应当是真实的日期，如 2026-09-01',
      '“since” must be a real date such as 2026-09-01',
    ],
    [
      { building: 'A1', photos: ['data:image/png;base64,AA'] },
      'photos',
      '“photos”应当是已上传的文件',
      '“photos” must be an uploaded file',
    ],
    [{ building: 'A1', photos: [id, id] }, 'photos', '“photos”有重复的项', '“photos” has the same entry twice'],
    [{ building: 'A1', photos: id }, 'photos', '“photos”应当是多项', '“photos” must be a list'],
    [{ building: 'A1', contact: { name: 'x' } }, 'contact.phone', '“phone”需要填写', '“phone” is required'],
    [
      { building: 'A1', contact: { phone: 'x' } },
      'contact.phone',
      '“phone”应当是电话号码',
      '“phone” must be a phone number',
    ],
    [{ building: 'A1', agreed: false }, 'agreed', '“agreed”需要确认', '“agreed” must be confirmed'],
    [{ building: 'A1', kind: 'water' }, 'leak', '“leak”需要填写', '“leak” is required'],
    [{ building: 'A1', gas: 'on' }, 'gas', '这份表单没有“gas”这一项', 'This form has no field “gas”'],
    [
      { building: 'A1', contact: { phone: '12345', gas: 1 } },
      'contact.gas',
      '这份表单没有“contact.gas”这一项',
      'This form has no field “contact.gas”',
    ],
  ])('%j', (answers, field, zh, en) => {
    expect(wrongs(answers)).toEqual([[field, zh, en]])
    expect(checkFields(form, answers)).toEqual(checkAnswers(form, answers))
  })

  it('and each wrong field once, in the order of the form', () => {
    expect(wrongs({ gas: 1, people: 'many', photos: ['a', 'b', 'c'], building: 'é' }).map(([field]) => field)).toEqual([
      'building',
      'people',
      'photos',
      'gas',
    ])
  })

  it.each([null, undefined, 'text', 7, [], [{}], true])('when the answers are %j', answers => {
    expect(wrongs(answers)).toHaveLength(1)
  })
})

describe('what is hidden', () => {
  it('is dropped and named, with what hangs on it', () => {
    const answers = { building: 'A1', kind: 'power', leak: 'yes', floor: '3' }
    expect(checkAnswers(form, answers)).toEqual({
      answers: { building: 'A1', kind: 'power' },
      dropped: ['leak', 'floor'],
    })
  })

  it('is dropped even when its own answer is wrong', () => {
    expect(checkAnswers(form, { building: 'A1', leak: 'perhaps' })).toEqual({
      answers: { building: 'A1' },
      dropped: ['leak'],
    })
  })

  it('stays as long as it is asked', () => {
    const answers = { building: 'A1', kind: 'water', leak: 'yes', floor: '3' }
    expect(checkAnswers(form, answers)).toEqual({ answers, dropped: [] })
  })
})

describe('the closed schema', () => {
  it('knows every field, accepts no other, and keeps the stored schema as it was', () => {
    const before = JSON.stringify(form)
    const closed = closeSchema(form)
    expect(Object.keys(closed.properties)).toEqual([...Object.keys(schema.properties), 'leak', 'floor'])
    expect(closed.additionalProperties).toBe(false)
    expect(closed.properties.contact).toMatchObject({ additionalProperties: false, required: ['phone'] })
    expect(JSON.stringify(form)).toBe(before)
  })
})
