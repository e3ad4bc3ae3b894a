import { BAND_WORDS, BANDS, outcomeWords, type Rule, type RuleSet } from '@zuoyeben/rules/studio'
import type { ReactNode } from 'react'
import { useLocale } from '../../locale.ts'
import { useSay } from '../../ui/use-say.ts'
import { RuleSentence } from '../editor/rule-sentence.tsx'
import type { Reader } from '../model/studio-context.ts'

/** What decides now, band by band and in order, each rule in a sentence, and at the end what catches the rest. */
export function RulesInForce(props: {
  ruleSet: RuleSet
  reader: Reader
  /** What was counted, above all rules. */
  whole?: ReactNode
  besideOf?: (ruleId: string | null) => ReactNode
  /** Which release a rule comes from. */
  sourceOf?: (ruleId: string | null) => ReactNode
}) {
  const { ruleSet, reader, whole, besideOf, sourceOf } = props
  const say = useSay()
  const { locale } = useLocale()
  const rules: readonly Rule<unknown>[] = ruleSet.rules
  return (
    <section className="in-force" aria-labelledby="in-force">
      <h2 id="in-force">{say({ zh: '现在生效的规则', en: 'Rules in force' })}</h2>
      {whole}
      {BANDS.map(band => {
        const own = rules.filter(rule => rule.band === band)
        const isOwnEmpty = band === 'unit' && reader.unit !== null && own.length === 0
        if (own.length === 0 && !isOwnEmpty) return null
        return (
          <section key={band} className="band" aria-label={say(BAND_WORDS[band])}>
            <h3>
              {say(BAND_WORDS[band])} {own[0] ? sourceOf?.(own[0].id) : null}
            </h3>
            {isOwnEmpty ? (
              <p className="soft">
                {say({
                  zh: '本单位还没有自己的规则，都按学校的分。',
                  en: 'No rules of the unit: the school’s decide.',
                })}
              </p>
            ) : null}
            <ol className="rule-list">
              {own.map(rule => (
                <li
                  key={rule.id}
                  className={`rule-card rule-shown${reader.unit === null || band === 'unit' ? '' : ' rule-still'}`}
                >
                  <RuleSentence rule={rule} named={ruleSet.conditions} reader={reader} />
                  {besideOf?.(rule.id)}
                </li>
              ))}
            </ol>
          </section>
        )
      })}
      <section className="band" aria-label={say({ zh: '兜底', en: 'Fallback' })}>
        <h3>
          {say({ zh: '都不符合时', en: 'Where none fits' })} {sourceOf?.(null)}
        </h3>
        <div className={`rule-card rule-shown${reader.unit === null ? '' : ' rule-still'}`}>
          <div className="rule-sentence">
            <strong>{say(ruleSet.fallback.title)}</strong>
            <span>{outcomeWords(ruleSet.fallback.then, locale, reader.names)}</span>
          </div>
          {besideOf?.(null)}
        </div>
      </section>
    </section>
  )
}
