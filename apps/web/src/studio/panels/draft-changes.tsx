import { diffRuleSets, diffWords, type Problem, type RuleSet } from '@zuoyeben/rules/studio'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import { useId, useState } from 'react'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'
import { type BodyJson, wordsOf } from '../model/body.ts'
import { problemWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'

/** Where a problem is, as a person finds it: the rule by its name. */
function whereIs({ place, ruleId }: Problem, body: BodyJson): Word {
  const at = /^\/rules\/(\d+)/.exec(place)?.[1]
  const rule = body.rules.find(each => each.id === ruleId) ?? (at ? body.rules[Number(at)] : undefined)
  if (rule) {
    const { zh, en } = wordsOf(rule.title)
    return { zh: `“${zh || '没有名称的规则'}”`, en: `“${en || 'a rule without a name'}”` }
  }
  return { zh: '整份规则', en: 'The whole set' }
}

/** What the draft changes, in words; what is in the way of sending it; and laying it before the second person. */
export function DraftChanges(props: {
  before: RuleSet | null
  after: RuleSet | null
  body: BodyJson
  reader: Reader
  problems: readonly Problem[]
  /** Beside what cannot be read: errors that are not let be, examples that fail. */
  blockers: readonly Word[]
  isSaved: boolean
  sending: { readonly isBusy: boolean; readonly problem: Word | null }
  onPropose: (reason: Word) => void
}) {
  const { before, after, body, reader, problems, blockers, isSaved, sending, onPropose } = props
  const say = useSay()
  const id = useId()
  const { locale } = useLocale()
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const lines = before && after ? diffWords(diffRuleSets(before, after), before, after, locale, reader.names) : []
  const mayGo = lines.length > 0 && problems.length === 0 && blockers.length === 0 && isSaved && zh.trim().length >= 2
  return (
    <div className="draft-changes">
      {lines.length > 0 ? (
        <ul className="change-words">
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p className="soft">{say({ zh: '和现在生效的没有不同。', en: 'Nothing differs from what is in force.' })}</p>
      )}
      {problems.length + blockers.length > 0 ? (
        <Alert
          type="error"
          showIcon
          title={say({ zh: '送审之前要改好：', en: 'To be mended before it is sent:' })}
          description={
            <ul className="change-problems">
              {problems.map(problem => (
                <li key={`${problem.place} ${problem.code}`}>
                  {say(whereIs(problem, body))}
                  {say({ zh: '：', en: ': ' })}
                  {say(problemWords(problem))}
                </li>
              ))}
              {blockers.map(blocker => (
                <li key={blocker.zh}>{say(blocker)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <form
        className="change-propose"
        onSubmit={event => {
          event.preventDefault()
          if (mayGo && !sending.isBusy) onPropose({ zh: zh.trim(), en: en.trim().length >= 2 ? en.trim() : zh.trim() })
        }}
      >
        <div>
          <label htmlFor={`${id}-zh`}>{say({ zh: '为什么这样改', en: 'Why, in Chinese' })}</label>
          <Input id={`${id}-zh`} value={zh} maxLength={200} onChange={event => setZh(event.target.value)} />
        </div>
        <div>
          <label htmlFor={`${id}-en`}>{say({ zh: '英文理由（可不填）', en: 'Why, in English' })}</label>
          <Input id={`${id}-en`} value={en} maxLength={200} onChange={event => setEn(event.target.value)} />
        </div>
        <Button type="primary" htmlType="submit" loading={sending.isBusy} disabled={!mayGo}>
          {say({ zh: '送审', en: 'Lay before the second person' })}
        </Button>
        {sending.problem ? <Alert role="alert" type="error" showIcon title={say(sending.problem)} /> : null}
      </form>
    </div>
  )
}
