import { useState } from 'react'
import { type Answers, checkFields, type FieldError, type IntakeForm } from '../fields/index.ts'
import type { Locale } from './words.ts'

type ByPath = { readonly [path: string]: string }

const byPath = (errors: readonly FieldError[], locale: Locale): ByPath => {
  const said: Record<string, string> = {}
  for (const error of errors) said[error.field] = error.message[locale]
  return said
}

const answerAt = (answers: Answers, path: string): unknown => {
  const [key = '', name] = path.split('.')
  const answer: unknown = answers[key]
  return name === undefined
    ? answer
    : typeof answer === 'object' && answer !== null
      ? Reflect.get(answer, name)
      : undefined
}

/**
 * The error to show beside each field. Errors given from outside (a refused submission) stay until their field is put right; a field the
 * person has left with a wrong answer says so at once; an empty one is not nagged about before submission.
 */
export function errorsToShow(
  now: ByPath,
  given: ByPath,
  answers: { readonly before: Answers; readonly now: Answers },
  left: ReadonlySet<string>,
): ByPath {
  const shown: Record<string, string> = {}
  for (const path of new Set([...Object.keys(now), ...Object.keys(given)])) {
    const isEdited = JSON.stringify(answerAt(answers.before, path)) !== JSON.stringify(answerAt(answers.now, path))
    const isWrongAnswer = left.has(path) && answerAt(answers.now, path) !== undefined
    const said =
      given[path] !== undefined && !isEdited
        ? given[path]
        : given[path] !== undefined || isWrongAnswer
          ? now[path]
          : undefined
    if (said !== undefined) shown[path] = said
  }
  return shown
}

/** {@link errorsToShow} for a page: remembers the answers the given errors were about, and which fields the person has left. */
export function useShownErrors(
  form: IntakeForm,
  value: Answers,
  errors: readonly FieldError[] | undefined,
  locale: Locale,
): { readonly shown: ByPath; readonly leave: (path: string) => void } {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [about, setAbout] = useState({ errors, before: value })
  if (about.errors !== errors) setAbout({ errors, before: value })
  const checked = checkFields(form, value)
  const now = byPath('errors' in checked ? checked.errors : [], locale)
  const before = about.errors === errors ? about.before : value
  return {
    shown: errorsToShow(now, byPath(errors ?? [], locale), { before, now: value }, left),
    leave: path => setLeft(known => (known.has(path) ? known : new Set([...known, path]))),
  }
}
