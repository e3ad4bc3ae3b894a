import { conditionWords, definitionIn, type Speech } from '../condition-words.ts'
import { routingWords, valueWords } from '../explain-words.ts'
import type { Facts, FactValue } from '../fact-types.ts'
import type { RoutingOutcome } from '../outcome.ts'
import { type RuleSet, ruleById } from '../rule-set.ts'
import type { Finding } from './finding.ts'
import { gapPartWords } from './gap-words.ts'

type Telling = Omit<Speech, 'asks'> & { readonly ruleSet: RuleSet; readonly asks?: Speech['asks'] }

const isQuiet = (value: FactValue): boolean =>
  value === false || value === 0 || (Array.isArray(value) && value.length === 0)

/** An input in words: “类别：后勤，楼号：8”. What is always known and says nothing is left out. */
export const inputWords = (facts: Facts, speech: Speech): string => {
  const { language, names } = speech
  const said = Object.entries(facts).flatMap(([fact, value]) => {
    const definition = definitionIn(speech, fact)
    if (value === undefined || (definition.always === true && (isQuiet(value) || value === definition.usual))) return []
    return [
      `${definition.label[language]}${language === 'zh' ? '：' : ': '}${valueWords(value, definition, language, names)}`,
    ]
  })
  if (said.length > 0) return said.join(language === 'zh' ? '，' : ', ')
  return language === 'zh' ? '什么也没有填写' : 'nothing is known'
}

/**
 * A finding in one sentence or two, with its witness. It names rules by their titles and may name sensitive facts: it is for administrators.
 */
export const findingWords = (finding: Finding, telling: Telling): string => {
  const { ruleSet, language, names } = telling
  const speech: Speech = { asks: { ...telling.asks, ...ruleSet.asks }, language, names }
  const zh = language === 'zh'
  const quoted = (text: string): string => `“${text}”`
  const title = (id: string): string => quoted(ruleById(ruleSet, id)?.title[language] ?? id)
  const titles = (ids: readonly string[]): string => ids.map(title).join(zh ? '、' : ', ')
  const [first = '', second = ''] = finding.ruleIds
  const outcome = (id: string): string => routingWords(ruleById(ruleSet, id)!.then as RoutingOutcome, language, names)
  const input = finding.witness === null ? null : inputWords(finding.witness, speech)
  const example = input === null ? '' : zh ? `例如：${input}。` : ` For example: ${input}.`
  switch (finding.kind) {
    case 'unreachable': {
      const parts = finding.clash.map(part => quoted(conditionWords(part, ruleSet.conditions, speech)))
      if (parts.length < 2)
        return zh
          ? `${title(first)}永远不会成立：${parts[0]}没有可能满足。`
          : `${title(first)} can never hold: ${parts[0]} cannot be met.`
      return zh
        ? `${title(first)}永远不会成立：${parts.join('与')}不能同时满足。`
        : `${title(first)} can never hold: ${parts.join(' and ')} cannot be met together.`
    }
    case 'shadowed':
      if (ruleSet.kind === 'sensitivity')
        return zh
          ? `${title(first)}从来没有增加什么：它要加的，${titles(finding.by)}都已经加上。${example}`
          : `${title(first)} never adds anything: ${titles(finding.by)} add all of it already.${example}`
      return zh
        ? `${title(first)}永远轮不到：凡符合它的，排在前面的${titles(finding.by)}都已先决定。${example}`
        : `${title(first)} never gets its turn: ${titles(finding.by)}, which come before it, decide all it would.${example}`
    case 'overlap': {
      if (finding.relation === 'exception')
        return zh
          ? `${title(first)}是${title(second)}的特例：由它决定（${outcome(first)}），而不是后者（${outcome(second)}）。${example}`
          : `${title(first)} is an exception to ${title(second)}: it decides (${outcome(first)}), not the other (${outcome(second)}).${example}`
      return zh
        ? `${title(first)}与${title(second)}会同时成立而结论不同：由排在前面的${title(first)}决定（${outcome(first)}），后者本会是（${outcome(second)}）。${example}`
        : `${title(first)} and ${title(second)} can both hold and differ: the first decides (${outcome(first)}), the second would have said (${outcome(second)}).${example}`
    }
    case 'gap': {
      const region = finding.region.map(part => gapPartWords(part, speech)).join(zh ? '，且' : ', and ')
      const fallback = quoted(ruleSet.fallback.title[language])
      const where = region === '' ? (zh ? '任何事项' : 'anything') : region
      return zh
        ? `没有规则接住这样的事项，只剩兜底${fallback}：${where}。${example}`
        : `No rule takes these, only the fallback ${fallback} does: ${where}.${example}`
    }
    case 'deadUnit': {
      const unit = quoted(names.units?.get(finding.unit)?.[language] ?? finding.unit)
      if (finding.where === 'outcome')
        return zh
          ? `${title(first)}要交给${unit}，而这个单位已不存在或已停用。${example}`
          : `${title(first)} sends cases to ${unit}, which is not there any more or not active.${example}`
      return zh
        ? `${title(first)}问到${unit}，而这个单位已不存在或已停用，这一项不会再满足。`
        : `${title(first)} asks about ${unit}, which is not there any more or not active; that is never met.`
    }
    case 'unsuppliedFact': {
      const fact = quoted(definitionIn(speech, finding.fact).label[language])
      return zh
        ? `没有任何表单或识别会给出${fact}，所以${titles(finding.ruleIds)}里问它的地方总是“未填写”。${example}`
        : `No form and no extractor gives ${fact}, so where ${titles(finding.ruleIds)} ask about it, it is always missing.${example}`
    }
  }
}
