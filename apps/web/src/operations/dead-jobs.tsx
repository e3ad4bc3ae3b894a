import App from 'antd/es/app'
import Button from 'antd/es/button'
import Checkbox from 'antd/es/checkbox'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { Sure } from '../directory/sure.tsx'
import { formatTime, useLocale } from '../locale.ts'
import { type Inputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { queueWord, type Running } from './running-words.ts'

type How = Inputs['operations']['settleDeadJobs']['how']
const NAMES: Readonly<Record<How, Word>> = { redrive: word('重新执行', 'Try again'), drop: word('丢弃', 'Drop') }
const CONSEQUENCES: Readonly<Record<How, Word>> = {
  redrive: word(
    '选中的任务回到各自的队列，马上再做。做过一半的不会做两遍。',
    'They go back to their queues and run at once. What was half done is not done twice.',
  ),
  drop: word(
    '选中的任务不再执行，不能恢复。该发的通知不会发，该做的请另行安排。',
    'They never run and cannot be brought back. What they would have told or done is left undone.',
  ),
}

/** Jobs that failed to their last try: what kind, when, how it failed; never what was in them. */
export function DeadJobs({ jobs, maySettle }: { jobs: Running['deadJobs']; maySettle: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  if (jobs.n === 0)
    return (
      <p className="soft">
        {say({
          zh: '没有。失败的任务会自动再试十次，仍不成才到这里。',
          en: 'None. A job that fails is tried ten times more before it comes here.',
        })}
      </p>
    )
  const own = jobs.rows.filter(({ id }) => picked.has(id)).map(({ id }) => id)
  const toggle = (id: string) => {
    const next = new Set(picked)
    if (!next.delete(id)) next.add(id)
    setPicked(next)
  }
  return (
    <>
      {maySettle ? (
        <Checkbox
          checked={own.length === jobs.rows.length}
          indeterminate={own.length > 0 && own.length < jobs.rows.length}
          onChange={event => setPicked(new Set(event.target.checked ? jobs.rows.map(({ id }) => id) : []))}
        >
          {say({ zh: '全选', en: 'All of them' })}
        </Checkbox>
      ) : null}
      <ul className="operations-list">
        {jobs.rows.map(job => {
          const name = say(queueWord(job.queue))
          const time = formatTime(locale, job.diedAt)
          return (
            <li key={job.id}>
              {maySettle ? (
                <Checkbox checked={picked.has(job.id)} onChange={() => toggle(job.id)} aria-label={`${name} ${time}`} />
              ) : null}
              <b>{name}</b>
              <time dateTime={job.diedAt}>{time}</time>
              <span className="soft">
                {say({
                  zh: `试了 ${job.tries} 次 · ${job.fault ?? '超时'}${job.code ? ` ${job.code}` : ''}`,
                  en: `${job.tries} tries · ${job.fault ?? 'timed out'}${job.code ? ` ${job.code}` : ''}`,
                })}
              </span>
            </li>
          )
        })}
      </ul>
      {jobs.n > jobs.rows.length ? (
        <p className="soft">
          {say({
            zh: `这里是最近的 ${jobs.rows.length} 项，共 ${jobs.n} 项。`,
            en: `The newest ${jobs.rows.length} of ${jobs.n}.`,
          })}
        </p>
      ) : null}
      {maySettle ? <Settle ids={own} onDone={() => setPicked(new Set())} /> : null}
    </>
  )
}

function Settle({ ids, onDone }: { ids: readonly string[]; onDone: () => void }) {
  const say = useSay()
  const id = useId()
  const { message } = App.useApp()
  const { operations } = trpc.useUtils()
  const [reason, setReason] = useState('')
  const [done, setDone] = useState(0)
  const settle = trpc.operations.settleDeadJobs.useMutation()
  const isReady = ids.length > 0 && reason.trim().length >= 2
  const act = (how: How) => async (): Promise<Word | null> => {
    try {
      const { settled } = await settle.mutateAsync({ jobs: [...ids], how, reason: reason.trim() })
      void message.success(say({ zh: `已处理 ${settled} 项`, en: `${settled} settled` }))
      setReason('')
      setDone(done + 1)
      onDone()
      await operations.running.invalidate()
      return null
    } catch (error) {
      return failureOf(error).message
    }
  }
  const whom = say({ zh: `${ids.length} 项`, en: `${ids.length} jobs` })
  return (
    <div className="operations-settle">
      <label htmlFor={id}>{say({ zh: '理由（记入审计）', en: 'Reason (for the audit log)' })}</label>
      <Input id={id} maxLength={500} value={reason} onChange={event => setReason(event.target.value)} />
      {isReady ? (
        (['redrive', 'drop'] as const).map(how => (
          <Sure key={`${how}-${done}`} name={NAMES[how]} whom={whom} consequence={CONSEQUENCES[how]} act={act(how)} />
        ))
      ) : (
        <>
          <Button size="small" disabled>
            {say(NAMES.redrive)}
          </Button>
          <Button size="small" disabled>
            {say(NAMES.drop)}
          </Button>
          <span className="soft">{say({ zh: '先选任务，写明理由', en: 'Choose jobs and give a reason first' })}</span>
        </>
      )}
    </div>
  )
}
