import { conditionWords, type Speech } from '../condition-words.ts'
import { type Language, type Names, routingWords, verdictWords } from '../explain-words.ts'
import type { RoutingOutcome, SensitivityVerdict } from '../outcome.ts'
import { type Band, type Rule, type RuleSet, ruleById } from '../rule-set.ts'
import { besideWords } from './beside-words.ts'
import type { RuleChange, RulePart, RuleSetDiff } from './diff-rule-sets.ts'

export const BAND_WORDS: { readonly [B in Band]: { readonly zh: string; readonly en: string } } = {
  guard: { zh: '学校锁定', en: 'locked by the school' },
  unit: { zh: '本单位', en: 'of the unit' },
  school: { zh: '学校默认', en: 'school default' },
}

interface Telling {
  readonly before: RuleSet
  readonly after: RuleSet
  readonly language: Language
  readonly names: Names
}

/** An outcome of either kind of rule set in words. */
export const outcomeWords = (outcome: unknown, language: Language, names: Names): string =>
  typeof outcome === 'object' && outcome !== null && 'path' in outcome
    ? routingWords(outcome as RoutingOutcome, language, names)
    : verdictWords(outcome as SensitivityVerdict, language, names)

const speechOf = (ruleSet: RuleSet, { language, names }: Telling): Speech => ({ asks: ruleSet.asks, language, names })

const titleOf = (rule: Rule<unknown>, language: Language): string => `“${rule.title[language]}”`

/** The parts that `all` or `any` joins at the top, each in words; one part where nothing is joined. */
const topParts = (
  rule: Rule<unknown>,
  ruleSet: RuleSet,
  telling: Telling,
): { kind: string; parts: readonly string[] } => {
  const speech = speechOf(ruleSet, telling)
  const say = (part: Parameters<typeof conditionWords>[0]): string => conditionWords(part, ruleSet.conditions, speech)
  if ('all' in rule.when) return { kind: 'all', parts: rule.when.all.map(say) }
  if ('any' in rule.when) return { kind: 'any', parts: rule.when.any.map(say) }
  return { kind: 'one', parts: [say(rule.when)] }
}

const quoted = (words: readonly string[], language: Language): string =>
  words.map(one => `“${one}”`).join(language === 'zh' ? '、' : ', ')

/** What became of a condition: the parts that came and went where the rest stayed, else the whole before and after. */
const conditionChange = (was: Rule<unknown>, is: Rule<unknown>, telling: Telling): string => {
  const { before, after, language } = telling
  const zh = language === 'zh'
  const [old, now] = [topParts(was, before, telling), topParts(is, after, telling)]
  const gone = old.parts.filter(part => !now.parts.includes(part))
  const come = now.parts.filter(part => !old.parts.includes(part))
  const stayed = old.parts.length - gone.length
  if (old.kind === now.kind && stayed > 0 && gone.length + come.length > 0) {
    const said = [
      ...(gone.length > 0 ? [(zh ? '去掉' : 'no longer asks ') + quoted(gone, language)] : []),
      ...(come.length > 0 ? [(zh ? '加上' : 'now asks ') + quoted(come, language)] : []),
    ]
    return (zh ? '条件' : 'its condition ') + said.join(zh ? '，' : ' and ')
  }
  const whole = (rule: Rule<unknown>, ruleSet: RuleSet): string =>
    `“${conditionWords(rule.when, ruleSet.conditions, speechOf(ruleSet, telling))}”`
  return zh
    ? `条件由${whole(was, before)}改为${whole(is, after)}`
    : `its condition was ${whole(was, before)} and is ${whole(is, after)}`
}

const partChange = (part: RulePart, was: Rule<unknown>, is: Rule<unknown>, telling: Telling): string => {
  const { language, names } = telling
  const zh = language === 'zh'
  const turned = (name: string, from: string, to: string): string =>
    zh ? `${name}由“${from}”改为“${to}”` : `its ${name} was “${from}” and is “${to}”`
  switch (part) {
    case 'condition':
      return conditionChange(was, is, telling)
    case 'outcome':
      return turned(
        zh ? '结果' : 'outcome',
        outcomeWords(was.then, language, names),
        outcomeWords(is.then, language, names),
      )
    case 'title':
      return turned(zh ? '名称' : 'title', was.title[language], is.title[language])
    case 'say':
      return turned(zh ? '说明' : 'sentence', was.say[language], is.say[language])
    case 'band':
      return turned(zh ? '档' : 'band', BAND_WORDS[was.band][language], BAND_WORDS[is.band][language])
    case 'tests':
      return zh
        ? `样例由 ${was.tests.length} 个改为 ${is.tests.length} 个`
        : `its examples changed (${was.tests.length} before, ${is.tests.length} now)`
  }
}

const ruleChange = (change: RuleChange, telling: Telling): string => {
  const { before, after, language, names } = telling
  const zh = language === 'zh'
  if (change.kind !== 'changed') {
    const { rule } = change
    const ruleSet = change.kind === 'added' ? after : before
    const when = conditionWords(rule.when, ruleSet.conditions, speechOf(ruleSet, telling))
    const then = outcomeWords(rule.then, language, names)
    const verb = change.kind === 'added' ? { zh: '新增规则', en: 'Added' } : { zh: '删除规则', en: 'Removed' }
    return zh
      ? `${verb.zh}${titleOf(rule, language)}：当“${when}”时，${then}。`
      : `${verb.en} ${titleOf(rule, language)}: when “${when}”, ${then}.`
  }
  const place = (id: string): string => titleOf(ruleById(after, id)!, language)
  const { moved } = change
  const move =
    moved === null
      ? []
      : moved.below !== null
        ? [zh ? `移到${place(moved.below)}之后` : `it moved to after ${place(moved.below)}`]
        : moved.above !== null
          ? [zh ? `移到最前，在${place(moved.above)}之前` : `it moved to the top, before ${place(moved.above)}`]
          : []
  const said = [...change.parts.map(part => partChange(part, change.before, change.after, telling)), ...move]
  return zh
    ? `规则${titleOf(change.after, language)}：${said.join('；')}。`
    : `${titleOf(change.after, language)}: ${said.join('; ')}.`
}

/** A diff in sentences, one for each rule that changed and one for the fallback; titles and names, no JSON. For administrators. */
export const diffWords = (
  diff: RuleSetDiff,
  before: RuleSet,
  after: RuleSet,
  language: Language,
  names: Names = {},
): readonly string[] => {
  const telling: Telling = { before, after, language, names }
  const zh = language === 'zh'
  const fallback = diff.fallback.map(part => {
    const [was, is] = [before.fallback, after.fallback]
    if (part === 'outcome') {
      const [old, now] = [outcomeWords(was.then, language, names), outcomeWords(is.then, language, names)]
      return zh ? `结果由“${old}”改为“${now}”` : `its outcome was “${old}” and is “${now}”`
    }
    const [old, now] = [was[part][language], is[part][language]]
    if (part === 'title') return zh ? `名称由“${old}”改为“${now}”` : `its title was “${old}” and is “${now}”`
    return zh ? `说明由“${old}”改为“${now}”` : `its sentence was “${old}” and is “${now}”`
  })
  const said =
    fallback.length === 0 ? [] : [zh ? `兜底：${fallback.join('；')}。` : `The fallback: ${fallback.join('; ')}.`]
  return [...diff.rules.map(change => ruleChange(change, telling)), ...said, ...besideWords(diff, language)]
}
