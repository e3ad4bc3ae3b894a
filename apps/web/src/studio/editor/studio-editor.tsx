import '../studio.css'
import '../panels.css'
import '../../configuration/change.css'
import type { Band, Finding, RoutingOutcome, SensitivityOutcome } from '@zuoyeben/rules/studio'
import Button from 'antd/es/button'
import Segmented from 'antd/es/segmented'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { SideTabs } from '../../ui/side-tabs.tsx'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'
import { useWorker } from '../analysis/use-worker.ts'
import { type BodyJson, emptyRule, freeId, type RuleJson, withNewRule, wordsOf } from '../model/body.ts'
import { countOf, findingGroups } from '../model/finding-groups.ts'
import { suggestedSay } from '../model/leaf-values.ts'
import { readBody, schoolOf } from '../model/read-body.ts'
import type { Reader, StudioWorld } from '../model/studio-context.ts'
import { DraftChanges } from '../panels/draft-changes.tsx'
import { ExamplePanel } from '../panels/example-panel.tsx'
import { FindingList } from '../panels/finding-list.tsx'
import type { Conclusion } from '../panels/send-draft.tsx'
import type { RuleMarks } from './rule-card.tsx'
import { RuleList } from './rule-list.tsx'
import { SchoolBand } from './school-band.tsx'
import { TableView } from './table-view.tsx'

const JsonView = lazy(() => import('./json-view.tsx').then(view => ({ default: view.JsonView })))

type View = 'list' | 'table' | 'json'
type Panel = 'findings' | 'examples' | 'rehearsal' | 'changes'

export interface StudioEditorProps {
  readonly world: StudioWorld
  readonly reader: Reader
  readonly body: BodyJson
  /** What is in force, for the words of what the draft changes. */
  readonly inForce: BodyJson
  readonly today: string
  readonly sending: Conclusion
  readonly onChange: (body: BodyJson, place: string | null) => void
  readonly onPropose: (reason: Word) => void
  readonly pastCases: (finding: Finding) => ReactNode
  /** Told whether the draft can be read whole. */
  readonly rehearsal: (isWhole: boolean) => ReactNode
  readonly watched?: (rule: RuleJson) => ReactNode
}

