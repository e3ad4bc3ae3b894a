import type { Language, Names } from '../explain-words.ts'
import { type RuleSet, ruleById } from '../rule-set.ts'
import type { Suggestion } from './watch-rules.ts'

/** A suggestion in a sentence: “规则“宿舍漏水”判给后勤基建处的 20 件中，有 17 件被改派到保卫处。” */
export const suggestionWords = (
  { ruleId, from, to, moved, of }: Suggestion,
  ruleSet: RuleSet,
  language: Language,
  names: Names = {},
): string => {
  const unit = (id: string): string => names.units?.get(id)?.[language] ?? id
  const rule = ruleId === null ? ruleSet.fallback : ruleById(ruleSet, ruleId)
  const title = rule?.title[language] ?? ruleId
  return language === 'zh'
    ? `规则“${title}”判给${unit(from)}的 ${of} 件中，有 ${moved} 件被改派到${unit(to)}。`
    : `${moved} of ${of} cases that “${title}” sent to ${unit(from)} were moved to ${unit(to)}.`
}
