import { type Condition, type NamedConditions, writtenOut } from './condition.ts'
import { type Language, leafWords, type Names } from './explain-words.ts'
import type { FactDefinition } from './fact-types.ts'

/** What is needed to say something about rules: the facts by their keys, and the names of ids. */
export interface Speech {
  readonly asks: Readonly<Record<string, FactDefinition>>
  readonly language: Language
  readonly names: Names
}

const JOIN = { all: { zh: '，且', en: ' and ' }, any: { zh: '，或', en: ' or ' } } as const
const NOT = { zh: '并非', en: 'not ' } as const
const BRACKETS = { zh: ['（', '）'], en: ['(', ')'] } as const

/** The definition of a fact; one that is not known any more is called by its key. */
export const definitionIn = ({ asks }: Speech, fact: string): FactDefinition =>
  asks[fact] ?? { key: fact, type: 'text', label: { zh: fact, en: fact }, source: 'form', sensitive: false }

const inBrackets = (text: string, language: Language): string => BRACKETS[language][0] + text + BRACKETS[language][1]

const say = (condition: Condition, isInside: boolean, speech: Speech): string => {
  const { language, names } = speech
  if ('not' in condition) return NOT[language] + inBrackets(say(condition.not, false, speech), language)
  if ('fact' in condition) return leafWords(condition, definitionIn(speech, condition.fact), language, names)
  if ('condition' in condition) return condition.condition
  const [kind, parts] = 'all' in condition ? (['all', condition.all] as const) : (['any', condition.any] as const)
  if (parts.length === 1) return say(parts[0]!, isInside, speech)
  const joined = parts.map(part => say(part, true, speech)).join(JOIN[kind][language])
  return isInside ? inBrackets(joined, language) : joined
}

/** A whole condition in a sentence, named conditions written out: “类别 是 后勤，且（楼号 是 8，或并非（有人受伤：是））”. */
export const conditionWords = (condition: Condition, named: NamedConditions, speech: Speech): string =>
  say(writtenOut(condition, named), false, speech)
