/** The interpreter of intake forms alone, for browser, kiosk and mini-program: no dependencies, no `eval`, ES2018. */
export { type Checked, checkFields } from '../check-fields.ts'
export { dropHidden, type VisibleField, visibleFields, withDefaults, withoutBlanks } from '../fields.ts'
export type {
  Answer,
  Answers,
  Bilingual,
  FactExport,
  FieldSchema,
  FieldUi,
  FormSchema,
  IntakeForm,
  LeafSchema,
  Scalar,
  WidgetName,
} from '../form.ts'
export { type FieldError, labelOf, sayIssue } from '../messages.ts'
export { type Issue, validateAnswers } from '../validate.ts'
