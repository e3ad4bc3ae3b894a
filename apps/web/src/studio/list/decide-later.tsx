import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useId, useState } from 'react'
import type { Changes, Waiting } from '../../configuration/change-data.ts'
import { whyRefused } from '../../configuration/why-refused.ts'
import { Sure } from '../../directory/sure.tsx'
import { formatTime, useLocale } from '../../locale.ts'
import { trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import { type Word, word } from '../../words/word.ts'

const ZONE = '+08:00'

/** Instead of at once: approved for a moment to come, or tried beside what is in force first. */
export function DecideLater(props: { proposal: Waiting; may: Changes['may']; mayTry: boolean }) {
  const { proposal, may, mayTry } = props
  const say = useSay()
  const id = useId()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const [at, setAt] = useState('')
  const schedule = trpc.changes.schedule.useMutation()
  const trial = trpc.changes.trial.useMutation()
  const settle = async (act: () => Promise<unknown>): Promise<Word | null> => {
    try {
      await act()
      await Promise.all([utils.changes.invalidate(), utils.releases.invalidate()])
      return null
    } catch (error) {
      return whyRefused(error)
    }
  }
  if (proposal.startsAt)
    return (
      <p>
        <strong>
          {say({ zh: '将于 ', en: 'In force from ' })}
          <time dateTime={proposal.startsAt}>{formatTime(locale, proposal.startsAt)}</time>
          {say({ zh: ' 自动生效。', en: ' by itself.' })}
        </strong>{' '}
        {say({
          zh: '到那时之前，审定人可以马上发布，也可以退回；起草人可以撤回。',
          en: 'Until then whoever decides may publish it at once or decline it, and its author may withdraw it.',
        })}
      </p>
    )
  if (!may.decide || proposal.isOwn || proposal.isOvertaken) return null
  const moment = at === '' ? null : new Date(`${at}:00${ZONE}`)
  const isAhead = moment !== null && moment.getTime() > Date.now()
  return (
    <details className="decide-later">
      <summary>
        {mayTry
          ? say({ zh: '不马上发布：定时，或先试运行', en: 'Not at once: at a time, or on trial first' })
          : say({ zh: '不马上发布：定时', en: 'Not at once: at a time' })}
      </summary>
      <div className="decide-ways">
        <form
          onSubmit={event => {
            event.preventDefault()
            if (moment && isAhead)
              void settle(() => schedule.mutateAsync({ id: proposal.id, at: moment.toISOString() }))
          }}
        >
          <label htmlFor={`${id}-at`}>
            {say({ zh: '从什么时候起生效（北京时间）', en: 'In force from (Beijing time)' })}
          </label>{' '}
          <input
            id={`${id}-at`}
            type="datetime-local"
            className="date-field"
            value={at}
            onChange={event => setAt(event.target.value)}
          />{' '}
          <Button htmlType="submit" loading={schedule.isPending} disabled={!isAhead}>
            {say({ zh: '审定，定时生效', en: 'Approve for then' })}
          </Button>
          {schedule.error ? <Alert role="alert" type="error" showIcon title={say(whyRefused(schedule.error))} /> : null}
        </form>
        {mayTry ? (
          <Sure
            name={word('试运行', 'Trial')}
            whom={say({ zh: '这些规则', en: 'these rules' })}
            consequence={word(
              '新题仍按现在的规则分，同时记下按新规则会怎样，过几天再决定发布还是停止。',
              'New cases go by the present rules; what these would have decided is written down beside them, until you publish or stop.',
            )}
            act={() => settle(() => trial.mutateAsync({ id: proposal.id }))}
          />
        ) : null}
      </div>
    </details>
  )
}
