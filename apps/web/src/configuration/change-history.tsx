import './change.css'
import type { ReactNode } from 'react'
import { formatTime, useLocale } from '../locale.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import type { Decided } from './change-data.ts'

const STATUS: Readonly<Record<Decided['status'], Word>> = {
  published: word('已发布', 'Published'),
  declined: word('已退回', 'Declined'),
  withdrawn: word('已撤回', 'Withdrawn'),
}

const LATEST = word('最近的修改', 'Latest changes')

/** The last changes of an item: who wrote and who decided, why, and beside each what its kind has to tell. */
export function ChangeHistory(props: { rows: readonly Decided[]; name?: Word; beside: (row: Decided) => ReactNode }) {
  const { rows, name = LATEST, beside } = props
  const say = useSay()
  const { locale } = useLocale()
  return (
    <section className="change-history" aria-label={say(name)}>
      <h2>{say(name)}</h2>
      {rows.length === 0 ? <p className="soft">{say({ zh: '还没有修改过。', en: 'None so far.' })}</p> : null}
      <ul>
        {rows.map(row => (
          <li key={row.id}>
            <div>
              <strong>{say(STATUS[row.status])}</strong> {say(row.reason)}
            </div>
            <div className="soft">
              {row.by} → {row.decidedBy} · <time dateTime={row.at}>{formatTime(locale, row.at)}</time>
              {row.release === null ? '' : say({ zh: ` · 第 ${row.release} 版`, en: ` · release ${row.release}` })}
            </div>
            {row.why ? <div>{row.why}</div> : null}
            {beside(row)}
          </li>
        ))}
      </ul>
    </section>
  )
}
