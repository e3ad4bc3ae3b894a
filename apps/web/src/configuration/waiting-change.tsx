import './change.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { type ReactNode, useId, useState } from 'react'
import { Sure } from '../directory/sure.tsx'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import type { Changes, Waiting } from './change-data.ts'
import { whyRefused } from './why-refused.ts'

/** The change that waits for the second person, whatever item it is of: what it would do, and yes or no to it. */
export function WaitingChange(props: {
  proposal: Waiting
  may: Changes['may']
  /** What it is called in "Publish: …", and what publishing does; null while that is not known yet. */
  name: Word
  consequence: Word | null
  decider: Word
  children: ReactNode
}) {
  const { proposal, may, name, consequence, decider, children } = props
  const say = useSay()
  const id = useId()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const [why, setWhy] = useState('')
  const again = () =>
    Promise.all(
      [utils.changes, utils.calendar, utils.configuration, utils.releases, utils.drafts, utils.studio].map(all =>
        all.invalidate(),
      ),
    )
  const publish = trpc.changes.publish.useMutation()
  const decline = trpc.changes.decline.useMutation({ onSuccess: again })
  const withdraw = trpc.changes.withdraw.useMutation()
  const settle = async (act: () => Promise<unknown>): Promise<Word | null> => {
    try {
      await act()
      await again()
      return null
    } catch (error) {
      return whyRefused(error)
    }
  }
  const decides = may.decide && !proposal.isOwn
  const title = say(
    proposal.startsAt
      ? { zh: '已审定、等生效的修改', en: 'A change that is approved and waits for its time' }
      : { zh: '等审定的修改', en: 'A change that waits' },
  )
  return (
    <section className="change-waiting" aria-label={title}>
      <h2>{title}</h2>
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
            zh: '提出以后这一项又发布过新版本，这一份不能再发布，请撤回或退回后重新提出',
            en: 'A newer version was published since: this one can only be withdrawn or declined, and written again',
          })}
        />
      ) : null}
      {children}
      {proposal.consequences.length > 0 ? (
        <ul className="change-consequences">
          {proposal.consequences.map(each => (
            <li key={each.zh}>{say(each)}</li>
          ))}
        </ul>
      ) : null}
      <div className="change-decide">
        {decides && consequence && !proposal.isOvertaken ? (
          <Sure
            name={word('发布', 'Publish')}
            whom={say(name)}
            consequence={consequence}
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
          className="change-decline"
          onSubmit={event => {
            event.preventDefault()
            if (why.trim().length >= 2) decline.mutate({ id: proposal.id, reason: why.trim() })
          }}
        >
          <label htmlFor={`${id}-why`}>{say({ zh: '退回的理由', en: 'Why not' })}</label>
          <Input id={`${id}-why`} value={why} maxLength={200} onChange={event => setWhy(event.target.value)} />
          <Button htmlType="submit" loading={decline.isPending} disabled={why.trim().length < 2}>
            {say({ zh: '退回', en: 'Decline' })}
          </Button>
          {decline.error ? <Alert role="alert" type="error" showIcon title={say(whyRefused(decline.error))} /> : null}
        </form>
      ) : null}
      {proposal.isOwn && may.decide ? (
        <p className="soft">
          {say({ zh: '自己提出的修改由另一个人审定。', en: 'Somebody else decides on your own change.' })}
        </p>
      ) : null}
      {may.decide ? null : <p className="soft">{say(decider)}</p>}
    </section>
  )
}
