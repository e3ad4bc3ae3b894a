import { type ReactNode, useId, useState } from 'react'

interface Props {
  legend: ReactNode
  /** What each number of stars means, one star first. */
  meanings: readonly [string, string, string, string, string]
  value: number | null
  onChoose: (value: number) => void
  error?: string | null | undefined
}

/** Five radio buttons drawn as stars. Nothing is chosen beforehand (C3-02: no default praise). */
export function Stars({ legend, meanings, value, onChoose, error }: Props) {
  const id = useId()
  const [hovered, setHovered] = useState<number | null>(null)
  const lit = hovered ?? value ?? 0
  return (
    <fieldset className="field" aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="legend">{legend}</legend>
      <div className="row">
        <div className="stars">
          {meanings.map((meaning, at) => (
            <label
              key={meaning}
              className={at < lit ? 'lit' : undefined}
              onPointerEnter={event => event.pointerType === 'mouse' && setHovered(at + 1)}
              onPointerLeave={() => setHovered(null)}
            >
              <span className="unseen">
                {at + 1}/5 {meaning}
              </span>
              <input
                type="radio"
                name={id}
                value={at + 1}
                checked={value === at + 1}
                onChange={() => onChoose(at + 1)}
              />
              <svg
                width="30"
                height="30"
                viewBox="0 0 24 24"
                fill="none"
                stroke="currentColor"
                strokeWidth="1.6"
                strokeLinejoin="round"
                aria-hidden="true"
              >
                <path d="m12 3.200 2.700 5.600 6.100.9-4.400 4.300 1 6.100-5.400-2.900-5.400 2.900 1-6.100L3.200 9.700l6.100-.9L12 3.200Z" />
              </svg>
            </label>
          ))}
        </div>
        <span className="soft" aria-hidden="true">
          {lit > 0 ? meanings[lit - 1] : ''}
        </span>
      </div>
      {error && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  )
}
