import type { ReactNode } from 'react'
import { type Answers, type IntakeForm, type LeafSchema, type VisibleField, visibleFields } from '../fields/index.ts'
import { type Locale, say, WORDS } from './words.ts'

export interface AnswersViewProps {
  readonly form: IntakeForm
  readonly answers: Answers
  readonly locale: Locale
  /** How to show a file; without it files are counted. */
  readonly renderFile?: ((fileId: string) => ReactNode) | undefined
}

type Row = { readonly path: string; readonly label: string; readonly content: ReactNode }

const listed = (locale: Locale, words: readonly string[]): string => words.join(locale === 'zh' ? '、' : ', ')

function wordOf(field: VisibleField, value: unknown, locale: Locale): string {
  if (typeof value === 'boolean') return say(locale, value ? WORDS.yes : WORDS.no)
  const words = field.ui?.options?.[String(value)]
  return words ? say(locale, words) : String(value)
}

function contentOf(field: VisibleField, leaf: LeafSchema, value: unknown, props: AnswersViewProps): ReactNode {
  const { locale, renderFile } = props
  if (!Array.isArray(value)) return wordOf(field, value, locale)
  const isFiles = leaf.type === 'array' && leaf.items.format === 'file-id'
  if (!isFiles)
    return listed(
      locale,
      value.map(one => wordOf(field, one, locale)),
    )
  if (!renderFile)
    return locale === 'zh' ? `${value.length} 个文件` : `${value.length} ${value.length === 1 ? 'file' : 'files'}`
  return (
    <ul className="zf-file-list">
      {value.map(fileId => (
        <li key={String(fileId)}>{renderFile(String(fileId))}</li>
      ))}
    </ul>
  )
}

function rowsOf(fields: readonly VisibleField[], answers: object, props: AnswersViewProps): readonly Row[] {
  return fields.flatMap(field => {
    const value: unknown = Reflect.get(answers, field.path.split('.').at(-1) ?? '')
    if (value === undefined || value === null || value === '') return []
    if (field.schema.type === 'object') {
      return typeof value === 'object' ? rowsOf(field.fields ?? [], value, props) : []
    }
    const label = field.ui ? say(props.locale, field.ui.label) : field.path
    return [{ path: field.path, label, content: contentOf(field, field.schema, value, props) }]
  })
}

/** What was answered, in the words of the form, as a description list. Unanswered and hidden fields are left out. */
export function AnswersView(props: AnswersViewProps): ReactNode {
  const { form, answers, locale } = props
  const rows = rowsOf(visibleFields(form, answers), answers, props)
  const lang = locale === 'zh' ? 'zh-CN' : 'en'
  if (rows.length === 0) {
    return (
      <p className="zf-nothing" lang={lang}>
        {say(locale, WORDS.nothing)}
      </p>
    )
  }
  return (
    <dl className="zf-answers" lang={lang}>
      {rows.map(row => (
        <div key={row.path} className="zf-answer">
          <dt>{row.label}</dt>
          <dd>{row.content}</dd>
        </div>
      ))}
    </dl>
  )
}
