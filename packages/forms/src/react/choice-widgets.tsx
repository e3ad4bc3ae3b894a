import type { WidgetProps } from '@rjsf/utils'
import type { ReactNode } from 'react'
import { contextOf } from './context.ts'
import { attributesOf } from './widget-attributes.ts'
import { say, WORDS } from './words.ts'

/** Choices go through the page as their place in the list: a value may be a number or contain anything. */
export function SelectWidget(props: WidgetProps): ReactNode {
  const { value, options, onChange, placeholder, registry } = props
  const choices = options.enumOptions ?? []
  const chosen = choices.findIndex(choice => choice.value === value)
  return (
    <select
      {...attributesOf(props)}
      className="zf-input zf-select"
      value={chosen === -1 ? '' : String(chosen)}
      onChange={event => onChange(event.target.value === '' ? undefined : choices[Number(event.target.value)]?.value)}
    >
      <option value="">{placeholder || say(contextOf(registry).locale, WORDS.choose)}</option>
      {choices.map((choice, index) => (
        <option key={String(choice.value)} value={String(index)}>
          {choice.label}
        </option>
      ))}
    </select>
  )
}

/** Radio buttons, with a way back to no answer where an answer is optional. */
export function RadioWidget(props: WidgetProps): ReactNode {
  const { id, value, options, onChange, required, registry } = props
  const { disabled, onBlur } = attributesOf(props)
  const choices = options.enumOptions ?? []
  return (
    <div className="zf-choices">
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="zf-choice" htmlFor={`${id}-${index}`}>
          <input
            id={`${id}-${index}`}
            name={id}
            type="radio"
            checked={choice.value === value}
            disabled={disabled}
            onBlur={onBlur}
            onChange={() => onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
      {value !== undefined && !required && !disabled ? (
        <button type="button" className="zf-button zf-quiet" onClick={() => onChange(undefined)}>
          {say(contextOf(registry).locale, WORDS.clear)}
        </button>
      ) : null}
    </div>
  )
}

export function CheckboxesWidget(props: WidgetProps): ReactNode {
  const { id, value, options, onChange } = props
  const { disabled, onBlur, 'aria-invalid': isInvalid } = attributesOf(props)
  const choices = options.enumOptions ?? []
  const picked: readonly unknown[] = Array.isArray(value) ? value : []
  const toggle = (changed: unknown): void => {
    const next = choices
      .map(choice => choice.value as unknown)
      .filter(one => (one === changed ? !picked.includes(one) : picked.includes(one)))
    onChange(next.length > 0 ? next : undefined)
  }
  return (
    <div className="zf-choices">
      {choices.map((choice, index) => (
        <label key={String(choice.value)} className="zf-choice" htmlFor={`${id}-${index}`}>
          <input
            id={`${id}-${index}`}
            name={id}
            type="checkbox"
            checked={picked.includes(choice.value)}
            disabled={disabled}
            aria-invalid={isInvalid}
            onBlur={onBlur}
            onChange={() => toggle(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </div>
  )
}

export function CheckboxWidget(props: WidgetProps): ReactNode {
  const { id, label, required, value, registry, onChange } = props
  return (
    <label className="zf-choice" htmlFor={id}>
      <input
        {...attributesOf(props)}
        type="checkbox"
        checked={value === true}
        onChange={event => onChange(event.target.checked ? true : undefined)}
      />
      <span>
        {label}
        {required ? <span className="zf-required"> ({say(contextOf(registry).locale, WORDS.required)})</span> : null}
      </span>
    </label>
  )
}
