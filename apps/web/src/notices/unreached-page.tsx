import './unreached.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { Link } from 'wouter'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { failedBy } from '../words/channels.ts'
import { type Word, type WordTable, word } from '../words/word.ts'

type Row = Outputs['notices']['unreached']['rows'][number]
type How = 'phoned' | 'inPerson' | 'corrected' | 'notNeeded'
const HOW: WordTable<How> = {
  phoned: word('已打电话', 'Phoned'),
  inPerson: word('已当面告知', 'Told in person'),
  corrected: word('已请其改好联系方式', 'Address put right'),
  notNeeded: word('不需要了', 'Not needed'),
}

/** Whom no channel reached and who has not looked in: each is work for somebody until it is settled. */
export function UnreachedPage() {
  const say = useSay()
  const query = trpc.notices.unreached.useQuery()
  const title = say({ zh: '没有通知到的人', en: 'Not reached' })
  if (query.isPending) return <Skeleton active className="case-loading" />
  if (query.isError)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { rows, more } = query.data
  return (
    <ScrollPage className="unreached" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '平台之外的通知都没有送到，本人也还没有在平台里看到。请联系本人，再记下怎样处理的；本人一旦打开通知，这里就自动消失。',
          en: 'Nothing sent outside has arrived, and they have not looked in either. Please get in touch and note how; as soon as they open their notices the line goes by itself.',
        })}
      </p>
      {rows.length === 0 ? (
        <QuietPage title={say({ zh: '现在没有', en: 'Nobody now' })}>
          {say({ zh: '所有通知都送到了。', en: 'Every notice has arrived.' })}
        </QuietPage>
      ) : null}
      <ul className="unreached-rows">
        {rows.map(row => (
          <UnreachedRow key={row.id} row={row} />
        ))}
      </ul>
      {more ? (
        <p className="soft">
          {say({ zh: '还有更多，处理一些后会接着显示。', en: 'There is more: it follows as these are settled.' })}
        </p>
      ) : null}
    </ScrollPage>
  )
}

function UnreachedRow({ row }: { row: Row }) {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const settle = trpc.notices.settleUnreached.useMutation({ onSuccess: () => utils.notices.unreached.invalidate() })
  const [problem, setProblem] = useState<Word | null>(null)
  const name = row.person?.name ?? say({ zh: `作业 ${row.caseNo} 的提交人`, en: `The submitter of case ${row.caseNo}` })
  const done = (how: How) => {
    setProblem(null)
    settle.mutate({ delivery: row.id, how }, { onError: error => setProblem(failureOf(error).message) })
  }
  return (
    <li aria-label={name}>
      <div className="unreached-who">
        <h2>{name}</h2>
        {row.isUrgent ? <Tag tone="strong">{say({ zh: '紧急', en: 'Urgent' })}</Tag> : null}
      </div>
      <p className="soft">
        {[
          ...(row.person?.units.map(unit => say(unit.name)) ?? []),
          say({ zh: `${row.n} 条通知没有送到`, en: `${row.n} notices have not arrived` }),
          formatTime(locale, row.since),
        ].join(' · ')}
      </p>
      <ul className="unreached-why">
        {row.problems.map(({ channel, problem: why }) => (
          <li key={`${channel} ${why}`}>{say(failedBy(channel, why))}</li>
        ))}
      </ul>
      <div className="unreached-acts">
        {(Object.keys(HOW) as How[]).map(how => (
          <Button key={how} loading={settle.isPending && settle.variables?.how === how} onClick={() => done(how)}>
            {say(HOW[how])}
          </Button>
        ))}
        {row.caseNo ? (
          <Link href={`/cases/${row.caseNo}`}>{say({ zh: '打开这道题', en: 'Open the case' })}</Link>
        ) : null}
      </div>
      {problem ? (
        <p className="form-problem" role="alert">
          {say(problem)}
        </p>
      ) : null}
    </li>
  )
}
