import { diffRuleSets, diffWords, type Problem, type RuleSet } from '@zuoyeben/rules/studio'
import { useLocale } from '../../locale.ts'
import { type Word, word } from '../../words/word.ts'
import { type BodyJson, wordsOf } from '../model/body.ts'
import { problemWords } from '../model/rule-words.ts'
import type { Reader } from '../model/studio-context.ts'
import { type Conclusion, SendDraft } from './send-draft.tsx'

const WHOLE = word('整份规则', 'The whole set')

/** Where a problem is, as a person finds it: the rule by its name. */
function whereIs({ place, ruleId }: Problem, body: BodyJson): Word {
  const at = /^\/rules\/(\d+)/.exec(place)?.[1]
  const rule = body.rules.find(each => each.id === ruleId) ?? (at ? body.rules[Number(at)] : undefined)
  if (!rule) return WHOLE
  const { zh, en } = wordsOf(rule.title)
  return word(`“${zh || '没有名称的规则'}”`, `“${en || 'a rule without a name'}”`)
}

/** What a draft of rules changes, in sentences, and sending it. */
export function DraftChanges(props: {
  before: RuleSet | null
  after: RuleSet | null
  body: BodyJson
  reader: Reader
  problems: readonly Problem[]
  /** Beside what cannot be read: errors that are not let be, examples that fail. */
  blockers: readonly Word[]
  sending: Conclusion
  onPropose: (reason: Word) => void
}) {
  const { before, after, body, reader, problems, blockers, sending, onPropose } = props
  const { locale } = useLocale()
  const lines = before && after ? diffWords(diffRuleSets(before, after), before, after, locale, reader.names) : []
  return (
    <SendDraft
      hasChanges={lines.length > 0}
      changes={
        <ul className="change-words">
          {lines.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
      problems={[
        ...problems.map(problem => ({ where: whereIs(problem, body), reason: problemWords(problem) })),
        ...blockers.map(reason => ({ where: WHOLE, reason })),
      ]}
      sending={sending}
      onPropose={onPropose}
    />
  )
}
