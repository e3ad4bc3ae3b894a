import { type RJSFSchema, retrieveSchema } from '@rjsf/utils'
import rjsfAjv from '@rjsf/validator-ajv8'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers, FormSchema } from '../fields/index.ts'
import { schoolForms } from '../school-forms.ts'
import { formAround } from '../testing-form.ts'
import { answersTo, formSchema } from '../testing-schemas.ts'
import { interpreterValidator } from './validator.ts'

/** Patterns and formats are not ajv's, and play no part in a condition. */
const plain = (schema: FormSchema): RJSFSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) => (key === 'pattern' || key === 'format' ? undefined : value)),
  )

describe('our interpreter as rjsf’s validator', () => {
  it('resolves the conditions of any form as rjsf’s own validator does', () => {
    const pairs = formSchema.chain(schema => fc.tuple(fc.constant(schema), answersTo(schema)))
    fc.assert(
      fc.property(pairs, ([schema, answers]) => {
        const open = plain(schema)
        const given = answers as Answers
        const ours = retrieveSchema<Answers>(interpreterValidator(formAround(schema), 'zh'), open, open, given)
        expect(ours).toEqual(retrieveSchema(rjsfAjv, open, open, answers))
      }),
      { numRuns: process.env.ZUOYEBEN_FULL === '1' ? 1000 : 100 },
    )
  })

  it('gives errors by field, in the reader’s language', () => {
    const [form] = schoolForms()
    if (!form) throw new Error('no forms')
    const { errorSchema, errors } = interpreterValidator(form, 'en').validateFormData(
      { topic: 'exam', examDate: 'soon' },
      {},
    )
    expect(errorSchema).toMatchObject({
      examDate: { __errors: ['“Date of the exam” must be a real date such as 2026-09-01'] },
    })
    expect(errors).toHaveLength(1)
  })
})
