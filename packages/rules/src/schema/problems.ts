import type { Bilingual } from '../fact-types.ts'

/** Every reason to refuse a rule set, with its words. `d` is the detail: the name or figure that is wrong. */
const REASONS = {
  notJson: () => ({ zh: '不是有效的 JSON', en: 'This is not valid JSON.' }),
  tooLarge: d => ({ zh: `内容超过 ${d} 字节的上限`, en: `The content is larger than the limit of ${d} bytes.` }),
  nestedTooDeep: d => ({ zh: `嵌套超过 ${d} 层`, en: `The content is nested deeper than ${d} levels.` }),
  forbiddenKey: d => ({ zh: `不允许使用名称“${d}”`, en: `The name “${d}” is not allowed.` }),
  notFinite: () => ({ zh: '数字必须是有限的数', en: 'A number must be finite.' }),
  wrongType: d => ({ zh: `此处应为${typeWord(d).zh}`, en: `Expected ${typeWord(d).en} here.` }),
  missingKey: d => ({ zh: `缺少“${d}”`, en: `“${d}” is missing.` }),
  unknownKey: d => ({ zh: `不认识的项“${d}”，请删除`, en: `Unknown key “${d}”: remove it.` }),
  pathForbidden: () => ({ zh: '条件不得使用 path', en: 'A condition may not use “path”.' }),
  emptyGroup: d => ({
    zh: `条件组“${d}”是空的，会对所有事项成立或都不成立`,
    en: `The group “${d}” is empty: it would match everything or nothing.`,
  }),
  leafAtTop: () => ({
    zh: '最外层必须是 all、any、not 或命名条件',
    en: 'The top must be “all”, “any”, “not” or a named condition.',
  }),
  notACondition: () => ({
    zh: '条件必须恰好是 all、any、not、命名条件或一个提问之一',
    en: 'A condition must be exactly one of: “all”, “any”, “not”, a named condition, or one question.',
  }),
  unknownOperator: d => ({ zh: `没有运算符“${d}”`, en: `There is no operator “${d}”.` }),
  unknownFact: d => ({ zh: `事实目录中没有“${d}”`, en: `The catalogue has no fact “${d}”.` }),
  operatorDoesNotFit: d => ({ zh: `运算符不适用于此事实：${d}`, en: `The operator does not fit this fact: ${d}.` }),
  valueDoesNotFit: d => ({
    zh: `取值不合：应为${typeWord(d).zh}`,
    en: `The value does not fit: expected ${typeWord(d).en}.`,
  }),
  valueNotInEnum: d => ({ zh: `“${d}”不在可选值中`, en: `“${d}” is not among the possible values.` }),
  unknownWordList: d => ({ zh: `没有词表“${d}”`, en: `There is no word list “${d}”.` }),
  unknownCategory: d => ({ zh: `没有类别“${d}”`, en: `There is no category “${d}”.` }),
  unknownUnit: d => ({ zh: `没有单位“${d}”`, en: `There is no unit “${d}”.` }),
  unknownCondition: d => ({ zh: `没有命名条件“${d}”`, en: `There is no named condition “${d}”.` }),
  conditionCycle: d => ({ zh: `命名条件循环引用：${d}`, en: `Named conditions call each other in a circle: ${d}.` }),
  tooDeep: d => ({ zh: `条件超过 ${d} 层`, en: `The condition is deeper than ${d} levels.` }),
  tooManyLeaves: d => ({ zh: `一条规则的提问超过 ${d} 个`, en: `One rule asks more than ${d} questions.` }),
  tooMany: d => ({ zh: `条目超过 ${d} 个`, en: `There are more than ${d} entries.` }),
  keywordAlone: () => ({
    zh: '不得仅凭关键词就排除敏感',
    en: 'A keyword may not decide alone that a case is not sensitive.',
  }),
  duplicateRuleId: d => ({ zh: `规则编号“${d}”重复`, en: `The rule id “${d}” is used twice.` }),
  wrongBand: d => ({ zh: `此处的规则不得属于“${d}”一档`, en: `A rule here may not be in the band “${d}”.` }),
  unknownValue: d => ({ zh: `不认识“${d}”`, en: `“${d}” is not known here.` }),
  unknownPath: d => ({ zh: `没有办理路径“${d}”`, en: `There is no path “${d}”.` }),
  unknownUrgency: d => ({ zh: `没有紧急程度“${d}”`, en: `There is no urgency “${d}”.` }),
  unitOrTarget: () => ({
    zh: '单位（unit）与去向（target）须且只须写一个',
    en: 'Name either “unit” or “target”, and only one of them.',
  }),
  notOnThisPath: d => ({ zh: `此办理路径不能写“${d}”`, en: `This path cannot have “${d}”.` }),
  crisisMismatch: () => ({
    zh: '危机类必须写明呼叫哪些单位值班员，其他类不得写',
    en: 'The class “crisis” must name whom to page; no other class may.',
  }),
  handBackMismatch: () => ({
    zh: '涉密类必须退回不留存，其他类不得如此',
    en: 'The class “classified” must be handed back; no other class may be.',
  }),
  fallbackNotAllowed: () => ({
    zh: '单位的规则集不得写兜底（fallback），由学校规定',
    en: 'The rules of a unit have no fallback: the school sets it.',
  }),
  notForUnits: () => ({
    zh: '敏感规则由学校统一规定，单位不得增改',
    en: 'Sensitivity rules are set by the school; a unit cannot add to them.',
  }),
  conditionNameTaken: d => ({
    zh: `命名条件“${d}”与学校的同名，请改名`,
    en: `The school already has a named condition “${d}”: choose another name.`,
  }),
} satisfies Record<string, (detail: string) => Bilingual>

