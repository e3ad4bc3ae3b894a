import { useState } from 'react'
import { formatTime, useLocale, useWords } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { newKey } from '../ui/light/device.ts'
import { Callout } from '../ui/light/surfaces.tsx'
import { ActForm } from './act-form.tsx'
import { talkWords } from './talk-words.ts'
import type { Ticket } from './tickets.ts'
import type { View } from './view.ts'

/** Both sides of the conversation, oldest first, and one's own next message; nobody is named. */
export function Talk({ ticket, view }: { ticket: Ticket; view: View }) {
  const say = useWords(talkWords)
  const { locale } = useLocale()
  const { tracking } = trpc.useUtils()
  const [typed, setTyped] = useState('')
  const [key, setKey] = useState(newKey)
  const [round, setRound] = useState(0)
  const write = trpc.tracking.write.useMutation({
    onSuccess: async () => {
      setKey(newKey())
      setTyped('')
      setRound(n => n + 1)
      await tracking.view.invalidate({ ticket })
    },
  })
  if (view.messages.length === 0 && !view.mayWrite) return null
  return (
    <section className="sheet stack" aria-labelledby="talk-title">
      <h2 id="talk-title">{say.title}</h2>
      {view.messages.length > 0 && (
        <ol className="steps">
          {view.messages.map(message => (
            <li key={message.n}>
              <p className="small soft">
                {message.from === 'submitter' ? say.you : say.unit} ·{' '}
                <time dateTime={message.at}>{formatTime(locale, message.at)}</time>
              </p>
              <p className="keep">{message.text}</p>
            </li>
          ))}
        </ol>
      )}
      {view.mayWrite && (
        <ActForm
          key={round}
          label={say.label}
          needed
          typed={typed}
          onType={setTyped}
          send={say.send}
          kind="plain"
          busy={write.isPending}
          error={write.error}
          onSend={() => write.mutate({ ticket, text: typed.trim(), key })}
          more={<p className="hint">{say.hint}</p>}
        />
      )}
    </section>
  )
}

/** Told once the matter has ended: the school opened who the submitter is. */
export function Unsealed({ view }: { view: View }) {
  const say = useWords(talkWords)
  const { locale } = useLocale()
  if (view.unsealedAt.length === 0) return null
  const days = view.unsealedAt.map(at => formatTime(locale, at)).join(say.comma)
  return (
    <Callout head={say.unsealed(days)}>
      <p>{say.unsealedMore}</p>
    </Callout>
  )
}
