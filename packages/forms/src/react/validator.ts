import {
  type RJSFSchema,
  type RJSFValidationError,
  toErrorSchema,
  type ValidationData,
  type ValidatorType,
} from '@rjsf/utils'
import { type Answers, type IntakeForm, sayIssue, validateAnswers } from '../fields/index.ts'
import { conditionHolds } from '../fields.ts'
import { type Condition, isRecord } from '../form.ts'
import type { Locale } from './words.ts'

const isCondition = (schema: unknown): schema is Condition =>
  isRecord(schema) &&
  isRecord(schema.properties) &&
  Array.isArray(schema.required) &&
  Object.values(schema.properties).every(
    wanted => isRecord(wanted) && ('const' in wanted || Array.isArray(wanted.enum)),
  )

/**
 * Our interpreter in the shape rjsf asks for, so that no schema is compiled in the browser and the page needs no `unsafe-eval`. It knows
 * one form: asked about a condition of it, it decides the condition; asked about anything else, it validates by the whole form.
 */
export function interpreterValidator(form: IntakeForm, locale: Locale): ValidatorType<Answers, RJSFSchema> {
  const errorsIn = (answers: unknown): RJSFValidationError[] =>
    validateAnswers(form.schema, answers).map(issue => {
      const { message } = sayIssue(form, issue)
      const said = message[locale]
      return { name: issue.keyword, property: `.${issue.path}`, message: said, stack: said }
    })
  return {
    isValid: (schema, answers) => {
      if (!isRecord(answers)) return false
      return isCondition(schema) ? conditionHolds(schema, answers) : validateAnswers(form.schema, answers).length === 0
    },
    validateFormData: (answers): ValidationData<Answers> => {
      const errors = errorsIn(answers ?? {})
      return { errors, errorSchema: toErrorSchema<Answers>(errors) }
    },
    rawValidation: (_schema, answers) => ({
      errors: validateAnswers(form.schema, answers ?? {}).map(issue => issue as never),
    }),
  }
}
