import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import TextArea from 'antd/es/input/TextArea'
import { type ReactNode, useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

interface Props {
  label: Word
  least: number
  most: number
  send: Word
  busy: boolean
  error: unknown
  /** Resolves true when it went through: then the text is emptied. */
  onSend: (text: string) => Promise<boolean>
  /** Stands between the text and its button. */
  children?: ReactNode
  more?: ReactNode
  rows?: number
}

/** One text with one button; what was typed stays until it has gone through. */
export function WordsForm({ label, least, most, send, busy, error, onSend, children, more, rows = 2 }: Props) {
  const say = useSay()
  const id = useId()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const chars = text.trim().length
  const wrong =
    chars < least
      ? say({ zh: `请写清楚，至少 ${least} 个字`, en: `Please say more: at least ${least} characters` })
      : chars > most
        ? say({ zh: `最多 ${most} 字`, en: `At most ${most} characters` })
        : null
  return (
    <form
      className="words-form"
      noValidate
      onSubmit={async event => {
        event.preventDefault()
        setAsked(true)
        if (wrong !== null || busy) return
        if (await onSend(text.trim())) {
          setText('')
          setAsked(false)
        }
      }}
    >
      <label htmlFor={id}>{say(label)}</label>
      <TextArea
        id={id}
        autoSize={{ minRows: rows, maxRows: 8 }}
        value={text}
        onChange={event => setText(event.target.value)}
        aria-invalid={asked && wrong !== null}
        aria-describedby={`${id}-wrong`}
        {...(asked && wrong !== null ? { status: 'error' as const } : {})}
      />
      <p id={`${id}-wrong`} className="words-wrong" role="status">
        {asked ? wrong : null}
      </p>
      {children}
      {error ? <Alert role="alert" type="error" showIcon title={say(failureOf(error).message)} /> : null}
      <div className="words-act">
        <Button type="primary" htmlType="submit" loading={busy}>
          {say(send)}
        </Button>
        {more}
      </div>
    </form>
  )
}
