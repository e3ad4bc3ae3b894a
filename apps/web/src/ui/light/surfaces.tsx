import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

type Tone = 'calm' | 'good' | 'careful' | 'wrong'
const TONE_ICON: Readonly<Record<Tone, IconName>> = { calm: 'notice', good: 'check', careful: 'alert', wrong: 'alert' }

interface CalloutProps {
  tone?: Tone
  icon?: IconName
  head?: ReactNode
  /** `alert` is read out at once, `status` when the reader pauses; leave it out for what was there from the start. */
  role?: 'alert' | 'status'
  children?: ReactNode
}

export function Callout({ tone = 'calm', icon, head, role, children }: CalloutProps) {
  return (
    <div className={`callout ${tone}`} role={role}>
      <Icon name={icon ?? TONE_ICON[tone]} />
      <div className="body">
        {head && <p className="head">{head}</p>}
        {children}
      </div>
    </div>
  )
}

export function Disclosure({
  summary,
  open,
  children,
  onOpen,
}: {
  summary: ReactNode
  open?: boolean
  children: ReactNode
  onOpen?: (open: boolean) => void
}) {
  return (
    <details className="disclosure" open={open} onToggle={event => onOpen?.(event.currentTarget.open)}>
      <summary>
        <Icon name="chevron" size={18} turn />
        <span>{summary}</span>
      </summary>
      <div className="inside">{children}</div>
    </details>
  )
}

/** Grey lines while something loads; `label` is what a screen reader says. */
export function Skeleton({ lines = 3, label }: { lines?: number; label: string }) {
  return (
    <div className="skeleton" role="status">
      {Array.from({ length: lines }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike
        <i key={at} />
      ))}
      <span className="unseen">{label}</span>
    </div>
  )
}

/** One character in the ruled square of a Chinese copybook. */
export function Square({ char, size = 44, look }: { char: string; size?: number; look?: 'on' | 'off' | undefined }) {
  return (
    <svg
      className={look ? `square ${look}` : 'square'}
      width={size}
      height={size}
      viewBox="0 0 44 44"
      aria-hidden="true"
    >
      <rect x="1" y="1" width="42" height="42" rx="3" strokeWidth="1.500" />
      <path d="M22 2v40M2 22h40" strokeWidth="1" strokeDasharray="3 3" />
      <text x="22" y="33" textAnchor="middle" fontSize="30">
        {char}
      </text>
    </svg>
  )
}

export interface Phone {
  name: string
  phone: string
}
export function Phones({ list, big = false }: { list: readonly Phone[]; big?: boolean }) {
  return (
    <ul className={big ? 'phones big' : 'phones'}>
      {list.map(({ name, phone }) => (
        <li key={name + phone}>
          <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
            <Icon name="phone" size={20} />
            <span>{name}</span>
            <span className="number">{phone}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
