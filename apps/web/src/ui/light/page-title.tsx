import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of a page: names the document and takes the focus, so a screen reader starts there after a change of page. */
export function PageTitle({ title, suffix, children }: { title: string; suffix: string; children?: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = title === suffix ? title : `${title} · ${suffix}`
  }, [title, suffix])
  useEffect(() => {
    if (cameFromAnotherPage) {
      heading.current?.focus({ preventScroll: true })
      window.scrollTo({ top: 0 })
    }
    cameFromAnotherPage = true
  }, [])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  )
}
let cameFromAnotherPage = false
