import type { Leaf } from './condition.ts'
import type { Bilingual, FactDefinition, FactValue } from './fact-types.ts'
import { OPERATOR_TABLE } from './operators.ts'
import type { RoutingOutcome, SensitivityVerdict } from './outcome.ts'
import {
  CHANNEL_WORDS,
  CLASS_WORDS,
  CO_TARGET_WORDS,
  FIRST_ACTION_WORDS,
  PATH_WORDS,
  TARGET_WORDS,
} from './outcome-words.ts'

export type Language = keyof Bilingual

/** Names of what is stored as an id. An id without a name is shown as it is. */
export interface Names {
  readonly units?: ReadonlyMap<string, Bilingual>
  readonly categories?: ReadonlyMap<string, Bilingual>
  readonly wordLists?: ReadonlyMap<string, Bilingual>
}

const MISSING: Bilingual = { zh: '未填写', en: 'not known' }
const YES: Bilingual = { zh: '是', en: 'yes' }
const NO: Bilingual = { zh: '否', en: 'no' }
const EMPTY: Bilingual = { zh: '无', en: 'none' }
const BETWEEN: Bilingual = { zh: '、', en: ', ' }

const nameOf = (id: string, definition: FactDefinition, names: Names): Bilingual | undefined => {
  switch (definition.type) {
    case 'unit':
    case 'units':
      return names.units?.get(id)
    case 'category':
      return names.categories?.get(id)
    case 'words':
      return names.wordLists?.get(id)
    default:
      return definition.valueLabels?.[id]
  }
}

/** A value of a fact, or right of an operator, in words. */
export const valueWords = (
  value: FactValue | readonly (string | number)[] | null,
  definition: FactDefinition,
  language: Language,
  names: Names,
): string => {
  if (value === null) return MISSING[language]
  if (typeof value === 'boolean') return (value ? YES : NO)[language]
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return nameOf(value, definition, names)?.[language] ?? value
  if (value.length === 0) return EMPTY[language]
  return value.map(one => valueWords(one, definition, language, names)).join(BETWEEN[language])
}

/** A question in words: “报修类型 是 漏水”. */
export const leafWords = (leaf: Leaf, definition: FactDefinition, language: Language, names: Names): string => {
  const { label, takes } = OPERATOR_TABLE[leaf.operator]
  if (leaf.operator === 'is' && definition.type === 'boolean')
    return `${definition.label[language]}${language === 'zh' ? '：' : ': '}${(leaf.value === true ? YES : NO)[language]}`
  if (leaf.operator === 'mentions')
    return `${language === 'zh' ? '提到' : 'mentions'} ${valueWords(leaf.value, definition, language, names)}`
  const asked = `${definition.label[language]} ${label[language]}`
  return takes === 'true' ? asked : `${asked} ${valueWords(leaf.value, definition, language, names)}`
}

const list = (words: readonly string[], language: Language): string => words.join(BETWEEN[language])

/** Where a case goes, in words: “转办 → 后勤基建处，P1，先沟通并记录”. */
export const routingWords = (outcome: RoutingOutcome, language: Language, names: Names): string => {
  const unit = (id: string): string => names.units?.get(id)?.[language] ?? id
  const destination =
    outcome.unit !== undefined ? unit(outcome.unit) : outcome.target && TARGET_WORDS[outcome.target][language]
  const beside = [
    ...(outcome.coUnits ?? []).map(unit),
    ...(outcome.coTarget === undefined ? [] : [CO_TARGET_WORDS[outcome.coTarget][language]]),
  ]
  const coLabel = language === 'zh' ? '协办：' : 'with '
  const details = [
    ...(beside.length === 0 ? [] : [coLabel + list(beside, language)]),
    ...(outcome.urgency === undefined ? [] : [outcome.urgency]),
    ...(outcome.firstAction === undefined ? [] : [FIRST_ACTION_WORDS[outcome.firstAction][language]]),
  ]
  const way = PATH_WORDS[outcome.path][language] + (destination === undefined ? '' : ` → ${destination}`)
  return [way, ...details].join(language === 'zh' ? '，' : ', ')
}

/** What makes a case sensitive and whom it goes to, in words. */
export const verdictWords = (verdict: SensitivityVerdict, language: Language, names: Names): string => {
  const zh = language === 'zh'
  if (!verdict.hold) return zh ? '未见敏感' : 'nothing sensitive found'
  const page = verdict.crisis?.page.map(id => names.units?.get(id)?.[language] ?? id) ?? []
  const parts = [
    (zh ? '疑似敏感：' : 'held as sensitive: ') +
      list(
        verdict.classes.map(one => CLASS_WORDS[one][language]),
        language,
      ),
    ...(verdict.channel.length === 0
      ? []
      : [
          (zh ? '专门渠道：' : 'channel: ') +
            list(
              verdict.channel.map(one => CHANNEL_WORDS[one][language]),
              language,
            ),
        ]),
    ...(verdict.urgency === undefined ? [] : [verdict.urgency]),
    ...(page.length === 0 ? [] : [(zh ? '立即呼叫值班员：' : 'page the duty officers of: ') + list(page, language)]),
    ...(verdict.handBack === true ? [zh ? '退回提交人，正文不留存' : 'handed back, text not stored'] : []),
  ]
  return parts.join(zh ? '；' : '; ')
}
