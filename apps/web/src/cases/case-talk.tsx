import { useState } from 'react'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { Marked } from '../ui/marked.tsx'
import { newKey } from '../ui/new-key.ts'
import { useSay } from '../ui/use-say.ts'
import { WordsForm } from '../unsealing/words-form.tsx'
import type { CaseView } from './form/field.ts'

/** What the submitter and those who have the case in hand write to each other; neither is named to the other. */
export function CaseTalk({ view }: { view: CaseView }) {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const [key, setKey] = useState(newKey)
  const write = trpc.messages.write.useMutation()
  const { messages, mayWrite, caseNo } = view
  if (messages.length === 0 && !mayWrite) return null
  return (
    <section className="case-talk" aria-label={say({ zh: '与提交人留言', en: 'Messages with the submitter' })}>
      <h2>{say({ zh: '与提交人留言', en: 'Messages with the submitter' })}</h2>
      <ol className="talk-list">
        {messages.map(message => (
          <li key={message.n} className={`from-${message.from}`}>
            <p>
              <b>{message.from === 'submitter' ? say({ zh: '提交人', en: 'The submitter' }) : message.name}</b>{' '}
              <time className="soft" dateTime={message.at}>
                {formatTime(locale, message.at)}
              </time>
            </p>
            <p>
              <Marked text={message.text} />
            </p>
          </li>
        ))}
      </ol>
      {mayWrite ? (
        <WordsForm
          label={{ zh: '写给提交人（对方看不到你的姓名）', en: 'To the submitter (who does not see your name)' }}
          least={1}
          most={1000}
          send={{ zh: '发送留言', en: 'Send the message' }}
          busy={write.isPending}
          error={write.error}
          onSend={async text => {
            const sent = await write.mutateAsync({ caseNo, text, key }).catch(() => null)
            if (sent === null) return false
            setKey(newKey())
            await utils.cases.view.invalidate({ caseNo })
            return true
          }}
        />
      ) : null}
    </section>
  )
}