const TYPE_WORDS: Readonly<Record<string, Bilingual>> = {
  object: { zh: '对象', en: 'an object' },
  list: { zh: '列表', en: 'a list' },
  filledList: { zh: '非空、不重复的列表', en: 'a list with at least one entry and no repeats' },
  text: { zh: '非空文字', en: 'a text that is not empty' },
  words: { zh: '文字，或中英文各一', en: 'a text, or one in Chinese and one in English' },
  id: { zh: '编号（字母、数字、_ . -，至多 64 个）', en: 'an id (letters, digits, “_ . -”, at most 64)' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否', en: 'true or false' },
  range: { zh: '由小到大的两个数', en: 'two numbers, the smaller first' },
  true: { zh: 'true', en: 'true' },
  day: { zh: '日期（YYYY-MM-DD）', en: 'a date (YYYY-MM-DD)' },
}
const typeWord = (name: string): Bilingual => TYPE_WORDS[name] ?? { zh: name, en: name }

export type ProblemCode = keyof typeof REASONS
export const PROBLEM_CODES = Object.keys(REASONS) as readonly ProblemCode[]

/** Why a rule set was refused: where (a JSON pointer), in which rule, and what is wrong, in both languages. */
export interface Problem {
  readonly code: ProblemCode
  readonly place: string
  readonly ruleId: string | null
  readonly reason: Bilingual
}

/** At most this many problems are reported at once. */
export const MAX_PROBLEMS = 100
const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 79)}…` : text)

/** Where the checks write down what they find. */
export class ProblemList {
  readonly found: Problem[] = []
  /** How many there are, also beyond those kept. */
  count = 0
  ruleId: string | null = null

  add(code: ProblemCode, place: string, detail = ''): void {
    this.count += 1
    if (this.found.length >= MAX_PROBLEMS) return
    const reason = (REASONS[code] as (detail: string) => Bilingual)(shorten(detail))
    this.found.push({ code, place, ruleId: this.ruleId, reason })
  }
}

/** One more step of a JSON pointer (RFC 6901). */
export const under = (place: string, key: string | number): string =>
  `${place}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
