import {
  type Condition,
  conditionWords,
  type Language,
  outcomeWords,
  PATH_WORDS,
  type Path,
  type Problem,
  TARGET_WORDS,
  type Target,
  visitLeaves,
} from '@zuoyeben/rules/studio'
import { type Word, word } from '../../words/word.ts'
import type { BodyJson, RuleJson } from './body.ts'
import { type Reader, speechOf } from './studio-context.ts'

type Named = Parameters<typeof conditionWords>[1]

/** The condition of a rule that may be half written, in a sentence; null while it asks nothing. */
export function whenWords(when: Condition, body: BodyJson, reader: Reader, language: Language): string | null {
  const named = (body.conditions ?? {}) as Named
  try {
    let asked = 0
    visitLeaves(when, named, () => {
      asked += 1
    })
    return asked === 0 ? null : conditionWords(when, named, speechOf(reader, language))
  } catch {
    // A named condition that is not there, or an operator that is none: the list of problems says so.
    return null
  }
}

export const NOTHING_ASKED: Word = word('（还没有条件）', '(nothing asked yet)')

/** The outcome of a rule that may be half written, in words. */
export function thenWords(then: RuleJson['then'], reader: Reader, language: Language): string {
  try {
    return outcomeWords(then, language, reader.names)
  } catch {
    return word('（还没有结果）', '(no outcome yet)')[language]
  }
}

const LATER: readonly (readonly [RegExp, Word])[] = [
  [/\/when(\/.*)?\/value(\/\d+)?$/, word('有一项还没有选“值”', 'One question has no value yet')],
  [/\/when(\/.*)?\/fact$/, word('有一项还没有选“问什么”', 'One question asks about nothing yet')],
  [/\/title$/, word('还没有名称', 'It has no name yet')],
  [/\/say$/, word('还没有写给提交人的话', 'It says nothing to the submitter yet')],
  [/\/classes$/, word('还没有选敏感类别', 'No class is chosen yet')],
]
const UNFINISHED: Readonly<Record<string, Word>> = {
  emptyGroup: word('还没有条件，至少要有一项', 'It asks nothing yet'),
  unitOrTarget: word('还没有选交给谁', 'Nobody is chosen yet to whom it goes'),
}
const WRONG_SHAPES: ReadonlySet<string> = new Set(['wrongType', 'valueDoesNotFit', 'missingKey', 'unknownFact'])

/** A problem as somebody reads it who fills in fields: what is not filled in yet is called that. */
export function problemWords({ code, place, reason }: Problem): Word {
  const unfinished = UNFINISHED[code]
  if (unfinished) return unfinished
  if (!WRONG_SHAPES.has(code)) return reason
  return LATER.find(([at]) => at.test(place))?.[1] ?? reason
}

/** What an example expects, which may be a part of an outcome: “转办 → 后勤基建处”. */
export function expectWords(expect: Readonly<Record<string, unknown>>, reader: Reader, language: Language): string {
  if ('classes' in expect || 'hold' in expect)
    return outcomeWords({ classes: [], channel: [], hold: expect.hold ?? true, ...expect }, language, reader.names)
  const { path, unit, target, urgency } = expect as { path?: Path; unit?: string; target?: Target; urgency?: string }
  const to = unit ? (reader.names.units?.get(unit)?.[language] ?? unit) : target && TARGET_WORDS[target][language]
  const way = [path ? PATH_WORDS[path][language] : null, to ?? null].filter(part => part !== null).join(' → ')
  return [way, urgency ?? ''].filter(part => part !== '').join(language === 'zh' ? '，' : ', ')
}
