import type { ReactNode } from 'react'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'

/** A labelled control of the registration, with what is wrong under it. */
export function Line(props: { id: string; label: Word; problem?: Word | undefined; children: ReactNode }) {
  const { id, label, problem, children } = props
  const say = useSay()
  return (
    <div className="register-line">
      <label htmlFor={id} id={`${id}-label`}>
        {say(label)}
      </label>
      {children}
      {problem ? (
        <p role="alert" className="register-problem">
          ✕ {say(problem)}
        </p>
      ) : null}
    </div>
  )
}
