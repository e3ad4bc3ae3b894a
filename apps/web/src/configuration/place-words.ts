import { type Word, word } from '../words/word.ts'

const PARTS: readonly (readonly [RegExp, Word])[] = [
  [/^stateCouncil/, word('国务院安排', 'State Council list')],
  [/^regional/, word('广西三月三', 'Guangxi holiday')],
  [/^school\.hours/, word('作息时间', 'Working hours')],
  [/^school\.days/, word('停课与补课', 'Single days')],
  [/^school\.vacations/, word('寒暑假', 'Vacations')],
  [/^school\.stoppages/, word('不可抗力', 'Force majeure')],
]

/** A place in a calendar as a person finds it on the page: which section, which row. */
export function placeWords(place: string): Word {
  const [, part] = PARTS.find(([pattern]) => pattern.test(place)) ?? [null, word('校历', 'Calendar')]
  const row = /\[(\d+)\](?!.*\[\d+\].*\[\d+\])/.exec(place)?.[1]
  if (row === undefined || place.startsWith('stateCouncil') || place.startsWith('regional')) return part
  return word(`${part.zh}第 ${Number(row) + 1} 行`, `${part.en}, row ${Number(row) + 1}`)
}
