import { type Word, word } from '../../words/word.ts'
import type { CaseView, Field, Fields, Problem, Raw, RawRecord } from './field.ts'

export const isRecord = (raw: Raw | undefined): raw is RawRecord =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)
export const asRecord = (raw: Raw | undefined): RawRecord => (isRecord(raw) ? raw : {})
export const asRows = (raw: Raw | undefined): readonly Raw[] => (Array.isArray(raw) ? raw : [])

/** A fresh form: every field empty. */
export function emptyAnswers(fields: Fields): RawRecord {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, field.empty]))
}

export function isShown(field: Field<unknown>, beside: RawRecord, view: CaseView): boolean {
  return field.shown ? field.shown(beside, view) : true
}

const MISSING: Word = word('必填', 'Required')

/** An answer that says nothing: no text, no choice, no row. */
function isBlank(raw: Raw | undefined): boolean {
  if (raw === undefined || raw === null) return true
  if (typeof raw === 'string') return raw.trim() === ''
  return Array.isArray(raw) && raw.length === 0
}

/** What a form still lacks or has wrong, from top to bottom; empty when it can be sent. */
export function problemsOf(fields: Fields, answers: RawRecord, view: CaseView, under = ''): readonly Problem[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (!isShown(field, answers, view)) return []
    const path = under + key
    const raw = answers[key] ?? null
    const { shape } = field
    if (shape.kind === 'group') {
      if (shape.toggle && raw === null) return []
      return problemsOf(shape.fields, asRecord(raw), view, `${path}.`)
    }
    if (shape.kind === 'rows') {
      const rows = asRows(raw)
      const few = rows.length < shape.least ? [{ path, message: MISSING }] : []
      return [...few, ...rows.flatMap((row, n) => problemsOf(shape.fields, asRecord(row), view, `${path}.${n}.`))]
    }
    if (isBlank(raw)) return field.required ? [{ path, message: MISSING }] : []
    const message = field.problem(raw)
    return message ? [{ path, message }] : []
  })
}

/** The answers as the action's input wants them. Only for a form without problems. */
export function readAnswers(fields: Fields, answers: RawRecord, view: CaseView): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      isShown(field, answers, view) ? field.read(answers[key] ?? field.empty, view) : field.absent,
    ]),
  )
}

/** The server names a text by its inner key (`reason.text`); on the page it is the field's. */
export function pathOnPage(serverField: string): string {
  return serverField.replace(/\.text$/, '').replace(/\[(\d+)\]/g, '.$1')
}