/** A draft of rules with everything that is told about it while somebody writes. It knows no server: its page gives it what it needs. */
export function StudioEditor(props: StudioEditorProps) {
  const { world, reader, body, inForce, today, sending, onChange, onPropose, pastCases, rehearsal } = props
  const say = useSay()
  const [view, setView] = useState<View>('list')
  const [panel, setPanel] = useState<Panel>('findings')
  const [open, setOpen] = useState<string | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const side = useRef<HTMLElement>(null)
  const worker = useWorker(world, body)
  const standing = useWorker(world, inForce)
  const { problems, effective, leftOut } = useMemo(() => readBody(body, reader), [body, reader])
  const before = useMemo(() => readBody(inForce, reader).effective, [inForce, reader])
  const { looked, isLooking, hasFailed } = worker
  const groups = useMemo(
    () =>
      looked && (standing.looked || !standing.isLooking)
        ? findingGroups(
            looked.analysis.findings,
            body,
            today,
            new Set(standing.looked?.analysis.findings.map(each => each.id)),
          )
        : null,
    [looked, standing.looked, standing.isLooking, body, today],
  )
  const facts = useMemo(
    () => world.facts.filter(fact => body.kind === 'routing' || !fact.key.startsWith('gate.')),
    [world, body.kind],
  )
  const bands: readonly Band[] = world.unit === null ? ['guard', 'school'] : ['unit']
  const failedOf = (id: string | null) => (looked?.tried ?? []).filter(each => !each.isMet && each.ruleId === id).length
  const failed = (looked?.tried ?? []).filter(
    each => !each.isMet && (each.ruleId === null || body.rules.some(rule => rule.id === each.ruleId)),
  ).length
  const errors = (groups?.open ?? []).flatMap(group => group.findings).filter(one => one.severity === 'error').length
  const openCount = (groups?.open ?? []).reduce((sum, group) => sum + group.findings.length, 0)
  const marksOf = (rule: RuleJson): RuleMarks => ({
    isUnfinished: leftOut.has(rule.id),
    errors: groups ? countOf(groups, rule.id, 'error') : 0,
    warnings: groups ? countOf(groups, rule.id, 'warning') : 0,
    failed: failedOf(rule.id),
  })
  const taken = () => new Set([...body.rules, ...(schoolOf(reader)?.rules ?? [])].map(rule => rule.id))
  const add = (band: Band) => {
    const id = freeId(taken())
    const then: RoutingOutcome | SensitivityOutcome =
      body.kind === 'routing' ? { path: 'transfer' } : { classes: [], hold: true, channel: [] }
    const rule = emptyRule(id, band, then, { zh: '新规则', en: '新规则' })
    onChange(withNewRule(body, { ...rule, say: suggestedSay(then, reader) }), null)
    setView('list')
    setOpen(id)
    setAdded(id)
  }
  const show = (id: string) => {
    setView('list')
    setOpen(id)
    setAdded(null)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.metaKey || event.code !== 'KeyN') return
      event.preventDefault()
      add(bands[0] ?? 'unit')
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const blockers: Word[] = [
    ...(errors > 0 ? [{ zh: `检查里还有 ${errors} 个错误`, en: `${errors} errors were found` }] : []),
    ...(failed > 0 ? [{ zh: `有 ${failed} 个样例不符`, en: `${failed} examples fail` }] : []),
    ...(isLooking ? [{ zh: '检查还没做完', en: 'The check is not done yet' }] : []),
  ]
  const rule = body.rules.find(each => each.id === open) ?? null
  const isUnit = world.unit !== null
  return (
    <div className="studio-editor">
      <div className="studio-main">
        <div className="studio-views">
          <Segmented
            value={view}
            aria-label={say({ zh: '怎么看', en: 'View' })}
            options={[
              { value: 'list', label: say({ zh: '清单', en: 'List' }) },
              { value: 'table', label: say({ zh: '决策表', en: 'Table' }) },
              { value: 'json', label: 'JSON' },
            ]}
            onChange={next => setView(next as View)}
          />
          <Button className="studio-jump" size="small" onClick={() => side.current?.scrollIntoView({ block: 'start' })}>
            {say({ zh: '去看检查与送审 ↓', en: 'To checks and sending ↓' })}
          </Button>
          <span className="soft studio-keys">
            {say({
              zh: '从上到下，第一条符合的决定。Alt+↑↓ 换位置，Alt+N 加一条，Ctrl+Z 撤销。',
              en: 'From the top, the first that fits decides. Alt+↑↓ moves, Alt+N adds, Ctrl+Z undoes.',
            })}
          </span>
        </div>
        {view === 'list' ? (
          <>
            {isUnit ? <SchoolBand band="guard" reader={reader} /> : null}
            <RuleList
              body={body}
              reader={reader}
              facts={facts}
              bands={bands}
              open={open}
              isNew={added !== null && added === open}
              marksOf={marksOf}
              {...(props.watched ? { besideOf: props.watched } : {})}
              onOpen={id => {
                setOpen(id)
                setAdded(null)
              }}
              onAdd={add}
              onChange={onChange}
            />
            {isUnit ? <SchoolBand band="school" reader={reader} /> : null}
          </>
        ) : null}
        {view === 'table' ? <TableView body={body} reader={reader} onOpen={show} onChange={onChange} /> : null}
        {view === 'json' ? (
          <Suspense fallback={null}>
            <JsonView body={body} onChange={next => onChange(next, 'json')} />
          </Suspense>
        ) : null}
      </div>
      <aside ref={side} className="studio-side" aria-label={say({ zh: '检查与送审', en: 'Checks and sending' })}>
        <SideTabs<Panel>
          name={say({ zh: '检查与送审', en: 'Checks and sending' })}
          open={panel}
          onOpen={setPanel}
          tabs={[
            {
              key: 'findings',
              label: say({ zh: '检查', en: 'Checks' }) + (isLooking ? ' …' : openCount > 0 ? ` ${openCount}` : ' ✓'),
              children: hasFailed ? (
                <p role="alert">
                  {say({ zh: '检查没有运行起来，请刷新页面。', en: 'The check does not run: reload the page.' })}
                </p>
              ) : looked && groups && effective ? (
                <>
                  {problems.length > 0 ? (
                    <p className="soft">
                      {say({
                        zh: `有 ${leftOut.size} 条规则没写完，先不算在内。`,
                        en: `Unfinished rules, left out for now: ${leftOut.size}.`,
                      })}
                    </p>
                  ) : null}
                  <FindingList
                    looked={looked}
                    groups={groups}
                    effective={effective}
                    body={body}
                    reader={reader}
                    today={today}
                    pastCases={pastCases}
                    onOpen={show}
                    onChange={next => onChange(next, null)}
                  />
                </>
              ) : (
                <p className="soft">
                  {problems[0]
                    ? say({ zh: '还读不出一份完整的规则：', en: 'This is no rule set yet: ' }) + say(problems[0].reason)
                    : say({ zh: '正在检查…', en: 'Checking…' })}
                </p>
              ),
            },
            {
              key: 'examples',
              label: say({ zh: '样例', en: 'Examples' }) + (failed > 0 ? ` ✗${failed}` : ''),
              children: (
                <ExamplePanel
                  rule={rule}
                  body={body}
                  reader={reader}
                  effective={effective}
                  worker={worker}
                  onChange={next => onChange(next, null)}
                />
              ),
            },
            {
              key: 'rehearsal',
              label: say({ zh: '试算', en: 'Rehearsal' }),
              children: rehearsal(problems.length === 0),
            },
            {
              key: 'changes',
              label: say({ zh: '改动与送审', en: 'Send' }),
              children: (
                <DraftChanges
                  before={before}
                  after={effective}
                  body={body}
                  reader={reader}
                  problems={problems}
                  blockers={blockers}
                  sending={sending}
                  onPropose={onPropose}
                />
              ),
            },
          ]}
        />
        {rule && panel !== 'examples' ? (
          <p className="studio-open soft">
            {say({ zh: `正在看：${wordsOf(rule.title).zh}`, en: `Open: ${wordsOf(rule.title).en}` })}{' '}
            <Button size="small" type="text" onClick={() => setPanel('examples')}>
              {say({ zh: '看它的样例', en: 'Its examples' })}
            </Button>
          </p>
        ) : null}
      </aside>
    </div>
  )
}
