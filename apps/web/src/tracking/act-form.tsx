import { type ReactNode, useState } from 'react'
import { Failure } from '../entry/failure.tsx'
import { useWords } from '../locale.ts'
import { Button } from '../ui/light/button.tsx'
import { RuledArea } from '../ui/light/ruled-area.tsx'
import { trackingWords } from './words.ts'

export const WORDS_MAX = 1000

interface Props {
  label: string
  /** Words are needed before it can be sent. */
  needed: boolean
  typed: string
  onType: (text: string) => void
  send: string
  kind?: 'primary' | 'danger' | 'plain'
  busy: boolean
  error: unknown
  /** Told of every attempt, so the fields above can show what is missing; true lets it go. */
  ready?: () => boolean
  onSend: () => void
  children?: ReactNode
  /** Stands below the text. */
  more?: ReactNode
}

/** One text and one button, with the choices of the act above them. */
export function ActForm({
  label,
  needed,
  typed,
  onType,
  send,
  kind = 'primary',
  busy,
  error,
  ready,
  onSend,
  children,
  more,
}: Props) {
  const { act } = useWords(trackingWords)
  const [asked, setAsked] = useState(false)
  const chars = typed.trim().length
  const wrong = chars > WORDS_MAX ? act.tooLong : needed && chars < 2 ? act.required : null
  return (
    <form
      className="stack"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        setAsked(true)
        const choicesMade = ready?.() ?? true
        if (!wrong && choicesMade && !busy) onSend()
      }}
    >
      {children}
      <RuledArea
        label={label}
        optional={needed ? undefined : act.optional}
        rows={3}
        max={WORDS_MAX}
        value={typed}
        onText={onType}
        error={asked ? wrong : null}
        count={left => (left < 0 ? act.over(String(-left)) : act.left(String(left)))}
      />
      {more}
      {error !== null && error !== undefined && <Failure error={error} />}
      <div>
        <Button type="submit" kind={kind} busy={busy}>
          {send}
        </Button>
      </div>
    </form>
  )
}
