import { inputWords, leafWords, OPERATOR_TABLE, type RuleExample, type RuleSet } from '@zuoyeben/rules/studio'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useEffect } from 'react'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import type { StudioWorker } from '../analysis/use-worker.ts'
import { type BodyJson, type RuleJson, withRule, wordsOf } from '../model/body.ts'
import { expectWords } from '../model/rule-words.ts'
import { type Reader, speechOf } from '../model/studio-context.ts'
import { OwnExample } from './own-example.tsx'

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/** The examples of one rule: tried while somebody types, proposed where some are missing, and what they have shown so far. */
export function ExamplePanel(props: {
  rule: RuleJson | null
  body: BodyJson
  reader: Reader
  effective: RuleSet | null
  worker: StudioWorker
  onChange: (body: BodyJson) => void
}) {
  const { rule, body, reader, effective, worker, onChange } = props
  const say = useSay()
  const { locale } = useLocale()
  const speech = speechOf(reader, locale)
  const { looked, isLooking, proposed, propose } = worker
  const isReadable = rule !== null && effective?.rules.some(each => each.id === rule.id) === true
  const ruleId = rule?.id ?? null
  useEffect(() => {
    if (ruleId && isReadable && !isLooking) propose(ruleId)
  }, [ruleId, isReadable, isLooking, propose])
  const tried = looked?.tried ?? []
  const failed = tried.filter(
    each => !each.isMet && (each.ruleId === null || body.rules.some(one => one.id === each.ruleId)),
  )
  const put = (tests: readonly RuleExample[]) => rule && onChange(withRule(body, { ...rule, tests }))
  const line = (example: RuleExample, outcome?: Readonly<Record<string, unknown>>) => (
    <>
      <span>
        {inputWords(example.facts, speech)} → <strong>{expectWords(example.expect, reader, locale)}</strong>
      </span>
      {outcome ? (
        <span className="example-wrong">
          {say({ zh: '现在会是：', en: 'Now it would be: ' })}
          {expectWords(outcome, reader, locale)}
        </span>
      ) : null}
    </>
  )
  const whole = (body.examples ?? []).map((example, index) => ({
    example,
    index,
    result: tried.find(each => each.ruleId === null && each.index === index),
  }))
  const own = rule?.tests ?? []
  const proposals = proposed && proposed.ruleId === ruleId ? proposed.proposals : null
  const fresh = (proposals?.examples ?? []).filter(each => !own.some(test => isSame(test.facts, each.facts)))
  const coverage = (looked?.coverage ?? []).filter(each => each.ruleId === ruleId)
  const seen = coverage.filter(each => each.seenTrue && each.seenFalse).length
  return (
    <div className="examples">
      {failed.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={say({
            zh: `有 ${failed.length} 个样例不符，改好之前不能发布`,
            en: `${failed.length} examples fail: nothing is published until they hold`,
          })}
        />
      ) : null}
      {whole.length > 0 ? (
        <section aria-label={say({ zh: '分错的题', en: 'Cases that went astray' })}>
          <h3>{say({ zh: '分错的题', en: 'Cases that went astray' })}</h3>
          <ul className="example-list">
            {whole.map(({ example, index, result }) => (
              <li key={JSON.stringify(example)} className={result?.isMet === false ? 'example-failed' : ''}>
                {result ? (result.isMet ? '✓ ' : '✗ ') : ''}
                {line(example, result?.isMet === false ? result.outcome : undefined)}
                {example.note ? <span className="soft">{say(example.note)}</span> : null}
                <Button
                  size="small"
                  type="text"
                  aria-label={say({ zh: `去掉第 ${index + 1} 个分错的题`, en: `Take away case ${index + 1}` })}
                  onClick={() => onChange({ ...body, examples: (body.examples ?? []).filter((_, at) => at !== index) })}
                >
                  {say({ zh: '去掉', en: 'Take away' })}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {rule === null ? (
        <p className="soft">
          {say({ zh: '打开左边的一条规则，看它的样例。', en: 'Open a rule to see its examples.' })}
        </p>
      ) : (
        <>
          <h3>{say({ zh: `“${wordsOf(rule.title).zh}”的样例`, en: `Examples of “${wordsOf(rule.title).en}”` })}</h3>
          {own.length === 0 ? <p className="soft">{say({ zh: '还没有样例。', en: 'No example yet.' })}</p> : null}
          <ul className="example-list">
            {own.map((example, index) => {
              const result = tried.find(each => each.ruleId === rule.id && each.index === index)
              return (
                <li key={JSON.stringify(example)} className={result?.isMet === false ? 'example-failed' : ''}>
                  {result ? (result.isMet ? '✓ ' : '✗ ') : ''}
                  {line(example, result?.isMet === false ? result.outcome : undefined)}
                  <Button
                    size="small"
                    type="text"
                    aria-label={say({ zh: `去掉第 ${index + 1} 个样例`, en: `Take away example ${index + 1}` })}
                    onClick={() => put(own.filter((_, at) => at !== index))}
                  >
                    {say({ zh: '去掉', en: 'Take away' })}
                  </Button>
                </li>
              )
            })}
          </ul>
          {isReadable ? null : (
            <p className="soft">
              {say({
                zh: '这条规则写完以后，这里会建议样例。',
                en: 'Examples are proposed once this rule is finished.',
              })}
            </p>
          )}
          {isReadable && fresh.length > 0 ? (
            <section aria-label={say({ zh: '建议的样例', en: 'Proposed examples' })}>
              <h3>{say({ zh: '建议的样例', en: 'Proposed examples' })}</h3>
              <p className="soft">
                {say({
                  zh: '看结果对不对；对就收下，以后谁改坏了这里会提醒。',
                  en: 'Look whether each is right; keep it, and whoever breaks it will be told.',
                })}
              </p>
              <ul className="example-list">
                {fresh.map(({ kind, place, facts, expect }, at) => (
                  <li key={`${kind} ${place ?? ''} ${JSON.stringify(facts)}`}>
                    <span className="soft">{KINDS[kind][locale]}</span> {line({ facts, expect })}
                    <Button
                      size="small"
                      aria-label={say({ zh: `收下建议的样例 ${at + 1}`, en: `Keep proposed example ${at + 1}` })}
                      onClick={() => put([...own, { facts, expect }])}
                    >
                      {say({ zh: '收下', en: 'Keep' })}
                    </Button>
                  </li>
                ))}
              </ul>
              <Button
                size="small"
                onClick={() => put([...own, ...fresh.map(({ facts, expect }) => ({ facts, expect }))])}
              >
                {say({ zh: '全部收下', en: 'Keep all' })}
              </Button>
            </section>
          ) : null}
          <OwnExample key={rule.id} rule={rule} body={body} reader={reader} onAdd={example => put([...own, example])} />
          {coverage.length > 0 ? (
            <details open={seen < coverage.length}>
              <summary>
                {say({
                  zh: `样例看过 ${seen} / ${coverage.length} 个提问的两种回答`,
                  en: `${seen} of ${coverage.length} questions seen both ways`,
                })}
              </summary>
              <ul className="coverage">
                {coverage.map(({ place, leaf, seenTrue, seenFalse }) => {
                  const fact = reader.references.facts.get(leaf.fact)
                  return (
                    <li key={place}>
                      {fact ? leafWords(leaf, fact, locale, reader.names) : OPERATOR_TABLE[leaf.operator].label[locale]}
                      <span className={seenTrue ? '' : 'soft'}>
                        {seenTrue ? '✓' : '○'} {say({ zh: '成立', en: 'yes' })}
                      </span>
                      <span className={seenFalse ? '' : 'soft'}>
                        {seenFalse ? '✓' : '○'} {say({ zh: '不成立', en: 'no' })}
                      </span>
                    </li>
                  )
                })}
              </ul>
            </details>
          ) : null}
        </>
      )}
    </div>
  )
}

const KINDS = {
  hit: { zh: '符合', en: 'Hit' },
  nearMiss: { zh: '差一点', en: 'Near miss' },
  coverage: { zh: '补一种', en: 'One more' },
} as const
