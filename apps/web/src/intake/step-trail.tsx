import { useWords } from '../locale.ts'
import { intakeWords } from './words.ts'

const STEPS = ['write', 'about', 'check'] as const

/** Where one is of the three steps. */
export function StepTrail({ current }: { current: string }) {
  const say = useWords(intakeWords)
  return (
    <ol className="trail" aria-label={say.stepsLabel}>
      {STEPS.map((step, at) => (
        <li
          key={step}
          aria-current={step === current ? 'step' : undefined}
          className={at < STEPS.indexOf(current as (typeof STEPS)[number]) ? 'past' : undefined}
        >
          <span className="trail-number">{at + 1}</span>
          <span className="trail-name">{say.steps[step]}</span>
        </li>
      ))}
    </ol>
  )
}
