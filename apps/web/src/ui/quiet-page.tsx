import './quiet-page.css'
import type { ReactNode } from 'react'

/** An empty or failed place: what it is, in a sentence that helps, and perhaps what to do. `isWholePage` makes the title the page's heading. */
export function QuietPage(props: { title: string; children?: ReactNode; action?: ReactNode; isWholePage?: boolean }) {
  const { title, children, action, isWholePage = false } = props
  const Title = isWholePage ? 'h1' : 'p'
  return (
    <div className="quiet">
      <svg viewBox="0 0 64 64" width="48" height="48" aria-hidden="true">
        <rect x="14" y="8" width="38" height="48" rx="4" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M22 8v48M28 22h16M28 32h16M28 42h10" stroke="currentColor" strokeWidth="2" fill="none" />
      </svg>
      <Title className="quiet-title">{title}</Title>
      {children ? <div className="quiet-text">{children}</div> : null}
      {action}
    </div>
  )
}
