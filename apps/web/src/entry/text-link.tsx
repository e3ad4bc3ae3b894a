import type { ReactNode } from 'react'
import { Link } from 'wouter'

/** A link inside the light entry. */
export function TextLink({ to, children, look }: { to: string; children: ReactNode; look?: string }) {
  return (
    <Link href={to} className={look ?? 'link'}>
      {children}
    </Link>
  )
}
