import Progress from 'antd/es/progress'
import { formatTime, useLocale } from '../locale.ts'
import type { Outputs } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type Row = Outputs['calendar']['view']['history'][number]

const STATUS: Readonly<Record<Row['status'], Word>> = {
  published: word('已发布', 'Published'),
  declined: word('已退回', 'Declined'),
  withdrawn: word('已撤回', 'Withdrawn'),
}

/** The last changes: who wrote and who decided, why, and how far each has come through the open clocks. */
export function CalendarHistory({ rows }: { rows: readonly Row[] }) {
  const say = useSay()
  const { locale } = useLocale()
  return (
    <section className="calendar-history" aria-label={say({ zh: '最近的修改', en: 'Latest changes' })}>
      <h2>{say({ zh: '最近的修改', en: 'Latest changes' })}</h2>
      {rows.length === 0 ? <p className="soft">{say({ zh: '还没有修改过。', en: 'None so far.' })}</p> : null}
      <ul>
        {rows.map(row => (
          <li key={row.at}>
            <div>
              <strong>{say(STATUS[row.status])}</strong> {say(row.reason)}
            </div>
            <div className="soft">
              {row.by} → {row.decidedBy} · <time dateTime={row.at}>{formatTime(locale, row.at)}</time>
              {row.release === null ? '' : say({ zh: ` · 第 ${row.release} 版`, en: ` · release ${row.release}` })}
            </div>
            {row.why ? <div>{row.why}</div> : null}
            {row.progress ? <Through progress={row.progress} /> : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Through({ progress }: { progress: NonNullable<Row['progress']> }) {
  const say = useSay()
  const { cases, done, moved, isOver } = progress
  const percent = isOver || cases === 0 ? 100 : Math.min(99, Math.floor((done / cases) * 100))
  if (isOver)
    return (
      <div className="soft">
        {say({ zh: `时限已全部重算，推后 ${moved} 个`, en: `All clocks recomputed, ${moved} moved later` })}
      </div>
    )
  return (
    <div role="status">
      {say({
        zh: `正在重算：${done} / ${cases} 件，推后 ${moved} 个`,
        en: `Recomputing: ${done} of ${cases} cases, ${moved} moved`,
      })}
      <Progress percent={percent} aria-label={say({ zh: '重算进度', en: 'Progress' })} />
    </div>
  )
}
