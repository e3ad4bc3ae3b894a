import { type ReactNode, useId } from 'react'

interface Props {
  label: ReactNode
  more?: ReactNode
  on: boolean
  onTurn: (on: boolean) => void
}

export function Switch({ label, more, on, onTurn }: Props) {
  const id = useId()
  return (
    <label className="switch">
      <span className="what" id={`${id}-label`}>
        {label}
      </span>
      <input
        type="checkbox"
        role="switch"
        checked={on}
        aria-checked={on}
        aria-labelledby={`${id}-label`}
        aria-describedby={more ? `${id}-more` : undefined}
        onChange={event => onTurn(event.target.checked)}
      />
      {more && (
        <span className="more" id={`${id}-more`}>
          {more}
        </span>
      )}
    </label>
  )
}

export function Tick({
  label,
  on,
  onTurn,
  error,
}: {
  label: ReactNode
  on: boolean
  onTurn: (on: boolean) => void
  error?: string | null
}) {
  const id = useId()
  return (
    <div className="field">
      <label className="tick">
        <input
          type="checkbox"
          checked={on}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          onChange={event => onTurn(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {error && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
