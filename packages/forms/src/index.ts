/** Intake forms for the server: read and refuse forms, check answers with ajv, turn answers into facts. */
export { checkAnswers } from './check-answers.ts'
export type { Checked } from './check-fields.ts'
export { type ClosedSchema, closeSchema } from './closed-schema.ts'
export {
  type Compatibility,
  compareForms,
  type Finding,
  type MigrationStep,
  type PastUse,
  type Verdict,
} from './compatibility.ts'
export { type FormFact, factDefinitions, factsFromAnswers } from './facts.ts'
export { type VisibleField, visibleFields } from './fields.ts'
export type {
  Answer,
  Answers,
  Bilingual,
  FactExport,
  FormFactType,
  FormSchema,
  IntakeForm,
  Problem,
  Scalar,
} from './form.ts'
export type { FieldError } from './messages.ts'
export { type ParsedForm, parseForm } from './parse-form.ts'
export { schoolForms } from './school-forms.ts'
export { unsupported } from './subset.ts'
