import { definitionIn, type Speech } from '../condition-words.ts'
import { valueWords } from '../explain-words.ts'
import type { GapPart, Stretch } from './finding.ts'

const stretchWords = ({ from, to, fromIncluded, toIncluded }: Stretch, isChinese: boolean): string => {
  if (from !== null && from === to) return String(from)
  const low = from === null ? null : `${fromIncluded ? '≥' : '>'} ${from}`
  const high = to === null ? null : `${toIncluded ? '≤' : '<'} ${to}`
  return (
    [low, high].filter(one => one !== null).join(isChinese ? ' 且 ' : ' and ') || (isChinese ? '任意数' : 'any number')
  )
}

/** What a gap says of one fact. */
export const gapPartWords = (part: GapPart, speech: Speech): string => {
  const { language, names } = speech
  const isChinese = language === 'zh'
  const definition = definitionIn(speech, part.fact)
  const label = definition.label[language]
  const missing = isChinese ? '未填写' : 'not known'
  const or = isChinese ? '、' : ', '
  const word = (value: string | boolean | null): string => valueWords(value, definition, language, names)
  if ('stretches' in part) {
    const words = [...part.stretches.map(one => stretchWords(one, isChinese)), ...(part.orMissing ? [missing] : [])]
    return `${label} ${words.join(isChinese ? ' 或 ' : ' or ')}`
  }
  if ('values' in part) {
    const another = part.orAnother ? [isChinese ? '其他' : 'anything else'] : []
    return `${label} ${isChinese ? '是 ' : 'is '}${[...part.values.map(word), ...another].join(or)}`
  }
  const has = part.has.map(one => valueWords([one], definition, language, names))
  const hasNot = part.hasNot.map(one => valueWords([one], definition, language, names))
  const words = [
    ...(part.isKnown === false ? [missing] : []),
    ...(has.length > 0 ? [(isChinese ? '含 ' : 'has ') + has.join(or)] : []),
    ...(hasNot.length > 0 ? [(isChinese ? '不含 ' : 'has none of ') + hasNot.join(or)] : []),
  ]
  return `${label} ${words.join(isChinese ? '，' : ', ') || (isChinese ? '已填写' : 'is known')}`
}
