import './rights-desk.css'
import Skeleton from 'antd/es/skeleton'
import { formatTime, useLocale } from '../../locale.ts'
import { type Outputs, trpc } from '../../trpc.ts'
import { QuietPage } from '../../ui/quiet-page.tsx'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type Word, word } from '../../words/word.ts'
import { RetentionForm } from './retention-form.tsx'

type View = Outputs['rights']['retention']

const COUNTS: readonly (readonly [name: string, words: Word])[] = [
  ['identities', word('身份脱离', 'identities')],
  ['words', word('文字销毁', 'texts')],
  ['copies', word('过期副本', 'copies')],
  ['sessions', word('过期会话', 'sessions')],
  ['attempts', word('尝试记录', 'attempts')],
  ['keys', word('重发键', 'retry keys')],
  ['notices', word('旧通知', 'old notices')],
]

/** How long things are kept, what the next night takes, and what the last ones took. */
export function RetentionPage({ maySet }: { maySet: boolean }) {
  const say = useSay()
  const found = trpc.rights.retention.useQuery()
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
      />
    )
  const { retention, next } = found.data
  const title = say({ zh: '保存期限', en: 'Retention' })
  return (
    <ScrollPage className="rights-desk" name={title}>
      <h1>{title}</h1>
      <p>
        {say({
          zh: `销号满 ${retention.identityMonths} 个月，身份和联系方式脱离；满 ${retention.wordsMonths} 个月，文字、附件和密钥销毁。步骤、评价和数字保留。冻结的、移交专门渠道的不在其列。`,
          en: `${retention.identityMonths} months after the end of a case identity and contact are detached; after ${retention.wordsMonths} months text, files and key are destroyed. Steps, ratings and numbers stay. Frozen cases and those handed to a special channel are left alone.`,
        })}
      </p>
      <p className="rights-next">
        {say({
          zh: `下次（每晚 2:41）将处理：身份脱离 ${next.identities} 件，文字销毁 ${next.words} 件。`,
          en: `Next (2:41 every night): ${next.identities} identities, ${next.words} texts.`,
        })}
      </p>
      {maySet ? <RetentionForm view={found.data} /> : null}
      <h2>{say({ zh: '最近的处理', en: 'Latest runs' })}</h2>
      <Runs runs={found.data.runs} />
    </ScrollPage>
  )
}

function Runs({ runs }: { runs: View['runs'] }) {
  const say = useSay()
  const { locale } = useLocale()
  if (runs.length === 0) return <p className="soft">{say({ zh: '还没有运行过。', en: 'None so far.' })}</p>
  return (
    <ul className="rights-runs">
      {runs.map(run => {
        const parts = COUNTS.flatMap(([name, words]) => {
          const n = run.counts[name] ?? 0
          return n > 0 ? [`${say(words)} ${n}`] : []
        })
        return (
          <li key={run.startedAt}>
            <time dateTime={run.startedAt}>{formatTime(locale, run.startedAt)}</time>
            <span>
              {run.endedAt === null
                ? say({ zh: '没有跑完，下次接着处理', en: 'Did not end; the next one goes on' })
                : parts.join(' · ') || say({ zh: '没有到期的', en: 'Nothing was due' })}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
