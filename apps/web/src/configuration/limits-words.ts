import type { Escalation, RungCondition } from '@zuoyeben/lifecycle'
import { describeLimit, parseLimit } from '@zuoyeben/worktime'
import { ASK_WORDS, DEED_WORDS, RECIPIENT_WORDS, rungWord } from '../words/ladder.ts'
import { URGENCY_WORDS } from '../words/terms.ts'
import { type Word, word } from '../words/word.ts'
import type { WordedChange } from './change-list.tsx'
import { changesBetween, type ItemChange } from './item-changes.ts'
import { LIMIT_ROWS, type Urgency } from './limits-data.ts'

const NONE = word('—', '—')
const joined = (words: readonly Word[]): Word =>
  words.length === 0 ? NONE : word(words.map(each => each.zh).join('、'), words.map(each => each.en).join(', '))

export function limitWord(text: unknown): Word {
  const limit = parseLimit(text)
  if (limit.ok) return describeLimit(limit.value)
  return text === null || text === undefined ? NONE : word(String(text), String(text))
}

/** When a rung fires, in one sentence. */
export function conditionWord(when: RungCondition): Word {
  const percent = Math.round((when.left ?? 0) * 100)
  const [before, from, after, over, within] = [
    when.before,
    when.forLimitsFrom,
    when.after,
    when.overdue ?? undefined,
    when.within,
  ].map(limitWord) as [Word, Word, Word, Word, Word]
  const parts = [
    when.left === undefined ? null : word(`剩余不到 ${percent}%`, `less than ${percent} % left`),
    when.before === undefined
      ? null
      : when.forLimitsFrom === undefined
        ? word(`到期前 ${before.zh}`, `${before.en} before due`)
        : word(`到期前${before.zh}（时限${from.zh}以上的）`, `${before.en} before due (limits of ${from.en} or more)`),
    when.unanswered === undefined
      ? null
      : word(`“${rungWord(when.unanswered).zh}”没有回应`, `“${rungWord(when.unanswered).en}” was not answered`),
    when.after === undefined ? null : word(`开始后 ${after.zh}`, `${after.en} after the start`),
    when.overdue === undefined
      ? null
      : when.overdue === null
        ? word('到期', 'at due')
        : word(`超期 ${over.zh}`, `${over.en} overdue`),
    when.redsOnCase === undefined
      ? null
      : word(`同一件作业 ${when.redsOnCase} 次红色`, `${when.redsOnCase} reds on one case`),
    when.redCasesInUnit === undefined
      ? null
      : word(
          `一个单位${within.zh}内 ${when.redCasesInUnit} 件红色`,
          `${when.redCasesInUnit} red cases in a unit within ${within.en}`,
        ),
  ].filter(part => part !== null)
  return word(parts.map(part => part.zh).join('，或'), parts.map(part => part.en).join(', or '))
}

const TELLING: Readonly<Record<string, Word>> = {
  'quietHours.from': word('安静时段开始', 'Quiet hours begin'),
  'quietHours.until': word('安静时段结束', 'Quiet hours end'),
  'quietHours.except': word('安静时段不受限的', 'Quiet hours, but for'),
  'digest.at': word('每日汇总时间', 'Time of the digest'),
  'digest.immediately': word('立即告知的', 'Told at once'),
  'weeklySummary.weekday': word('周报在周几', 'Day of the weekly summary'),
  'weeklySummary.at': word('周报时间', 'Time of the weekly summary'),
}
export const WEEKDAY_WORDS: readonly Word[] = [
  word('周一', 'Monday'),
  word('周二', 'Tuesday'),
  word('周三', 'Wednesday'),
  word('周四', 'Thursday'),
  word('周五', 'Friday'),
]
const RUNG_PARTS: Readonly<Record<string, Word>> = {
  when: word('何时', 'when'),
  tell: word('告知', 'told'),
  asks: word('要求', 'asked'),
  does: word('处理', 'done'),
}

/** A place in the item as people find it on the page: which limit of which urgency, which part of which rung. */
export function placeOf(path: readonly string[], ladder: Escalation['ladder']): Word {
  const [part, name = '', field = ''] = path
  if (part === 'limits') {
    const row = LIMIT_ROWS.find(each => each.path.every((step, i) => path[i] === step))
    const urgency = path.at(-1) as Urgency
    const who = URGENCY_WORDS[urgency]
    if (row && who) return word(`${row.name.zh} · ${urgency} ${who.zh}`, `${row.name.en} · ${urgency} ${who.en}`)
  }
  if (part === 'ladder' && name) {
    const rung = rungWord(ladder[Number(name)]?.id ?? name)
    const of = RUNG_PARTS[field]
    return of ? word(`${rung.zh} · ${of.zh}`, `${rung.en} · ${of.en}`) : rung
  }
  if (part === 'telling') return TELLING[path.slice(1).join('.')] ?? word('告知时间', 'When people are told')
  if (part === 'extension') return word(`延期 · ${name}`, `Extension · ${name}`)
  return word('时限与催办', 'Limits and reminders')
}

/** `limits.callback.P2`, `ladder[3].tell[0]`: the way the reader of the item names a place. */
export const pathOf = (place: string): string[] => place.split(/[.[\]]+/).filter(step => step !== '')

function wordOf(path: readonly string[], value: unknown): Word {
  const [part, , field] = path
  if (value === undefined || value === null) return NONE
  if (part === 'limits') return limitWord(value)
  if (part === 'extension') return word(`${String(value)}%`, `${String(value)} %`)
  if (field === 'when') return conditionWord(value as RungCondition)
  if (field === 'asks') return ASK_WORDS[value as keyof typeof ASK_WORDS] ?? NONE
  if (field === 'tell') return joined((value as (keyof typeof RECIPIENT_WORDS)[]).map(each => RECIPIENT_WORDS[each]))
  if (field === 'does') return joined((value as (keyof typeof DEED_WORDS)[]).map(each => DEED_WORDS[each]))
  if (field === 'weekday') return WEEKDAY_WORDS[Number(value) - 1] ?? NONE
  return Array.isArray(value)
    ? joined(value.map(each => word(String(each), String(each))))
    : word(String(value), String(value))
}

/** Of a list, what came and what went. */
function listChange(path: readonly string[], from: readonly unknown[], to: readonly unknown[]): Word {
  const [more, less] = [to.filter(each => !from.includes(each)), from.filter(each => !to.includes(each))]
  const parts = [
    more.length > 0 ? word(`加上${wordOf(path, more).zh}`, `with ${wordOf(path, more).en}`) : null,
    less.length > 0 ? word(`去掉${wordOf(path, less).zh}`, `without ${wordOf(path, less).en}`) : null,
  ].filter(part => part !== null)
  return word(parts.map(part => part.zh).join('，'), parts.map(part => part.en).join(', '))
}

/** 转办 · P2: 5个工作日 → 4个工作日. */
export function wordChanges(before: unknown, after: unknown): WordedChange[] {
  const isWhole = (path: readonly string[]) => path[0] === 'ladder' && path[2] === 'when'
  const told = ({ path, before: from, after: to }: ItemChange): WordedChange => {
    const of = { key: path.join('.'), what: placeOf(path, []) }
    if (Array.isArray(from) && Array.isArray(to)) return { ...of, before: null, after: listChange(path, from, to) }
    return { ...of, before: wordOf(path, from), after: wordOf(path, to) }
  }
  return changesBetween(before, after, isWhole).map(told)
}
