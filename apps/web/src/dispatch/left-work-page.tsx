import './left-work.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { DESK_EMPTY, DESK_WORDS } from '../words/desks.ts'
import { LeftGroupCard } from './left-group.tsx'

/** The work of people who left, and who takes it (离岗交接): by unit and by who left, with the lifecycle's own reassignment behind it. */
export function LeftWorkPage() {
  const say = useSay()
  const query = trpc.desk.leftWork.useQuery()
  const [given, setGiven] = useState<{ n: number; who: string } | null>(null)
  if (query.isPending) return <Skeleton active className="case-loading" />
  if (query.isError)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { units, more } = query.data
  return (
    <ScrollPage className="left-work" name={say(DESK_WORDS.leftWork)}>
      <h1>{say(DESK_WORDS.leftWork)}</h1>
      <p className="soft">
        {say({
          zh: '账号停用、免去岗位或任期届满的人，手上还有没办完的作业。请选定接手的人；交接走的就是“改派”，时限、通知和记录照常。一个工作日没有交接的，总答题组也会看到。',
          en: 'These people have left with open work. Choose who takes it over: each case is reassigned in the ordinary way, with its clocks, notices and records. After one working day the school group sees it too.',
        })}
      </p>
      <div role="status">
        {given ? (
          <Alert
            type="info"
            showIcon
            title={say({
              zh: `${given.who}留下的作业已交接 ${given.n} 题`,
              en: `${given.n} of ${given.who} handed over`,
            })}
          />
        ) : null}
      </div>
      {units.length === 0 ? <QuietPage title={say(DESK_EMPTY.leftWork)} /> : null}
      {units.map(unit => (
        <section key={unit.unit.id} className="left-unit" aria-label={say(unit.unit.name)}>
          <h2>{say(unit.unit.name)}</h2>
          {unit.takers.length === 0 ? (
            <Alert
              type="warning"
              showIcon
              title={say({
                zh: '这个单位现在没有承办人：请联系安全管理员任命，或由总答题组重新调度',
                en: 'Nobody works on cases here now: ask the security administrator to appoint somebody, or let the school group dispatch anew',
              })}
            />
          ) : null}
          {unit.groups.map(group => (
            <LeftGroupCard
              key={group.person?.id ?? group.branch?.id ?? ''}
              unit={unit}
              group={group}
              onGiven={(n, who) => setGiven({ n, who })}
            />
          ))}
        </section>
      ))}
      {more ? (
        <p className="soft">
          {say({
            zh: '还有更多，交接一些后会接着显示。',
            en: 'There is more: it follows when some of this is handed over.',
          })}
        </p>
      ) : null}
    </ScrollPage>
  )
}
