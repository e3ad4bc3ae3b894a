import { BAND_WORDS, type Band } from '@zuoyeben/rules/studio'
import { useSay } from '../../ui/use-say.ts'
import { schoolOf } from '../model/read-body.ts'
import type { Reader } from '../model/studio-context.ts'
import { RuleSentence } from './rule-sentence.tsx'

/** The school's rules before or after a unit's own, to be read and not changed. */
export function SchoolBand({ band, reader }: { band: Extract<Band, 'guard' | 'school'>; reader: Reader }) {
  const say = useSay()
  const rules = schoolOf(reader)?.rules.filter(rule => rule.band === band) ?? []
  if (rules.length === 0) return null
  const where =
    band === 'guard'
      ? { zh: '先于本单位，不能越过', en: 'before the unit’s own' }
      : { zh: '本单位没有决定的，由它们决定', en: 'where the unit’s own decide nothing' }
  return (
    <details className="band band-school">
      <summary>
        {say({
          zh: `${BAND_WORDS[band].zh} ${rules.length} 条（${where.zh}）`,
          en: `${rules.length} ${BAND_WORDS[band].en} (${where.en})`,
        })}
      </summary>
      <ol className="rule-list">
        {rules.map(rule => (
          <li key={rule.id} className="rule-card rule-still">
            <RuleSentence rule={rule} named={schoolOf(reader)?.conditions ?? {}} reader={reader} />
          </li>
        ))}
      </ol>
    </details>
  )
}
