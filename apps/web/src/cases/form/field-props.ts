import type { ReactNode } from 'react'
import type { Word } from '../../words/word.ts'
import type { CaseView, Field, Fields, Raw, RawRecord } from './field.ts'

/** The fields of one level of a form and their answers. */
export interface LevelProps {
  readonly fields: Fields
  readonly answers: RawRecord
  /** Path to this level, with its dot; empty at the top. */
  readonly under: string
  readonly view: CaseView
  readonly problems: ReadonlyMap<string, Word>
  /** Takes a step from the answers as they are then: an upload may end long after it was begun. */
  readonly onChange: (step: (answers: RawRecord) => RawRecord) => void
}

/** What every field is drawn from; `path` names it in problems and ids. */
export interface FieldProps {
  readonly field: Field<unknown>
  readonly path: string
  readonly raw: Raw
  readonly beside: RawRecord
  readonly view: CaseView
  readonly problems: ReadonlyMap<string, Word>
  /** Answers to change, this field's or those beside it. */
  readonly patch: (answers: RawRecord) => void
  readonly set: (raw: Raw) => void
  /** As `set`, from the answer as it is then. */
  readonly step: (from: (raw: Raw) => Raw) => void
  /** Draws the fields inside this one. */
  readonly level: (props: LevelProps) => ReactNode
}

/** The id that ties a control to its label (`-label`), hint (`-hint`) and problem (`-problem`). */
export const fieldId = (path: string) => `f-${path.replaceAll('.', '-')}`

export function describedBy({ path, field, problems }: Pick<FieldProps, 'path' | 'field' | 'problems'>) {
  const id = fieldId(path)
  const ids = [field.hint ? `${id}-hint` : '', problems.has(path) ? `${id}-problem` : ''].filter(Boolean)
  const described: { 'aria-describedby'?: string } = ids.length > 0 ? { 'aria-describedby': ids.join(' ') } : {}
  return described
}
