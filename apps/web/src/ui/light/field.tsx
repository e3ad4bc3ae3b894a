import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

export interface FieldFrame {
  label: ReactNode
  /** Shown after the label, for instance “可不填”. */
  optional?: string | undefined
  hint?: ReactNode
  error?: string | null | undefined
}

export interface FieldIds {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

/** Label above, hint below the label, mistake below the field; the field is told of both. */
export function Field({
  label,
  optional,
  hint,
  error,
  children,
}: FieldFrame & { children: (ids: FieldIds) => ReactNode }) {
  const id = useId()
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {optional && <span className="optional">{optional}</span>}
      </label>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined })}
      {error && (
        <p className="mistake" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

type InputProps = FieldFrame &
  Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange' | 'value'> & { value: string; onText: (text: string) => void }

export function TextInput({ label, optional, hint, error, value, onText, className, ...rest }: InputProps) {
  return (
    <Field label={label} optional={optional} hint={hint} error={error}>
      {ids => (
        <input
          {...rest}
          {...ids}
          className={['input', className].filter(Boolean).join(' ')}
          value={value}
          onChange={event => onText(event.target.value)}
        />
      )}
    </Field>
  )
}
