import Button from 'antd/es/button'
import Progress from 'antd/es/progress'
import Skeleton from 'antd/es/skeleton'
import { useLocale } from '../locale.ts'
import { type Outputs, trpc } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { useSay } from '../ui/use-say.ts'
import { findingWords } from '../words/audit.ts'
import { formatMoment } from './moment.ts'

type State = Outputs['audit']['state']

/** Up to where the log is proved, what is not sealed yet, and a button to prove it again. */
export function ChainState() {
  const say = useSay()
  const { locale } = useLocale()
  const state = trpc.audit.state.useQuery(undefined, {
    refetchInterval: query => (query.state.data?.running ? 1000 : 30_000),
  })
  const verify = trpc.audit.verify.useMutation({ onSettled: () => state.refetch() })
  if (state.isPending) return <Skeleton active paragraph={{ rows: 2 }} />
  if (!state.data) return null
  const { running, last, seal, anchors, unsealed, days, isProtected } = state.data
  const moment = (at: string) => formatMoment(locale, at)
  const percent = running ? Math.floor((running.checked / Math.max(1, running.of)) * 100) : 0
  return (
    <section className="audit-chain" aria-label={say({ zh: '日志的证明', en: 'Proof of the log' })}>
      <div className="audit-verdict" role="status">
        <Verdict last={last} moment={moment} />
        {last && last.found > 0 ? (
          <ul>
            {last.findings.map(finding => (
              <li key={JSON.stringify(finding)}>{say(findingWords(finding))}</li>
            ))}
          </ul>
        ) : null}
      </div>
      <Button loading={verify.isPending} disabled={running !== null} onClick={() => verify.mutate()}>
        {say({ zh: '立即校验', en: 'Verify now' })}
      </Button>
      {running ? (
        <Progress percent={percent} aria-label={say({ zh: '校验进度', en: 'Progress of the verification' })} />
      ) : null}
      {verify.isError ? (
        <p className="audit-warning">
          {say({ zh: '没有开始校验，请再试。', en: 'It did not begin; please try again.' })}
        </p>
      ) : null}
      <p className="soft audit-facts">
        {seal
          ? say({ zh: `已封存至 ${moment(seal.at)}`, en: `Sealed up to ${moment(seal.at)}` })
          : say({ zh: '尚无封签', en: 'Nothing is sealed yet' })}
        {' · '}
        {say({ zh: `未封 ${unsealed.lines} 行`, en: `${unsealed.lines} lines not sealed yet` })}
        {' · '}
        {say({ zh: `锚点 ${anchors} 个`, en: `${anchors} anchors` })}
        {' · '}
        {say({ zh: `保存 ${days} 天`, en: `kept ${days} days` })}
      </p>
      {isProtected ? null : (
        <p className="audit-warning">
          {say({
            zh: '服务器的数据库角色可以改动日志：请运维设置 DATABASE_MIGRATION_URL。',
            en: 'The server’s database role may change the log: operators should set DATABASE_MIGRATION_URL.',
          })}
        </p>
      )}
    </section>
  )
}

function Verdict({ last, moment }: { last: State['last']; moment: (at: string) => string }) {
  const say = useSay()
  if (!last) return <Lamp colour="paused" words={say({ zh: '尚未校验', en: 'Not verified yet' })} />
  if (last.found > 0)
    return (
      <Lamp
        strong
        colour="red"
        words={say({
          zh: `校验发现 ${last.found} 处问题（${moment(last.at)}）`,
          en: `${last.found} findings (${moment(last.at)})`,
        })}
      />
    )
  return (
    <Lamp
      strong
      colour="green"
      words={say({
        zh: `校验通过至 ${moment(last.upTo?.at ?? last.at)}，共 ${last.lines} 行`,
        en: `Proved up to ${moment(last.upTo?.at ?? last.at)}, ${last.lines} lines`,
      })}
    />
  )
}
