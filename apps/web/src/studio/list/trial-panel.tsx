import { Link } from 'wouter'
import { ChangeList, type WordedChange } from '../../configuration/change-list.tsx'
import { whyRefused } from '../../configuration/why-refused.ts'
import { Sure } from '../../directory/sure.tsx'
import { formatDay, useLocale } from '../../locale.ts'
import { type Inputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import { type Word, word } from '../../words/word.ts'

/** Rules on trial: what they would have decided so far beside what was, and the end of it. */
export function TrialPanel({ item, changes }: { item: Inputs['changes']['of']; changes: readonly WordedChange[] }) {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const found = trpc.changes.trialReport.useQuery(item, { refetchInterval: 30_000 })
  const end = trpc.changes.endTrial.useMutation()
  const trial = found.data
  if (!trial) return null
  const settle = async (to: 'publish' | 'stop'): Promise<Word | null> => {
    try {
      await end.mutateAsync({ id: trial.id, to })
      await Promise.all([
        utils.changes.invalidate(),
        utils.releases.invalidate(),
        utils.drafts.invalidate(),
        utils.studio.invalidate(),
        utils.configuration.invalidate(),
      ])
      return null
    } catch (error) {
      return whyRefused(error)
    }
  }
  const few = (n: number | null) => (n === null ? say({ zh: '少于 5', en: 'fewer than 5' }) : String(n))
  return (
    <section className="change-waiting trial" aria-label={say({ zh: '正在试运行', en: 'On trial' })}>
      <h2>{say({ zh: '正在试运行', en: 'On trial' })}</h2>
      <p>
        {trial.begun ? (
          <>
            {say({ zh: '从 ', en: 'Since ' })}
            <time dateTime={trial.begun}>{formatDay(locale, trial.begun)}</time>
            {say({ zh: ' 起，', en: ': ' })}
          </>
        ) : null}
        <strong>
          {say({
            zh: `${trial.cases} 题同时按新规则算过，${few(trial.otherwise)} 题会不一样。`,
            en: `${trial.cases} cases were also decided by the new rules, ${few(trial.otherwise)} otherwise.`,
          })}
        </strong>{' '}
        {say({ zh: '现在仍按原来的规则分。', en: 'The present rules decide all the same.' })}
      </p>
      {trial.flow.length > 0 ? (
        <ul className="trial-flow">
          {trial.flow.map(({ from, to, cases }) => (
            <li key={`${from.id} ${to.id}`}>
              {from.name ? say(from.name) : from.id} → <strong>{to.name ? say(to.name) : to.id}</strong> {few(cases)}{' '}
              {say({ zh: '题', en: 'cases' })}
            </li>
          ))}
        </ul>
      ) : null}
      {trial.list.length > 0 ? (
        <details>
          <summary>{say({ zh: '是哪些题', en: 'Which cases' })}</summary>
          <ul className="trial-flow">
            {trial.list.map(({ caseNo, submittedAt, from, to }) => (
              <li key={caseNo}>
                <Link href={`/cases/${caseNo}`}>{caseNo}</Link> {formatDay(locale, submittedAt)}：
                {from.name ? say(from.name) : from.id} → {to.name ? say(to.name) : to.id}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <ChangeList changes={changes} />
      <div className="change-decide">
        {trial.mayDecide ? (
          <Sure
            name={word('正式发布', 'Publish')}
            whom={say({ zh: '试运行的规则', en: 'the rules on trial' })}
            consequence={word('新提交的题马上按它分。', 'New cases go by it at once.')}
            act={() => settle('publish')}
          />
        ) : null}
        <Sure
          name={word('停止试运行', 'Stop')}
          whom={say({ zh: '试运行的规则', en: 'the rules on trial' })}
          consequence={word('不再记录；规则回到草稿。', 'Nothing more is written down; the rules are a draft again.')}
          act={() => settle('stop')}
        />
      </div>
    </section>
  )
}
