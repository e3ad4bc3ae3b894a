import type { ButtonHTMLAttributes } from 'react'

type Kind = 'primary' | 'plain' | 'quiet' | 'danger'

interface Props extends ButtonHTMLAttributes<HTMLButtonElement> {
  kind?: Kind
  size?: 'large'
  /** Work is under way: further taps do nothing, the button keeps the focus. */
  busy?: boolean
}

export function Button({ kind = 'plain', size, busy = false, onClick, children, type = 'button', ...rest }: Props) {
  return (
    <button
      {...rest}
      type={type}
      className={['btn', kind, size].filter(Boolean).join(' ')}
      aria-disabled={busy || undefined}
      aria-busy={busy || undefined}
      onClick={event => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {busy && <span className="spin" aria-hidden="true" />}
      {children}
    </button>
  )
}
