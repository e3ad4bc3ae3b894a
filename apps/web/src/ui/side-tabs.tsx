import './side-tabs.css'
import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'

export interface SideTab<Key extends string> {
  readonly key: Key
  readonly label: string
  readonly children: ReactNode
}

/** Tabs of a panel: one is open, arrows go along them, Enter or a click opens (ARIA Authoring Practices, tabs with manual activation). */
export function SideTabs<Key extends string>(props: {
  name: string
  open: Key
  tabs: readonly SideTab<Key>[]
  onOpen: (key: Key) => void
}) {
  const { name, open, tabs, onOpen } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, at: number) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const buttons = list.current?.querySelectorAll<HTMLElement>('[role="tab"]')
    buttons?.[(at + step + tabs.length) % tabs.length]?.focus()
  }
  return (
    <>
      <div ref={list} role="tablist" aria-label={name} className="side-tabs">
        {tabs.map(({ key, label }, at) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`${id}-${key}`}
            aria-selected={key === open}
            aria-controls={`${id}-panel`}
            tabIndex={key === open ? 0 : -1}
            onClick={() => onOpen(key)}
            onKeyDown={event => onKeyDown(event, at)}
          >
            {label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open}`}>
        {tabs.find(({ key }) => key === open)?.children}
      </div>
    </>
  )
}
