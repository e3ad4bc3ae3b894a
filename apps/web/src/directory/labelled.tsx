import '../cases/form/form.css'
import type { ReactNode } from 'react'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

/** What a control needs to be tied to its label, hint and problem. */
export interface Tied {
  readonly id: string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string
  readonly status?: 'error'
}

/** One question of a form: label, hint, the control, and what is wrong with it. */
export function Labelled(props: {
  id: string
  label: Word
  hint?: Word
  problem: Word | undefined
  children: (tied: Tied) => ReactNode
}) {
  const { id, label, hint, problem, children } = props
  const say = useSay()
  return (
    <div className={`form-field${problem ? ' form-field-wrong' : ''}`}>
      <label className="form-label" htmlFor={id}>
        {say(label)}
      </label>
      {children({
        id,
        'aria-invalid': Boolean(problem),
        'aria-describedby': `${id}-said`,
        ...(problem ? { status: 'error' as const } : {}),
      })}
      <p id={`${id}-said`} className={problem ? 'form-problem' : 'form-hint'}>
        {problem ? say(problem) : hint ? say(hint) : ''}
      </p>
    </div>
  )
}
