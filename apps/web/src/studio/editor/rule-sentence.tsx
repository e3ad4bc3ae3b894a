import { conditionWords, type NamedConditions, outcomeWords, type Rule } from '@zuoyeben/rules/studio'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import { type Reader, speechOf } from '../model/studio-context.ts'

/** A rule that is read and not edited: its name and what it says. */
export function RuleSentence({ rule, named, reader }: { rule: Rule<unknown>; named: NamedConditions; reader: Reader }) {
  const say = useSay()
  const { locale } = useLocale()
  return (
    <div className="rule-sentence">
      <strong>{say(rule.title)}</strong>
      <span>
        {say({ zh: '当', en: 'When ' })}“{conditionWords(rule.when, named, speechOf(reader, locale))}”
        {say({ zh: '时，', en: ', ' })}
        {outcomeWords(rule.then, locale, reader.names)}
        {say({ zh: '。', en: '.' })}
      </span>
    </div>
  )
}
