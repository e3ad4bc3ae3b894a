import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import type { Word } from '../words/word.ts'

/** What the server found wrong: by field, and in one sentence where no field of the form is meant. */
export function useProblems(fields: readonly string[]) {
  const [byField, setByField] = useState<Readonly<Record<string, Word>>>({})
  const [message, setMessage] = useState<Word | null>(null)
  return {
    byField,
    message,
    tell: (problems: Readonly<Record<string, Word>>) => {
      setByField(problems)
      setMessage(null)
    },
    /** A field that is being changed is no longer wrong. */
    forget: (field: string) =>
      setByField(present => Object.fromEntries(Object.entries(present).filter(([key]) => key !== field))),
    /** Reads the error of a call. */
    read: (error: unknown) => {
      const { problems, message: why } = failureOf(error)
      const own = problems.filter(({ path }) => fields.includes(path))
      setByField(Object.fromEntries(own.map(({ path, message: words }) => [path, words])))
      setMessage(own.length > 0 ? null : (problems[0]?.message ?? why))
    },
  }
}

/** The fields that are empty, each with a word that says so. */
export function emptyOnes(values: Readonly<Record<string, string>>): Record<string, Word> {
  const empty = Object.keys(values).filter(key => !values[key]?.trim())
  return Object.fromEntries(empty.map(key => [key, { zh: '必填', en: 'Required' }]))
}
