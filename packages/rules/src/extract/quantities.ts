import { NUMBER_CLASS, readNumber } from './chinese-number.ts'

const NUMBER = `([${NUMBER_CLASS}]{1,7})`
const PERSONS = new RegExp(
  `(?<!排了?|排队|等了?|第|前面|[${NUMBER_CLASS}])${NUMBER}(?:多|来|余)?(?:个|名|位|多个|多名|多位)?(?:人|同学|学生|老师|住户|户|职工|业主|员工|女生|男生|家长|研究生)(?!间|寝|份|次|工|生)`,
  'gu',
)
const ENGLISH_PERSONS = /(\d{1,5})\s+(?:people|students|persons|residents|girls|boys|of us)\b/g

/** The greatest size of a group that a normalised text states (“四百多人” → 400); a queue is not a group. `null` when it states none. */
export const statedPersons = (text: string): number | null => {
  const sizes = [...text.matchAll(PERSONS), ...text.matchAll(ENGLISH_PERSONS)]
    .map(found => readNumber(found[1]!))
    .filter(size => size !== null)
  return sizes.length === 0 ? null : Math.max(...sizes)
}

const DAYS_OF: Readonly<Record<string, number>> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30, 年: 365, 学期: 120 }
const LASTING = new RegExp(
  `(?<!还有|还剩|只剩|剩下|就剩|给我|给了|只有|提前|延期|延长|每|保留|有效期|不到|限|近期|最多)(第|快|大)?(半|好几|[${NUMBER_CLASS}]{1,5})(多|来|余|整)?(?:个多|个)?(半)?(天|周|星期|礼拜|月|年|学期|小时|钟头)(?!前截止|内|以内|之内|后截止|份|级|卡|票|开学|制|考|一次)`,
  'gu',
)
const ENGLISH_LASTING =
  /\b(a|an|one|two|three|four|five|six|\d{1,3})\s+(hour|day|week|month|year)s?\b(?!\s+(?:left|later))/g
const ENGLISH_NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
}
const ENGLISH_DAYS: Readonly<Record<string, number>> = { hour: 1 / 24, day: 1, week: 7, month: 30, year: 365 }
const SINCE: readonly (readonly [RegExp, number])[] = [
  [/(?:从|自)?(?:昨天|昨晚|昨夜)[^。!?\n]{0,6}(?:开始|起|就|到现在|到今天)/u, 1],
  [/(?:从|自)?(?:前天|前晚)[^。!?\n]{0,6}(?:开始|起|就|到现在)/u, 2],
  [/(?:从|自)?(?:上周|上个?星期|上个?礼拜)[^。!?\n]{0,8}(?:开始|起|就|到现在|以来)/u, 7],
]

const lastingDays = (found: RegExpMatchArray): number | null => {
  const [, , amount, , half, unit] = found
  const number = amount === '半' ? 0.5 : amount === '好几' ? 4 : readNumber(amount!)
  if (number === null || number > 2000) return null
  if (/^\d{4}$/.test(amount!) && unit === '年') return null
  if (unit === '小时' || unit === '钟头') return number / 24
  return (number + (half ? 0.5 : 0)) * (DAYS_OF[unit!] ?? 0)
}

/** How long a trouble has lasted by the words of the text, in days (hours as fractions); the longest stated. `null` when unsaid. */
export const statedDays = (text: string): number | null => {
  const spans = [...text.matchAll(LASTING)]
    .filter(found => !(found[5] === '月' && !/个/.test(found[0])))
    .map(lastingDays)
    .filter(days => days !== null)
  for (const found of text.matchAll(ENGLISH_LASTING)) {
    const number = ENGLISH_NUMBERS[found[1]!] ?? Number(found[1])
    spans.push(number * ENGLISH_DAYS[found[2]!]!)
  }
  for (const [pattern, days] of SINCE) if (pattern.test(text)) spans.push(days)
  return spans.length === 0 ? null : Math.max(...spans)
}

const DUE =
  '(?:截止|截至|到期|考试|开考|答辩|报到|出发|面试|离校|开学|结束|关闭|关门|最后|必须|之前|前交|要交|要用|就要|上报|交材料|交表|过期|出国|登机|比赛|开会|选课|摆摊|演出|用章|入职|签约|送审|提交)'
const ACROSS = '[^。!?\\n]{0,14}?'
const NEAR_DUE: readonly (readonly [string, number])[] = [
  ['(?:今天|今晚|今日|今早)', 0],
  ['(?:明天|明早|明晚|明日)', 1],
  ['(?<!大)后天', 2],
  ['大后天', 3],
  ['(?:这周|本周|这个?星期|周[一二三四五六日天末])', 4],
  ['(?:下周|下个?星期|下个?礼拜)[一二三四五六日天]?', 7],
  ['(?:月底|这个月底|本月底)', 10],
  ['(?:下个?月)', 30],
]
const LEFT = new RegExp(
  `(?:还有|还剩|只剩|剩下|就剩|只有|只给(?:我|我们|了)?|给我(?:们)?的?时间只有|给我(?:们)?|不到)(?:不到)?([${NUMBER_CLASS}]{1,4})(?:多|来)?(?:个)?(天|周|星期|礼拜|月|小时|工作日)`,
  'gu',
)
const ENGLISH_DUE: readonly (readonly [RegExp, number])[] = [
  [/\b(?:due|deadline|exam|expire[sd]?|must|before|until|by)\b[^.!?\n]{0,30}\b(?:today|tonight)\b/, 0],
  [/\b(?:due|deadline|exam|expire[sd]?|must|before|until|by)\b[^.!?\n]{0,30}\btomorrow\b/, 1],
  [
    /\b(?:due|deadline|exam|expire[sd]?|must|leave|before|by|next)\b[^.!?\n]{0,30}\b(?:next week|this week|monday|tuesday|wednesday|thursday|friday)\b/,
    7,
  ],
]

/** Days until the nearest deadline that the text states (“后天就截止” → 2, “只给我十天” → 10). `null` when it states none. */
export const statedDeadline = (text: string): number | null => {
  const days: number[] = []
  for (const [when, left] of NEAR_DUE)
    if (new RegExp(`${when}${ACROSS}${DUE}|${DUE}[^。!?\\n]{0,4}?${when}`, 'u').test(text)) days.push(left)
  for (const found of text.matchAll(LEFT)) {
    const number = readNumber(found[1]!)
    if (number !== null) days.push(found[2] === '小时' ? number / 24 : number * (DAYS_OF[found[2]!] ?? 1))
  }
  for (const [pattern, left] of ENGLISH_DUE) if (pattern.test(text)) days.push(left)
  const inDays = /\bin\s+(two|three|four|five|six|\d{1,2})\s+(day|week)s\b/.exec(text)
  if (inDays) days.push((ENGLISH_NUMBERS[inDays[1]!] ?? Number(inDays[1])) * ENGLISH_DAYS[inDays[2]!]!)
  return days.length === 0 ? null : Math.min(...days)
}
