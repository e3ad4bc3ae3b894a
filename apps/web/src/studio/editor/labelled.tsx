import { type ReactNode, useId } from 'react'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'

/** One field of a form with its name above it and, where it helps, a hint below. */
export function Labelled(props: { name: Word; hint?: Word; children: (tied: { readonly id: string }) => ReactNode }) {
  const say = useSay()
  const id = useId()
  return (
    <div className="studio-field">
      <label htmlFor={id}>{say(props.name)}</label>
      {props.children({ id })}
      {props.hint ? <p className="soft">{say(props.hint)}</p> : null}
    </div>
  )
}
