import {
  type FactDefinition,
  OPERATOR_TABLE,
  OPERATORS,
  type Operator,
  type RoutingOutcome,
  type SensitivityOutcome,
} from '@zuoyeben/rules/studio'
import { type Word, word } from '../../words/word.ts'
import { NAMED, type TreeGroup, type TreePart } from './query-tree.ts'
import type { Reader } from './studio-context.ts'

/** How a fact can be asked about. */
export const operatorsFor = (fact: FactDefinition | undefined): readonly Operator[] =>
  OPERATORS.filter(operator => (fact ? OPERATOR_TABLE[operator].fits.includes(fact.type) : operator === 'is'))

/** What stands right of an operator before anybody chose; empty where a choice has to be made. */
export function firstValue(fact: FactDefinition | undefined, operator: Operator): unknown {
  switch (OPERATOR_TABLE[operator].takes) {
    case 'true':
      return true
    case 'many':
      return []
    case 'number':
      return null
    case 'range':
      return [null, null]
    case 'one':
      return fact?.type === 'boolean' ? true : fact?.type === 'number' ? null : ''
  }
}

/** The value kept where the operator still takes it, carried between one and several, else a first one. */
export function fittedValue(fact: FactDefinition | undefined, operator: Operator, value: unknown): unknown {
  const { takes } = OPERATOR_TABLE[operator]
  const isList = Array.isArray(value)
  const plain = fact?.type === 'number' ? 'number' : fact?.type === 'boolean' ? 'boolean' : 'string'
  if (takes === 'true') return true
  if (takes === 'many') return isList ? value : typeof value === plain && value !== '' ? [value] : []
  if (takes === 'range') return isList && value.length === 2 ? value : [typeof value === 'number' ? value : null, null]
  const one: unknown = isList ? value[0] : value
  return typeof one === plain ? one : firstValue(fact, operator)
}

/** The tree with every value in the shape that its operator takes. */
export function fittedTree(tree: TreeGroup, facts: ReadonlyMap<string, FactDefinition>): TreeGroup {
  const fit = (part: TreePart): TreePart => {
    if ('rules' in part) return { ...part, rules: part.rules.map(fit) }
    if (part.field === NAMED) return part
    const fact = facts.get(part.field)
    const allowed = operatorsFor(fact)
    const operator = allowed.find(one => one === part.operator) ?? allowed[0] ?? 'is'
    return { ...part, operator, value: fittedValue(fact, operator, part.value) }
  }
  return fit(tree) as TreeGroup
}

export interface ValueChoice {
  readonly value: string
  readonly label: Word
}

/** The values a fact can be asked for; null where it is a number, a flag or free text. */
export function choicesFor(fact: FactDefinition, reader: Reader): readonly ValueChoice[] | null {
  const listed = (names: ReadonlyMap<string, Word> | undefined) =>
    [...(names ?? [])].map(([value, label]) => ({ value, label }))
  switch (fact.type) {
    case 'unit':
    case 'units':
      return listed(reader.names.units)
    case 'category':
      return listed(reader.names.categories)
    case 'words':
      return listed(reader.names.wordLists)
    case 'enum':
    case 'set':
      return (fact.values ?? []).map(value => ({ value, label: fact.valueLabels?.[value] ?? word(value, value) }))
    default:
      return null
  }
}

const SAID: Readonly<Record<RoutingOutcome['path'], (unit: Word) => Word>> = {
  handle: () => word('由受理单位安排本单位党支部办理。', 'The unit that received it has its own branch handle it.'),
  transfer: unit => word(`此事由${unit.zh}办理。`, `This goes to ${unit.en}.`),
  instruct: unit => word(`此事由${unit.zh}流转并请学校批办。`, `${unit.en} circulates it for instruction.`),
  reportUp: () => word('此事由学校总答题组直接办理。', 'The school answer group takes this up directly.'),
  explain: unit => word(`由${unit.zh}向你解释说明。`, `${unit.en} will explain this to you.`),
  rule: () => word('由学校总答题组裁定由谁办理。', 'The school answer group decides who takes it up.'),
  reject: () =>
    word(
      '此事不予受理；如属误判，请写明要解决的事再提交。',
      'This is not taken up; write what should be solved and submit again.',
    ),
}
const DUTY = word('负责此事的部门', 'the unit whose duty it is')
const ENTRY = word('受理单位', 'the unit that received it')

/** A sentence for the submitter that says where the case goes and nothing of what was asked. */
export function suggestedSay(then: RoutingOutcome | SensitivityOutcome, reader: Reader): Word {
  if (!('path' in then)) return SAID.reportUp(ENTRY)
  const named = then.unit === undefined ? undefined : reader.names.units?.get(then.unit)
  return SAID[then.path](named ?? (then.target === 'entryUnit' ? ENTRY : DUTY))
}
