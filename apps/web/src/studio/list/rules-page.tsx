import '../studio.css'
import '../panels.css'
import '../../configuration/change.css'
import './rules.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'wouter'
import { ChangeDetails } from '../../configuration/change-details.tsx'
import { ChangeHistory } from '../../configuration/change-history.tsx'
import { ChangeList } from '../../configuration/change-list.tsx'
import { WaitingChange } from '../../configuration/waiting-change.tsx'
import type { Me } from '../../desk/me.ts'
import { trpc } from '../../trpc.ts'
import { QuietPage } from '../../ui/quiet-page.tsx'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import { type WordTable, word } from '../../words/word.ts'
import { bodyOf } from '../model/body.ts'
import { countedRules } from '../model/held-rules.ts'
import { readBody } from '../model/read-body.ts'
import { ruleChanges } from '../model/rule-changes.ts'
import { readerOf } from '../model/studio-context.ts'
import { suggestedBody } from '../model/suggested.ts'
import { wordListChanges, wordListsOf } from '../model/word-lists.ts'
import { CarryConfiguration } from './carry-configuration.tsx'
import { DecideLater } from './decide-later.tsx'
import { DraftList } from './draft-list.tsx'
import { ListsInForce } from './lists-in-force.tsx'
import { ReleaseHistory } from './release-history.tsx'
import { RuleSource, useSources } from './rule-source.tsx'
import { type RuleKind, RulesHead } from './rules-head.tsx'
import { RulesInForce } from './rules-in-force.tsx'
import { TrialPanel } from './trial-panel.tsx'
import { RuleHits, Suggestions, useWatched, WatchedWhole } from './watched-rules.tsx'

const KINDS: readonly RuleKind[] = ['routing', 'sensitivity', 'words']
const INTRO: WordTable<RuleKind> = {
  routing: word(
    '题目从上到下对照规则，第一条符合的决定交给谁。改规则先写草稿，送给另一个人审定后生效。',
    'A case meets the rules from the top; the first that fits decides. Changes are written as a draft and put in force by a second person.',
  ),
  sensitivity: word(
    '每一条符合的规则都会加上它的敏感类别；没有一条规则能说“不敏感”。',
    'Every rule that holds adds its classes; no rule can say “not sensitive”.',
  ),
  words: word(
    '规则用“提到”来问的词。词表由学校统一维护，改动由两个人完成。',
    'What rules ask about by “mentions”. The school keeps these lists; two people change them.',
  ),
}
const SCHOOL_WRITERS: ReadonlySet<string> = new Set(['assessor', 'schoolLead'])
const UNIT_WRITERS: ReadonlySet<string> = new Set(['configurer', 'reviewer'])

/** The scopes whose rules this person writes or decides on; null is the school. */
function scopesOf({ appointments }: Me) {
  const units = new Map(
    appointments.filter(({ role }) => UNIT_WRITERS.has(role)).map(({ unit }) => [unit.id, unit] as const),
  )
  const school = appointments.some(({ role }) => SCHOOL_WRITERS.has(role))
  return { units: [...units.values()], school }
}

