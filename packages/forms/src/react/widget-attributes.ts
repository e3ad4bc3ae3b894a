import type { WidgetProps } from '@rjsf/utils'
import { contextOf, describedBy, pathOfId } from './context.ts'

/** What every control carries: its id and name, and which help and error belong to it. */
export function attributesOf(props: WidgetProps) {
  const { id, name, disabled, readonly, required, options, registry, onBlur, value } = props
  const hasError = contextOf(registry).errors[pathOfId(id)] !== undefined
  return {
    id,
    name,
    disabled: Boolean(disabled || readonly),
    'aria-required': required ? true : undefined,
    'aria-invalid': hasError ? true : undefined,
    'aria-describedby': describedBy(id, Boolean(options.help), hasError),
    onBlur: () => onBlur(id, value),
  }
}

/** The value as text for an input; nothing answered is an empty one. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : ''
