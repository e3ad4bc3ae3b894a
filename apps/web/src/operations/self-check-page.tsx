import './operations.css'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { failureOf } from '../cases/form/failure.ts'
import { formatTime, useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type View = Outputs['operations']['selfChecks']
type Check = View['checks'][number]

/** What must hold over all stored cases, by number (docs/walk.md). */
const INVARIANTS: Readonly<Record<number, Word>> = {
  1: word('办理中的题始终恰有一个责任单位', 'An open case has exactly one accountable unit'),
  2: word('研判、审核、领题一步不少，经手的人互不相同', 'No step is skipped, and different people take them'),
  3: word('报备并回访之后才能销号', 'Closed only after filing and call-back'),
  4: word('步骤记录完整，能重建现状', 'The history is whole and rebuilds the present'),
  5: word('未结的题都有时限在走', 'Whatever is open has a clock that runs'),
  6: word('限知的题不被旁人看到', 'What is restricted stays hidden'),
  7: word('配置不越出底线', 'The configuration stays within its bounds'),
  8: word('同一步只生效一次', 'The same step counts once'),
  9: word('台账与实有一致', 'Ledgers agree with what is there'),
}

/** What the nightly self-check found. It only reads: what does not agree is shown here until somebody has put it right (bar R6). */
export function SelfCheckPage() {
  const say = useSay()
  const utils = trpc.useUtils()
  /** The newest check of the moment when one was asked for: until there is another, it waits for a worker. */
  const [before, setBefore] = useState<string | null>(null)
  const isAsked = (view: View | undefined) => before !== null && before === (view?.checks[0]?.id ?? '')
  const query = trpc.operations.selfChecks.useQuery(undefined, {
    refetchInterval: ({ state }) => (isAsked(state.data) || isRunning(state.data) ? 1500 : 30_000),
  })
  const ask = trpc.operations.askSelfCheck.useMutation({
    onMutate: () => setBefore(query.data?.checks[0]?.id ?? ''),
    onSuccess: () => utils.operations.selfChecks.invalidate(),
    onError: () => setBefore(null),
  })
  const title = say({ zh: '数据自检', en: 'Self-check' })
  if (query.isPending) return <Skeleton active className="case-loading" />
  if (!query.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={<Button onClick={() => void query.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const { checks, found } = query.data
  const newest = checks.find(check => check.breaches !== null)
  return (
    <ScrollPage className="operations" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '每晚 4:11 把全部数据互相核对一遍：步骤、时限、台账、限知、配置和审计日志。只查不改，有问题会通知学校负责人和系统管理员。',
          en: 'At 4:11 every night all data are held against each other: steps, clocks, ledgers, restriction, configuration, audit log. It changes nothing; school lead and system administrator are told of what it finds.',
        })}
      </p>
      <div className={`operations-verdict operations-${newest?.breaches ? 'red' : 'green'}`} role="status">
        <Verdict newest={newest} />
      </div>
      <Button loading={ask.isPending} disabled={isRunning(query.data)} onClick={() => ask.mutate()}>
        {isRunning(query.data) ? say({ zh: '正在自检…', en: 'Checking …' }) : say({ zh: '现在自检', en: 'Check now' })}
      </Button>
      {ask.isSuccess && isAsked(query.data) ? (
        <p className="soft" role="status">
          {say({ zh: '已安排，后台进程马上开始。', en: 'It is queued; a worker begins at once.' })}
        </p>
      ) : null}
      {ask.error ? <Alert role="alert" type="error" showIcon title={say(failureOf(ask.error).message)} /> : null}
      {found && found.byInvariant.length > 0 ? <Found found={found} /> : null}
      <h2>{say({ zh: '最近的自检', en: 'Latest checks' })}</h2>
      <Checks checks={checks} />
    </ScrollPage>
  )
}

const isRunning = (view: View | undefined) => view?.checks[0]?.endedAt === null

function Verdict({ newest }: { newest: Check | undefined }) {
  const say = useSay()
  const { locale } = useLocale()
  if (!newest) return <Lamp colour="paused" words={say({ zh: '还没有自检过', en: 'Not checked yet' })} />
  const time = formatTime(locale, newest.endedAt ?? newest.startedAt)
  return newest.breaches ? (
    <Lamp
      strong
      colour="red"
      words={say({
        zh: `发现 ${newest.breaches} 处对不上（${time}）`,
        en: `${newest.breaches} contradictions (${time})`,
      })}
    />
  ) : (
    <Lamp
      strong
      colour="green"
      words={say({
        zh: `全部对得上（${time}，${newest.cases} 件、${newest.events} 步）`,
        en: `Everything agrees (${time}, ${newest.cases} cases, ${newest.events} steps)`,
      })}
    />
  )
}

function Found({ found }: { found: NonNullable<View['found']> }) {
  const say = useSay()
  return (
    <>
      <h2>{say({ zh: '对不上的地方', en: 'What does not agree' })}</h2>
      <ul className="operations-list">
        {found.byInvariant.map(({ invariant, n }) => (
          <li key={invariant}>
            <Lamp colour="red" words={say(INVARIANTS[invariant] ?? word(`第 ${invariant} 条`, `No. ${invariant}`))} />
            <span className="soft">{say({ zh: `${n} 处`, en: String(n) })}</span>
          </li>
        ))}
      </ul>
      <details className="operations-details">
        <summary>
          {say({ zh: `逐条（前 ${found.rows.length} 条）`, en: `One by one (the first ${found.rows.length})` })}
        </summary>
        <ul className="operations-list">
          {found.rows.map((row, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a report is a list that never changes
            <li key={i}>
              <span>{row.said ? say(row.said) : say(INVARIANTS[row.invariant] ?? word('', ''))}</span>
              {row.case ? <code>{row.case}</code> : null}
            </li>
          ))}
        </ul>
      </details>
    </>
  )
}

function Checks({ checks }: { checks: View['checks'] }) {
  const say = useSay()
  const { locale } = useLocale()
  if (checks.length === 0) return <p className="soft">{say({ zh: '还没有运行过。', en: 'None so far.' })}</p>
  const said = ({ endedAt, breaches, cases, events, audit }: Check): string => {
    if (endedAt === null) return say({ zh: '正在进行，或进程中途停止', en: 'Running, or ended with its process' })
    if (breaches === null) return say({ zh: '没有做成，详见服务器日志', en: 'Could not be done; see the server’s log' })
    const chain = audit === null ? say({ zh: '审计链另行校验', en: 'audit chain checked apart' }) : ''
    return [
      breaches === 0
        ? say({ zh: '全部对得上', en: 'All agrees' })
        : say({ zh: `${breaches} 处对不上`, en: `${breaches} contradictions` }),
      say({ zh: `${cases} 件、${events} 步`, en: `${cases} cases, ${events} steps` }),
      ...(chain ? [chain] : []),
    ].join(' · ')
  }
  return (
    <ul className="operations-list">
      {checks.map(check => (
        <li key={check.id}>
          <time dateTime={check.startedAt}>{formatTime(locale, check.startedAt)}</time>
          <span>{said(check)}</span>
        </li>
      ))}
    </ul>
  )
}
