import './tag.css'
import type { ReactNode } from 'react'

/** A small word in a frame. `strong` fills it, for what must not be overlooked. */
export function Tag({ tone = 'plain', children }: { tone?: 'plain' | 'warm' | 'strong' | 'pen'; children: ReactNode }) {
  return <span className={`tag tag-${tone}`}>{children}</span>
}
