import { type Outputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'

export type Watched = Outputs['studio']['watch']
const DAYS = 90

/** What the rules in force have done lately; asked with the page, shown when it is there. */
export const useWatched = (unit: string | null, isWatched: boolean): Watched | null =>
  trpc.studio.watch.useQuery({ unit, days: DAYS }, { enabled: isWatched, staleTime: 60_000 }).data ?? null

/** Beside one rule: how many cases it decided, and how many of them people moved, and where to. */
export function RuleHits({ watched, ruleId }: { watched: Watched; ruleId: string | null }) {
  const say = useSay()
  const found = watched.rules.find(rule => rule.id === ruleId)
  if (!found) return null
  const { cases, overridden, to } = found
  const places = to
    .slice(0, 3)
    .map(({ unit, cases: n }) => `${say(unit.name)} ${n}`)
    .join(say({ zh: '、', en: ', ' }))
  return (
    <span className="rule-hits soft">
      {cases === 0
        ? say({ zh: `近 ${watched.days} 天没有用到`, en: `not used in ${watched.days} days` })
        : say({ zh: `近 ${watched.days} 天 ${cases} 题`, en: `${cases} cases in ${watched.days} days` })}
      {overridden > 0
        ? say({ zh: `，其中 ${overridden} 题被改派（${places}）`, en: `, ${overridden} moved by people (${places})` })
        : ''}
    </span>
  )
}

/** What people did again and again against the rules. */
export function Suggestions({ watched }: { watched: Watched }) {
  const say = useSay()
  if (watched.suggestions.length === 0) return null
  return (
    <section className="draft-list" aria-labelledby="suggestions">
      <h2 id="suggestions">{say({ zh: '从改派看出来的', en: 'What people moved again and again' })}</h2>
      <ul className="change-words">
        {watched.suggestions.map(each => (
          <li key={each.sentence.zh}>{say(each.sentence)}</li>
        ))}
      </ul>
    </section>
  )
}
