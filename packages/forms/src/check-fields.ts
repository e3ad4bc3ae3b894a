import { dropHidden, withoutBlanks } from './fields.ts'
import { type Answers, type IntakeForm, isRecord } from './form.ts'
import { type FieldError, sayIssues } from './messages.ts'
import { type Issue, validateAnswers } from './validate.ts'

export type Checked =
  | { readonly answers: Answers; readonly dropped: readonly string[] }
  | { readonly errors: readonly FieldError[] }

/** Takes out blanks and hidden answers, asks `issuesOf` about the rest, and says the result: the one order of work for every checker. */
export function checkWith(
  form: IntakeForm,
  answers: unknown,
  issuesOf: (answers: Record<string, unknown>) => readonly Issue[],
): Checked {
  if (!isRecord(answers)) return { errors: sayIssues(form, [{ path: '', keyword: 'type', limit: 'object' }]) }
  const shown = dropHidden(form.schema, withoutBlanks(answers))
  const issues = issuesOf(shown.answers)
  if (issues.length > 0) return { errors: sayIssues(form, issues) }
  const plain = Object.entries(shown.answers).map(
    ([key, value]) => [key, isRecord(value) ? { ...value } : value] as const,
  )
  const copy: Record<string, unknown> = {}
  for (const [key, value] of plain) copy[key] = value
  // Every value is a scalar, a list of scalars or a group of those: the check has just said so.
  return { answers: copy as Answers, dropped: shown.dropped }
}

/** What the page says before sending. The server's `checkAnswers` has the last word and agrees with it. */
export const checkFields = (form: IntakeForm, answers: unknown): Checked =>
  checkWith(form, answers, shown => validateAnswers(form.schema, shown))
