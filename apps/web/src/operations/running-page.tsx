import './operations.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { DeadJobs } from './dead-jobs.tsx'
import { DecisionFaults } from './decision-faults.tsx'
import { alarmWord, LEVEL_WORDS, queueWord, type Running, spanWord, WORKER_WORDS } from './running-words.ts'

const LAMPS = { alive: 'green', stopped: 'paused', lost: 'red', replaced: 'paused' } as const

/** What runs beside the pages: workers, queues, schedules, clocks; and the jobs that failed to their last try (bar R5). */
export function RunningPage({ maySettle }: { maySettle: boolean }) {
  const say = useSay()
  // What stands still shall be red here within two minutes: the page asks every ten seconds.
  const query = trpc.operations.running.useQuery(undefined, { refetchInterval: 10_000 })
  const title = say({ zh: '运行状态', en: 'What is running' })
  if (query.isPending) return <Skeleton active className="case-loading" />
  if (!query.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { level, alarms, workers, queues, schedulesAgo, deadJobs, decisionFaults } = query.data
  return (
    <ScrollPage className="operations" name={title}>
      <h1>{title}</h1>
      <div className={`operations-verdict operations-${level}`} role="status">
        <Lamp strong colour={level} words={say(LEVEL_WORDS[level])} />
        {query.isError ? (
          <p>
            {say({
              zh: '刚才没有取到新的状态，下面是之前的。',
              en: 'The newest state could not be loaded; this is from before.',
            })}
          </p>
        ) : null}
        {alarms.length > 0 ? (
          <ul>
            {alarms.map(alarm => (
              <li key={JSON.stringify(alarm)}>
                <Lamp colour={alarm.level} words={say(alarmWord(alarm))} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <DecisionFaults faults={decisionFaults} />
      <h2>{say({ zh: '后台进程', en: 'Workers' })}</h2>
      <Workers workers={workers} />
      <h2>{say({ zh: '多次失败的任务', en: 'Jobs that failed to their last try' })}</h2>
      <DeadJobs jobs={deadJobs} maySettle={maySettle} />
      <h2>{say({ zh: '任务队列', en: 'Queues' })}</h2>
      <Queues queues={queues} />
      <p className="soft">
        {schedulesAgo === null
          ? say({ zh: '定时任务还没有查看过。', en: 'Schedules have not been looked at yet.' })
          : say({
              zh: `定时任务（上海时间）${spanWord(schedulesAgo).zh}前查看过。`,
              en: `Schedules (Shanghai time) were looked at ${spanWord(schedulesAgo).en} ago.`,
            })}
      </p>
    </ScrollPage>
  )
}

function Workers({ workers }: { workers: Running['workers'] }) {
  const say = useSay()
  if (workers.length === 0) return <p>{say({ zh: '没有后台进程。', en: 'There is none.' })}</p>
  return (
    <ul className="operations-list">
      {workers.map(worker => (
        <li key={worker.id}>
          <Lamp colour={LAMPS[worker.state]} words={say(WORKER_WORDS[worker.state])} />
          <b>{`${worker.host}:${worker.pid}`}</b>
          <span className="soft">
            {say({
              zh: `${spanWord(worker.silentFor).zh}前有动静 · 已运行 ${spanWord(worker.startedAgo - worker.silentFor).zh}${worker.active ? ` · 手上 ${worker.active} 项` : ''}`,
              en: `heard of ${spanWord(worker.silentFor).en} ago · ran for ${spanWord(worker.startedAgo - worker.silentFor).en}${worker.active ? ` · ${worker.active} in hand` : ''}`,
            })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Queues({ queues }: { queues: Running['queues'] }) {
  const say = useSay()
  return (
    <table className="operations-queues">
      <thead>
        <tr>
          <th scope="col">{say({ zh: '队列', en: 'Queue' })}</th>
          <th scope="col">{say({ zh: '等待', en: 'Due' })}</th>
          <th scope="col">{say({ zh: '最久', en: 'Oldest' })}</th>
          <th scope="col">{say({ zh: '在办', en: 'In hand' })}</th>
          <th scope="col">{say({ zh: '重试', en: 'Retrying' })}</th>
          <th scope="col">{say({ zh: '未到时', en: 'Later' })}</th>
        </tr>
      </thead>
      <tbody>
        {queues.map(queue => (
          <tr key={queue.name}>
            <th scope="row">{say(queueWord(queue.name))}</th>
            <td>{queue.waiting}</td>
            <td>{queue.waiting > 0 ? say(spanWord(queue.lag)) : '–'}</td>
            <td>{queue.active}</td>
            <td>{queue.retrying}</td>
            <td>{queue.later}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
