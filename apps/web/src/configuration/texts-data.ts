import { type Bilingual, checkTexts, type ShippedTexts, type TextGroup, textAt } from '@zuoyeben/forms/texts'
import { type Word, word } from '../words/word.ts'
import type { WordedChange } from './change-list.tsx'
import { changesBetween } from './item-changes.ts'

/** What stands around a notice that leaves the platform, by its place. */
const LETTERS: Readonly<Record<string, Word>> = {
  subject: word('邮件主题', 'Subject of a mail'),
  subjectUrgent: word('邮件主题（紧急）', 'Subject, urgent'),
  unsaid: word('不能说明内容时', 'Where nothing may be said'),
  unsaidCrisis: word('不能说明内容时（人身安全）', 'Where nothing may be said, danger to life'),
  more: word('没有列出的', 'What is not listed'),
  end: word('邮件结尾', 'End of a mail'),
  group: word('群机器人', 'Robot of a group'),
  short: word('短信', 'Short message'),
  shortUrgent: word('短信（紧急）', 'Short message, urgent'),
}

export interface TextRow {
  readonly group: TextGroup
  readonly name: string
  readonly shipped: Bilingual
  /** What it is, in a few words: of a letter its place, of a notice the sentence it is shipped with. */
  readonly what: Word
}

export const rowsOf = (shipped: ShippedTexts): TextRow[] =>
  (['notices', 'letters'] as const).flatMap(group =>
    Object.entries(shipped[group]).map(([name, text]) => ({
      group,
      name,
      shipped: text,
      what: group === 'letters' ? (LETTERS[name] ?? word(name, name)) : text,
    })),
  )

/** The text that would be said under an item: its own, else the shipped one. */
export const textUnder = (body: unknown, { group, name, shipped }: TextRow): Bilingual =>
  textAt(body, group, name) ?? shipped

const LANGUAGE: Readonly<Record<string, Word>> = { zh: word('中文', 'Chinese'), en: word('英文', 'English') }

/** `notices.toTriage.en` as a person finds it on the page. */
export function placeOfText(rows: readonly TextRow[], path: readonly string[]): Word {
  const row = rows.find(each => each.group === path[0] && each.name === path[1])
  const language = LANGUAGE[path[2] ?? '']
  const what = row?.what ?? word(path.join('.'), path.join('.'))
  return language ? word(`“${what.zh}”${language.zh}`, `“${what.en}”, ${language.en}`) : what
}

export function wrongTexts(shipped: ShippedTexts, body: unknown) {
  const rows = rowsOf(shipped)
  return checkTexts(shipped, body).map(({ at, message }) => ({
    at,
    where: placeOfText(rows, at.split('.')),
    reason: message,
  }))
}

/** Both items said in full, so that a text taken back reads as the shipped one. */
export function wordTextChanges(shipped: ShippedTexts, before: unknown, after: unknown): WordedChange[] {
  const rows = rowsOf(shipped)
  const whole = (body: unknown) =>
    Object.fromEntries(rows.map(row => [`${row.group}.${row.name}`, textUnder(body, row)]))
  return changesBetween(whole(before), whole(after)).map(
    ({ path: [name = '', language = ''], before: from, after: to }) => ({
      key: `${name}.${language}`,
      what: placeOfText(rows, [...name.split('.'), language]),
      before: word(String(from), String(from)),
      after: word(String(to), String(to)),
    }),
  )
}
