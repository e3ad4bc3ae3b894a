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
  let next = asAnswers(dropHidden(form.schema, asAnswers(changed)).answers)
  const isShown = new Set(shownKeys(form, next))
  const wasShown = new Set(shownKeys(form, before))
  // What is hidden is taken from the answers before: rjsf has already taken it out of the changed ones.
  for (const key of wasShown) {
    const answer = before[key]
    if (isShown.has(key)) continue
    if (answer === undefined) remembered.delete(key)
    else remembered.set(key, answer)
  }
  // Only fields that the change opens are filled: a field that the person has just emptied stays empty.
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
