import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { type Inputs, type Outputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'
import type { BodyJson } from '../model/body.ts'
import { useNewDraft } from './use-new-draft.ts'

export type Watched = Outputs['studio']['watch']
const DAYS = 90

/** What the rules in force have done lately; asked with the page, shown when it is there. */
export const useWatched = (unit: string | null, isWatched: boolean): Watched | null =>
  trpc.studio.watch.useQuery({ unit, days: DAYS }, { enabled: isWatched, staleTime: 60_000 }).data ?? null

/** Beside one rule: how many cases it decided, and how many of them people moved, and where to. */
export function RuleHits(props: { watched: Watched; ruleId: string | null; counted: ReadonlySet<string> }) {
  const { watched, ruleId, counted } = props
  const say = useSay()
  const found = watched.rules.find(rule => rule.id === ruleId)
  if (!found || (found.cases === 0 && ruleId !== null && !counted.has(ruleId))) return null
  const { cases, overridden, to } = found
  const places = to
    .slice(0, 3)
    .map(({ unit, cases: n }) => `${say(unit.name)} ${n}`)
    .join(say({ zh: '、', en: ', ' }))
  return (
    <span className="rule-hits soft">
      {cases === 0
        ? say({ zh: `近 ${watched.days} 天没有用到`, en: `not used in ${watched.days} days` })
        : say({ zh: `近 ${watched.days} 天 ${cases} 题`, en: `${cases} in ${watched.days} days` })}
      {overridden > 0
        ? say({ zh: `，其中 ${overridden} 题被改派（${places}）`, en: `, ${overridden} moved by people (${places})` })
        : ''}
    </span>
  )
}

/** How much the rules decided lately, and which of these never did. */
export function WatchedWhole({ watched, own }: { watched: Watched; own: ReadonlySet<string> }) {
  const say = useSay()
  const { days, cases, byOthers, rules } = watched
  const idle = rules.filter(({ id, cases: n }) => id !== null && own.has(id) && n === 0)
  const titles = idle.map(({ title }) => `“${say(title)}”`).join(say({ zh: '、', en: ', ' }))
  return (
    <p className="soft watched-whole">
      {say({ zh: `近 ${days} 天按规则分了 ${cases} 题`, en: `Cases that went by rules in ${days} days: ${cases}` })}
      {byOthers > 0
        ? say({ zh: `，其中 ${byOthers} 题由别的规则决定`, en: `, ${byOthers} of them by rules that are not here` })
        : ''}
      {idle.length > 0
        ? say({ zh: `；没有用到过：${titles}。`, en: `; never used: ${titles}.` })
        : say({ zh: '。', en: '.' })}
    </p>
  )
}

/** What people did again and again against the rules; each opens a draft that has it so. */
export function Suggestions(props: {
  watched: Watched
  item: Inputs['drafts']['list']
  mayPropose: boolean
  /** The rules in force with the suggestion taken up; null where rules of this scope cannot say it. */
  bodyFor: (suggestion: Watched['suggestions'][number]) => BodyJson | null
}) {
  const { watched, item, mayPropose, bodyFor } = props
  const say = useSay()
  const { begin, isBusy, problem } = useNewDraft(item)
  if (watched.suggestions.length === 0) return null
  return (
    <section className="draft-list" aria-labelledby="suggestions">
      <h2 id="suggestions">{say({ zh: '从改派看出来的', en: 'What people moved again and again' })}</h2>
      <ul className="drafts">
        {watched.suggestions.map(each => {
          const body = mayPropose ? bodyFor(each) : null
          return (
            <li key={each.sentence.zh}>
              <span>{say(each.sentence)}</span>
              {body ? (
                <Button
                  size="small"
                  loading={isBusy}
                  aria-label={say({ zh: `起草：${each.sentence.zh}`, en: `Draft it: ${each.sentence.en}` })}
                  onClick={() => begin(body)}
                >
                  {say({ zh: '照此起草', en: 'Draft it' })}
                </Button>
              ) : null}
            </li>
          )
        })}
      </ul>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
    </section>
  )
}
