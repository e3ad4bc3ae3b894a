import type { Phase } from '@zuoyeben/lifecycle'
import { useSay } from '../ui/use-say.ts'
import { PHASE_HINTS, PHASE_WORDS } from '../words/statuses.ts'

const PHASES: readonly Phase[] = ['leave', 'do', 'mark']

/** 留作业 / 做作业 / 判作业 on every case (A-05, B-01). */
export function PhaseSteps({ phase }: { phase: Phase }) {
  const say = useSay()
  const at = PHASES.indexOf(phase)
  return (
    <ol className="phases" aria-label={say({ zh: '阶段', en: 'Phases' })}>
      {PHASES.map((one, n) => (
        <li
          key={one}
          className={n < at ? 'phase-done' : n === at ? 'phase-now' : 'phase-later'}
          title={say(PHASE_HINTS[one])}
          {...(n === at ? { 'aria-current': 'step' as const } : {})}
        >
          <span className="phase-mark" aria-hidden="true">
            {n < at ? '✓' : n + 1}
          </span>
          {say(PHASE_WORDS[one])}
        </li>
      ))}
    </ol>
  )
}
