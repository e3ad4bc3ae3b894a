import type { WidgetProps } from '@rjsf/utils'
import { type ReactNode, useState } from 'react'
import { contextOf } from './context.ts'
import { attributesOf, textOf } from './widget-attributes.ts'
import { say, WORDS } from './words.ts'

const TYPES: Readonly<Record<string, 'email' | 'tel'>> = { email: 'email', phone: 'tel' }

export function TextWidget(props: WidgetProps): ReactNode {
  const { schema, value, placeholder, onChange } = props
  return (
    <input
      {...attributesOf(props)}
      className="zf-input"
      type={TYPES[schema.format ?? ''] ?? 'text'}
      value={textOf(value)}
      placeholder={placeholder || undefined}
      autoComplete="off"
      onChange={event => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

/** A text field with a number's keyboard: unlike `type="number"` it never swallows what a person typed. */
export function NumberWidget(props: WidgetProps): ReactNode {
  const { schema, value, placeholder, onChange } = props
  return (
    <input
      {...attributesOf(props)}
      className="zf-input"
      type="text"
      inputMode={schema.type === 'integer' ? 'numeric' : 'decimal'}
      value={textOf(value)}
      placeholder={placeholder || undefined}
      autoComplete="off"
      onChange={event => onChange(event.target.value.trim() === '' ? undefined : event.target.value.trim())}
    />
  )
}

export function DateWidget(props: WidgetProps): ReactNode {
  return (
    <input
      {...attributesOf(props)}
      className="zf-input"
      type="date"
      value={textOf(props.value)}
      onChange={event => props.onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

export function TextareaWidget(props: WidgetProps): ReactNode {
  return (
    <textarea
      {...attributesOf(props)}
      className="zf-input zf-textarea"
      rows={4}
      value={textOf(props.value)}
      placeholder={props.placeholder || undefined}
      onChange={event => props.onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  )
}

const asLines = (value: unknown): string => (Array.isArray(value) ? value.map(textOf).join('\n') : '')

/** A list of short texts or numbers, one a line. Lines are kept as typed; blank ones are not answers. */
export function LinesWidget(props: WidgetProps): ReactNode {
  const { schema, value, onChange, registry } = props
  const [typed, setTyped] = useState(asLines(value))
  const items = schema.items
  const isNumeric =
    typeof items === 'object' && !Array.isArray(items) && (items.type === 'number' || items.type === 'integer')
  const answersIn = (text: string): readonly unknown[] =>
    text
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== '')
      .map(line => (isNumeric && Number.isFinite(Number(line)) ? Number(line) : line))
  const isSame = asLines(answersIn(typed)) === asLines(value)
  return (
    <textarea
      {...attributesOf(props)}
      className="zf-input zf-textarea"
      rows={4}
      value={isSame ? typed : asLines(value)}
      placeholder={props.placeholder || say(contextOf(registry).locale, WORDS.oneALine)}
      onChange={event => {
        setTyped(event.target.value)
        const answers = answersIn(event.target.value)
        onChange(answers.length > 0 ? answers : undefined)
      }}
    />
  )
}
