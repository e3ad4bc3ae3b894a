import './unsealing.css'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'
import { WordsForm } from './words-form.tsx'

export type Unsealing = Outputs['unsealing']['page']['rows'][number]

const STATES: Readonly<Record<Unsealing['state'], { word: Word; colour: 'green' | 'yellow' | 'orange' | 'red' }>> = {
  waiting: { word: { zh: '等待审批', en: 'Waiting for its decision' }, colour: 'yellow' },
  open: { word: { zh: '已批准', en: 'Approved' }, colour: 'green' },
  refused: { word: { zh: '未批准', en: 'Refused' }, colour: 'red' },
  over: { word: { zh: '已过期', en: 'Run out' }, colour: 'orange' },
}

/** One request to open an identity: who asked and why, who decided and why, until when; and what this person may do with it. */
export function UnsealingCard({ one, mayDecide, onCase }: { one: Unsealing; mayDecide: boolean; onCase: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const { word, colour } = STATES[one.state]
  const fact = (name: Word, text: string | null) =>
    text === null ? null : (
      <>
        <dt>{say(name)}</dt>
        <dd>{text}</dd>
      </>
    )
  const time = (at: string | null) => (at === null ? null : formatTime(locale, at))
  return (
    <li className="unsealing">
      <p className="unsealing-head">
        {onCase ? null : <Link href={`/cases/${one.caseNo}`}>{one.caseNo}</Link>}
        <Lamp colour={colour} words={say(word)} />
        <span className="soft">{time(one.requestedAt)}</span>
      </p>
      <dl>
        {fact({ zh: '申请人', en: 'Asked by' }, one.requester.name)}
        {fact({ zh: '申请理由', en: 'Why' }, one.reason)}
        {fact({ zh: '审批人', en: 'Decided by' }, one.decider)}
        {fact({ zh: '审批理由', en: 'Why so' }, one.decisionReason)}
        {one.state === 'open' ? fact({ zh: '有效至', en: 'Open until' }, time(one.expiresAt)) : null}
        {one.shownTimes > 0
          ? fact(
              { zh: '查看', en: 'Shown' },
              say({
                zh: `${one.shownTimes} 次，最近 ${time(one.lastShownAt) ?? ''}`,
                en: `${one.shownTimes} times, last ${time(one.lastShownAt) ?? ''}`,
              }),
            )
          : null}
        {fact(
          { zh: '告知提交人', en: 'Telling the submitter' },
          one.withheldGround !== null
            ? say({ zh: `不告知：${one.withheldGround}`, en: `Withheld: ${one.withheldGround}` })
            : one.toldAt !== null
              ? say({ zh: `已于 ${time(one.toldAt)} 告知`, en: `Told ${time(one.toldAt)}` })
              : say({ zh: '查看过的，办结后告知', en: 'If shown, when the matter ends' }),
        )}
      </dl>
      {one.state === 'waiting' && mayDecide && !one.requester.isMe ? <Decide one={one} /> : null}
      {one.state === 'open' && one.requester.isMe ? <Show id={one.id} /> : null}
    </li>
  )
}

function Decide({ one }: { one: Unsealing }) {
  const utils = trpc.useUtils()
  const say = useSay()
  const decide = trpc.unsealing.decide.useMutation({ onSettled: () => utils.unsealing.invalidate() })
  const [refuses, setRefuses] = useState(false)
  const send = async (reason: string) => {
    const done = await decide
      .mutateAsync({ id: one.id, decision: refuses ? 'refused' : 'approved', reason })
      .catch(() => null)
    return done !== null
  }
  return (
    <WordsForm
      label={{ zh: '审批理由', en: 'Why you decide so' }}
      least={5}
      most={1000}
      send={refuses ? { zh: '不批准', en: 'Refuse' } : { zh: '批准，24 小时内可查看', en: 'Approve for 24 hours' }}
      busy={decide.isPending}
      error={decide.error}
      onSend={send}
      more={
        <Button type="text" onClick={() => setRefuses(!refuses)}>
          {refuses ? say({ zh: '改为批准', en: 'Approve instead' }) : say({ zh: '改为不批准', en: 'Refuse instead' })}
        </Button>
      }
    />
  )
}

function Show({ id }: { id: string }) {
  const say = useSay()
  const utils = trpc.useUtils()
  const show = trpc.unsealing.show.useMutation({ onSuccess: () => utils.unsealing.invalidate() })
  if (show.data) {
    const { name, contact } = show.data
    return (
      <div className="unsealed-words" role="status">
        <b>{name ?? say({ zh: '未登录提交，没有姓名', en: 'Not signed in: no name' })}</b>
        {contact === null ? null : ` · ${contact}`}
        <Button type="link" onClick={() => show.reset()}>
          {say({ zh: '收起', en: 'Hide' })}
        </Button>
      </div>
    )
  }
  return (
    <div className="words-act">
      <Button loading={show.isPending} onClick={() => show.mutate({ id })}>
        {say({ zh: '查看身份（记录在案）', en: 'Show the identity (recorded)' })}
      </Button>
      {show.isError ? <span role="alert">{say(failureOf(show.error).message)}</span> : null}
    </div>
  )
}
