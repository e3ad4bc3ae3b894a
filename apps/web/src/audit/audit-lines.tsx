import { useLocale } from '../locale.ts'
import type { Outputs } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { AUDIT_ACT_WORDS } from '../words/audit.ts'
import { type Word, word } from '../words/word.ts'
import { formatMoment } from './moment.ts'
import { toldOf } from './told-of.ts'

type Row = Outputs['audit']['page']['rows'][number]

/** The lines as a table; on a phone each is a block of its own. */
export function AuditLines({ rows, isBusy }: { rows: readonly Row[]; isBusy: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  return (
    <table className="audit-lines" aria-busy={isBusy}>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '时间', en: 'When' })}</th>
          <th scope="col">{say({ zh: '何人', en: 'Who' })}</th>
          <th scope="col">{say({ zh: '做了什么', en: 'What' })}</th>
          <th scope="col">{say({ zh: '对象与说明', en: 'On what' })}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.id}>
            <td className="audit-when">
              <time dateTime={row.at}>{formatMoment(locale, row.at)}</time>
            </td>
            <th scope="row">
              {row.person ? row.person.name : say(actorWords(row.actor))}
              {row.person && row.person.username !== row.person.name ? (
                <span className="soft"> {row.person.username}</span>
              ) : null}
            </th>
            <td className="audit-act">{say(AUDIT_ACT_WORDS[row.act] ?? word(row.act, row.act))}</td>
            <td className="audit-on">{toldOf(row).map(say).join(' · ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const ACTORS: Readonly<Record<string, Word>> = {
  system: word('系统', 'System'),
  unknown: word('未知用户名', 'Unknown user name'),
  nobody: word('未登录者', 'Not signed in'),
  anonymous: word('匿名提交人', 'Anonymous submitter'),
  link: word('持链接者', 'By a link'),
}

/** A submitter stands in the log under a mark, of which the beginning is enough to tell one from another. */
function actorWords(actor: string): Word {
  const mark = actor.replace(/^submitter:/, '').slice(0, 8)
  return ACTORS[actor] ?? word(`提交人 ${mark}`, `Submitter ${mark}`)
}
