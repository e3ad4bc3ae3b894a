import type { ReactNode } from 'react'

/** A page that scrolls by itself: reached by keyboard even where nothing in it can be focused. */
export function ScrollPage({ name, className, children }: { name: string; className?: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
    <section className={`page-scroll ${className ?? ''}`} aria-label={name} tabIndex={0}>
      {children}
    </section>
  )
}
