import { useRef } from 'react'
import { type Answers, dropHidden, type IntakeForm, visibleFields, withDefaults } from '../fields/index.ts'

const asAnswers = (answers: object): Answers => {
  const given = Object.entries(answers).filter(([, answer]) => answer !== undefined)
  return Object.fromEntries(given) as Answers
}

/**
 * The answers after a change: without those to fields that it hides, and with what the person had typed, or the default, in those it
 * brings back. So nothing typed is lost by trying another choice (X8), and nothing hidden is sent.
 */
export function settle(
  form: IntakeForm,
  before: Answers,
  changed: object,
  remembered: Map<string, Answers[string]>,
): Answers {
  let next = asAnswers(changed)
  for (const key of dropHidden(form.schema, next).dropped) {
    const answer = next[key]
    if (answer !== undefined) remembered.set(key, answer)
  }
  next = asAnswers(dropHidden(form.schema, next).answers)
  // Only fields that the change opens are filled: a field that the person has just emptied stays empty.
  const wasShown = new Set(shownKeys(form, before))
  for (let isChanged = true; isChanged; ) {
    isChanged = false
    const defaults = withDefaults(form, next)
    for (const key of shownKeys(form, next)) {
      if (wasShown.has(key) || next[key] !== undefined) continue
      const answer = remembered.get(key) ?? defaults[key]
      if (answer === undefined) continue
      next = { ...next, [key]: answer }
      isChanged = true
    }
  }
  return next
}

const shownKeys = (form: IntakeForm, answers: Answers): readonly string[] =>
  visibleFields(form, answers).map(field => field.path)

/** {@link settle} with a memory that lasts as long as the form is on the page. */
export function useRememberedAnswers(form: IntakeForm, value: Answers): (changed: object) => Answers {
  const remembered = useRef(new Map<string, Answers[string]>())
  return changed => settle(form, value, changed, remembered.current)
}
