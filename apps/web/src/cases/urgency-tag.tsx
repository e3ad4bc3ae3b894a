import type { Urgency } from '@zuoyeben/lifecycle'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { URGENCY_WORDS } from '../words/terms.ts'

const TONES = { P0: 'strong', P1: 'warm', P2: 'plain', P3: 'plain' } as const

/** How pressing it is: code and word; the frame only adds weight. */
export function UrgencyTag({ urgency }: { urgency: Urgency }) {
  const say = useSay()
  return (
    <Tag tone={TONES[urgency]}>
      {urgency} {say(URGENCY_WORDS[urgency])}
    </Tag>
  )
}
