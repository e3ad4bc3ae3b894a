import App from 'antd/es/app'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type WordTable, word } from '../words/word.ts'
import type { Running } from './running-words.ts'

type Faults = Running['decisionFaults']
const KINDS: WordTable<Faults['rows'][number]['kind']> = {
  routing: word('分题', 'Routing'),
  sensitivity: word('敏感判定', 'Sensitivity'),
}

/** Decisions that came out otherwise when they were made again: which kind and when, never of which case. Nothing is shown while there is none. */
export function DecisionFaults({ faults }: { faults: Faults }) {
  const say = useSay()
  const { locale } = useLocale()
  if (faults.n === 0) return null
  return (
    <section aria-label={say({ zh: '前后不一的判定', en: 'Decisions that differ' })}>
      <h2>{say({ zh: '前后不一的判定', en: 'Decisions that differ' })}</h2>
      <p>
        {say({
          zh: '每次自动判定都用另一套程序再算一遍，这些两次结果不同。题目已按第一次的结果受理；请保留现场并联系维护者，查明后在下面写明原因。',
          en: 'Every automatic decision is made a second time by other code; these came out otherwise. The cases went the way of the first. Keep the state, ask the maintainers, and say below what it was.',
        })}
      </p>
      <ul className="operations-list">
        {faults.rows.map(fault => (
          <li key={fault.id}>
            <b>{say(KINDS[fault.kind])}</b>
            <time dateTime={fault.at}>{formatTime(locale, fault.at)}</time>
            <code className="soft">{fault.release.slice(0, 19)}</code>
          </li>
        ))}
      </ul>
      <Acknowledge ids={faults.rows.map(({ id }) => id)} />
    </section>
  )
}

function Acknowledge({ ids }: { ids: readonly string[] }) {
  const say = useSay()
  const id = useId()
  const { message } = App.useApp()
  const { operations } = trpc.useUtils()
  const [reason, setReason] = useState('')
  const acknowledge = trpc.operations.acknowledgeFaults.useMutation({
    onSuccess: ({ acknowledged }) => {
      void message.success(say({ zh: `已确认 ${acknowledged} 条`, en: `${acknowledged} acknowledged` }))
      setReason('')
      return operations.running.invalidate()
    },
  })
  return (
    <form
      className="operations-settle"
      onSubmit={event => {
        event.preventDefault()
        acknowledge.mutate({ faults: [...ids], reason: reason.trim() })
      }}
    >
      <label htmlFor={id}>{say({ zh: '查明的原因（记入审计）', en: 'What it was (for the audit log)' })}</label>
      <Input id={id} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
      <Button size="small" htmlType="submit" disabled={reason.trim().length < 2} loading={acknowledge.isPending}>
        {say({ zh: `确认这 ${ids.length} 条`, en: `Acknowledge these ${ids.length}` })}
      </Button>
      {acknowledge.isError ? <p role="alert">{say(failureOf(acknowledge.error).message)}</p> : null}
    </form>
  )
}