/** The rules in force, what is being written, what waits for the second person, and what was changed before. */
export function RulesPage({ me }: { me: Me }) {
  const say = useSay()
  const [search, setSearch] = useSearchParams()
  const { units, school } = scopesOf(me)
  const asked = search.get('unit')
  const unit = asked === null ? (units[0]?.id ?? null) : asked === '' ? null : asked
  const kind: RuleKind = unit === null ? (KINDS.find(each => each === search.get('kind')) ?? 'routing') : 'routing'
  const item = { kind, unit } as const
  const context = trpc.studio.context.useQuery({ unit }, { staleTime: 30_000 })
  const changes = trpc.changes.of.useQuery(item)
  const watched = useWatched(unit, kind === 'routing')
  const sources = useSources(unit, kind === 'routing')
  const reader = useMemo(() => (context.data ? readerOf({ ...context.data, unit }) : null), [context.data, unit])
  const title = say({ zh: '分题规则', en: 'Rules' })
  const to = (next: { unit: string | null; kind: RuleKind }) =>
    setSearch({ unit: next.unit ?? '', ...(next.kind === 'routing' ? {} : { kind: next.kind }) }, { replace: true })
  if (context.isPending || changes.isPending) return <Skeleton active className="case-loading" />
  if (!reader || !changes.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到，或你无权查看', en: 'Not available, or not for you to see' })}
        action={
          <Button onClick={() => void Promise.all([context.refetch(), changes.refetch()])}>
            {say({ zh: '再试一次', en: 'Try again' })}
          </Button>
        }
      />
    )
  const { proposal, trial, may, history, inForce } = changes.data
  const words = kind === 'words' ? wordListChanges : ruleChanges(reader, kind)
  const unpublished = history.filter(row => row.status !== 'published')
  const told = proposal ? words(proposal.over, proposal.body) : []
  const effective = kind === 'words' ? null : readBody(bodyOf(inForce, kind), reader).effective
  const counted = effective ? countedRules(effective) : new Set<string>()
  const own = new Set(bodyOf(inForce, 'routing').rules.flatMap(({ id: rule }) => (counted.has(rule) ? [rule] : [])))
  return (
    <ScrollPage className="studio-page" name={title}>
      <RulesHead title={title} scopes={{ units, school }} unit={unit} kind={kind} onChoose={to} />
      <p className="soft">{say(INTRO[kind])}</p>
      {trial ? <TrialPanel item={item} changes={words(trial.over, trial.body)} /> : null}
      {proposal ? (
        <WaitingChange
          proposal={proposal}
          may={may}
          name={word('这些规则', 'these rules')}
          decider={
            unit === null
              ? word('由总答题组负责人审定发布。', 'The lead of the school group decides.')
              : word('由本单位审核人（书记）审定发布。', 'The reviewer of the unit decides.')
          }
          consequence={word(
            `发布后新提交的题马上按它分；已有的题不变。共 ${told.length} 处改动，见上。`,
            `New cases go by it at once; those that are there stay where they are. ${told.length} changes, as above.`,
          )}
        >
          <ChangeList changes={told} />
          <DecideLater proposal={proposal} may={may} mayTry={kind !== 'words' && !trial} />
        </WaitingChange>
      ) : null}
      {may.propose ? <DraftList item={item} isWaiting={proposal !== null} /> : null}
      {watched ? (
        <Suggestions
          watched={watched}
          item={item}
          mayPropose={may.propose}
          bodyFor={({ ruleId, to }) => suggestedBody(bodyOf(inForce, 'routing'), { ruleId, to: to.id }, reader)}
        />
      ) : null}
      {effective ? (
        <RulesInForce
          ruleSet={effective}
          reader={reader}
          whole={watched ? <WatchedWhole watched={watched} own={own} /> : null}
          besideOf={ruleId => (watched ? <RuleHits watched={watched} ruleId={ruleId} counted={counted} /> : null)}
          sourceOf={ruleId => (sources ? <RuleSource effective={sources} ruleId={ruleId} /> : null)}
        />
      ) : null}
      {kind === 'words' ? <ListsInForce body={wordListsOf(inForce)} /> : null}
      <ReleaseHistory key={`${kind} ${unit}`} item={item} mayDecide={may.decide} words={words} />
      {unpublished.length > 0 ? (
        <ChangeHistory
          rows={unpublished}
          name={word('没有发布的修改', 'Changes that were not published')}
          beside={row => <ChangeDetails id={row.id} words={words} />}
        />
      ) : null}
      <CarryConfiguration mayExport={unit === null && (may.propose || may.decide)} mayImport={may.propose} />
      {unit === null ? (
        <p className="soft">
          {say({ zh: '学校的其他配置：', en: 'What else the school sets: ' })}
          <Link href="/limits">{say({ zh: '时限与催办', en: 'Limits and reminders' })}</Link>
          {' · '}
          <Link href="/calendar">{say({ zh: '校历', en: 'Calendar' })}</Link>
          {' · '}
          <Link href="/texts">{say({ zh: '通知文字', en: 'Wording of notices' })}</Link>
        </p>
      ) : null}
    </ScrollPage>
  )
}
