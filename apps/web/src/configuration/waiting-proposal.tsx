import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { Sure } from '../directory/sure.tsx'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { CalendarPreview } from './calendar-preview.tsx'
import { YearSheet } from './year-sheet.tsx'

type Proposal = NonNullable<Outputs['calendar']['view']['proposal']>

/** The change that waits for the second person: what it would move, and yes or no to it. */
export function WaitingProposal({
  proposal,
  mayPublish,
  today,
}: {
  proposal: Proposal
  mayPublish: boolean
  today: string
}) {
  const say = useSay()
  const id = useId()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const preview = trpc.calendar.preview.useMutation()
  const publish = trpc.calendar.publish.useMutation()
  const decline = trpc.calendar.decline.useMutation()
  const withdraw = trpc.calendar.withdraw.useMutation()
  const [why, setWhy] = useState('')
  const settle = async (act: () => Promise<unknown>): Promise<Word | null> => {
    try {
      await act()
      await Promise.all([utils.calendar.invalidate(), utils.configuration.warnings.invalidate()])
      return null
    } catch (error) {
      return failureOf(error).message
    }
  }
  const decides = mayPublish && !proposal.isOwn
  return (
    <section className="calendar-waiting" aria-label={say({ zh: '等审定的修改', en: 'A change that waits' })}>
      <h2>{say({ zh: '等审定的修改', en: 'A change that waits' })}</h2>
      <p>
        <strong>{say(proposal.reason)}</strong>{' '}
        <span className="soft">
          {proposal.by} · <time dateTime={proposal.at}>{formatTime(locale, proposal.at)}</time>
        </span>
      </p>
      {proposal.isOvertaken ? (
        <Alert
          type="warning"
          showIcon
          title={say({
            zh: '提出以后配置又发布过新版本，这一份不能再发布，请撤回或退回后重新提出',
            en: 'Something else was published since: this one can only be withdrawn or declined, and written again',
          })}
        />
      ) : null}
      {preview.data ? (
        <>
          <CalendarPreview preview={preview.data} />
          <details>
            <summary>{say({ zh: '看发布后的全年', en: 'The year as it would be' })}</summary>
            <YearSheet calendar={proposal.calendar as never} today={today} />
          </details>
        </>
      ) : (
        <Button loading={preview.isPending} onClick={() => preview.mutate({ calendar: proposal.calendar })}>
          {say({ zh: '看看会移动什么', en: 'See what would move' })}
        </Button>
      )}
      {preview.error ? (
        <Alert role="alert" type="error" showIcon title={say(failureOf(preview.error).message)} />
      ) : null}
      <div className="calendar-decide">
        {decides && preview.data && !proposal.isOvertaken ? (
          <Sure
            name={word('发布', 'Publish')}
            whom={say({ zh: '这份校历', en: 'this calendar' })}
            consequence={word(
              `立即生效：${preview.data.moved} 个时限推后，受影响的提交人会收到通知和理由。发布后不能撤销，只能再发布一份。`,
              `In force at once: ${preview.data.moved} clocks move later and their submitters are told, with the reason. It is not taken back, only followed by another.`,
            )}
            act={() => settle(() => publish.mutateAsync({ id: proposal.id }))}
          />
        ) : null}
        {proposal.isOwn ? (
          <Sure
            name={word('撤回', 'Withdraw')}
            whom={say({ zh: '自己的修改', en: 'your change' })}
            consequence={word('撤回后可以重新提出。', 'You may write it again.')}
            act={() => settle(() => withdraw.mutateAsync({ id: proposal.id }))}
          />
        ) : null}
      </div>
      {decides ? (
        <form
          className="calendar-decline"
          onSubmit={event => {
            event.preventDefault()
            if (why.trim().length >= 2)
              decline.mutate({ id: proposal.id, reason: why.trim() }, { onSuccess: () => utils.calendar.invalidate() })
          }}
        >
          <label htmlFor={`${id}-why`}>{say({ zh: '退回的理由', en: 'Why not' })}</label>
          <Input id={`${id}-why`} value={why} maxLength={200} onChange={event => setWhy(event.target.value)} />
          <Button htmlType="submit" loading={decline.isPending} disabled={why.trim().length < 2}>
            {say({ zh: '退回', en: 'Decline' })}
          </Button>
          {decline.error ? (
            <Alert role="alert" type="error" showIcon title={say(failureOf(decline.error).message)} />
          ) : null}
        </form>
      ) : null}
      {proposal.isOwn && mayPublish ? (
        <p className="soft">
          {say({ zh: '自己提出的修改由另一个人审定。', en: 'Somebody else decides on your own change.' })}
        </p>
      ) : null}
      {!mayPublish ? (
        <p className="soft">{say({ zh: '由总答题组负责人审定发布。', en: 'The lead of the school group decides.' })}</p>
      ) : null}
    </section>
  )
}
