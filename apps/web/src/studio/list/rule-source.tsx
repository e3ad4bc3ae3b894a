import { type Outputs, trpc } from '../../trpc.ts'
import { useSay } from '../../ui/use-say.ts'

type Effective = Outputs['configuration']['effective']

/** Where each routing rule in force comes from; asked with the page, shown when it is there. */
export const useSources = (unit: string | null, isAsked: boolean): Effective | null =>
  trpc.configuration.effective.useQuery({ unit }, { enabled: isAsked, staleTime: 60_000 }).data ?? null

/** Whose a rule is, and since which release it stands as it does. Null is the fallback. */
export function RuleSource({ effective, ruleId }: { effective: Effective; ruleId: string | null }) {
  const say = useSay()
  const of = ruleId === null ? effective.fallback : effective.rules.find(rule => rule.id === ruleId)
  if (!of?.source) return null
  const { unit, release, since } = of.source
  const n = since ?? release
  return (
    <span className="soft rule-source">
      {unit === null
        ? say({ zh: `学校第 ${n} 版起`, en: `from the school’s release ${n} on` })
        : say({ zh: `本单位第 ${n} 版起`, en: `from the unit’s release ${n} on` })}
    </span>
  )
}
