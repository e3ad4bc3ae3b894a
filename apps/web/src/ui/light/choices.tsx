import { type ReactNode, useId } from 'react'

export interface Choice<V extends string> {
  value: V
  label: ReactNode
  more?: ReactNode
  icon?: ReactNode
}

interface Props<V extends string> {
  legend: ReactNode
  /** The legend is read out but not drawn, where a heading says the same. */
  unseenLegend?: boolean
  hint?: ReactNode
  error?: string | null | undefined
  options: readonly Choice<V>[]
  value: V | null
  onChoose: (value: V) => void
  look?: 'list' | 'columns' | 'chips'
  /** Several lists that make up one question share a name, so one answer replaces the other. */
  name?: string
}

export function Choices<V extends string>({
  legend,
  unseenLegend,
  hint,
  error,
  options,
  value,
  onChoose,
  look = 'list',
  name,
}: Props<V>) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined
  return (
    <fieldset className="field" aria-describedby={described}>
      <legend className={unseenLegend ? 'unseen' : 'legend'}>{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <div className={look === 'list' ? 'choices' : `choices ${look}`}>
        {options.map(option => (
          <label key={option.value} className={option.icon ? 'choice pictured' : 'choice'}>
            {option.icon}
            <input
              type="radio"
              name={name ?? id}
              value={option.value}
              checked={option.value === value}
              onChange={() => onChoose(option.value)}
            />
            <span className="what">{option.label}</span>
            {option.more && <span className="more">{option.more}</span>}
          </label>
        ))}
      </div>
      {error && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
