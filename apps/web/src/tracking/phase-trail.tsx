import type { Phase } from '@zuoyeben/lifecycle'
import { useLocale, useWords } from '../locale.ts'
import { Square } from '../ui/light/surfaces.tsx'
import { PHASE_WORDS } from '../words/statuses.ts'
import { trackingWords } from './words.ts'

const PHASES: readonly { phase: Phase; char: string }[] = [
  { phase: 'leave', char: '留' },
  { phase: 'do', char: '做' },
  { phase: 'mark', char: '判' },
]

/** 留作业 · 做作业 · 判作业, and where the case is (A-05, B-01). */
export function PhaseTrail({ phase }: { phase: Phase }) {
  const { locale } = useLocale()
  const { view: say } = useWords(trackingWords)
  const now = PHASES.findIndex(one => one.phase === phase)
  return (
    <ol className="phases" aria-label={say.phases}>
      {PHASES.map((one, at) => (
        <li key={one.phase} aria-current={at === now ? 'step' : undefined} className={at < now ? 'past' : undefined}>
          <Square char={one.char} size={40} look={at === now ? 'on' : at > now ? 'off' : undefined} />
          <span>
            {PHASE_WORDS[one.phase][locale]}
            {at === now && <span className="unseen"> ({say.phaseNow})</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
