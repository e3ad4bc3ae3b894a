import type { Condition, Leaf, TopCondition } from '../condition.ts'
import { isOperator, OPERATOR_TABLE } from '../operators.ts'
import type { References } from '../references.ts'
import { readOperand } from './check-operand.ts'
import { type ProblemList, under } from './problems.ts'
import { isObject, type JsonObject, readObject } from './read-json.ts'

/** What a condition is read against; `names` are the named conditions of its rule set. */
export interface ConditionContext {
  readonly references: References
  readonly names: ReadonlySet<string>
  readonly problems: ProblemList
}

const readLeaf = (value: JsonObject, place: string, context: ConditionContext): Leaf | null => {
  const { references, problems } = context
  if (Object.hasOwn(value, 'path')) problems.add('pathForbidden', under(place, 'path'))
  const { path: _refused, ...rest } = value
  if (readObject(rest, place, { required: ['fact', 'operator', 'value'] }, problems) === null) return null
  const { fact: key, operator } = value
  const fact = typeof key === 'string' ? references.facts.get(key) : undefined
  if (typeof key !== 'string' || fact === undefined) problems.add('unknownFact', under(place, 'fact'), String(key))
  if (!isOperator(operator)) problems.add('unknownOperator', under(place, 'operator'), String(operator))
  if (fact === undefined || !isOperator(operator)) return null
  if (!OPERATOR_TABLE[operator].fits.includes(fact.type)) {
    problems.add('operatorDoesNotFit', under(place, 'operator'), `${operator} × ${fact.type}`)
    return null
  }
  const operand = readOperand(value.value, operator, fact, references, under(place, 'value'), problems)
  return operand === null ? null : { fact: fact.key, operator, value: operand }
}

const readGroup = (
  value: JsonObject,
  kind: 'all' | 'any',
  place: string,
  context: ConditionContext,
): readonly Condition[] | null => {
  readObject(value, place, { required: [kind] }, context.problems)
  const parts = value[kind]
  const inside = under(place, kind)
  if (!Array.isArray(parts)) {
    context.problems.add('wrongType', inside, 'list')
    return null
  }
  if (parts.length === 0) {
    context.problems.add('emptyGroup', inside, kind)
    return null
  }
  const read = parts.map((part, index) => readCondition(part, under(inside, index), context))
  return read.every(part => part !== null) ? read : null
}

const readNamed = (value: JsonObject, place: string, context: ConditionContext): { condition: string } | null => {
  readObject(value, place, { required: ['condition'] }, context.problems)
  const name = value.condition
  if (typeof name === 'string' && context.names.has(name)) return { condition: name }
  context.problems.add('unknownCondition', under(place, 'condition'), String(name))
  return null
}

const KINDS = ['all', 'any', 'not', 'condition', 'fact'] as const

/** A condition tree read anew from JSON, or `null` with every problem written down at its place. */
export const readCondition = (value: unknown, place: string, context: ConditionContext): Condition | null => {
  if (!isObject(value)) {
    context.problems.add('wrongType', place, 'object')
    return null
  }
  const kinds = KINDS.filter(kind => Object.hasOwn(value, kind))
  if (kinds.length !== 1) {
    context.problems.add('notACondition', place)
    return null
  }
  switch (kinds[0]!) {
    case 'all': {
      const all = readGroup(value, 'all', place, context)
      return all && { all }
    }
    case 'any': {
      const any = readGroup(value, 'any', place, context)
      return any && { any }
    }
    case 'not': {
      readObject(value, place, { required: ['not'] }, context.problems)
      const not = readCondition(value.not, under(place, 'not'), context)
      return not && { not }
    }
    case 'condition':
      return readNamed(value, place, context)
    case 'fact':
      return readLeaf(value, place, context)
  }
}

/** The same for the top of a rule or of a named condition, where the engine takes no bare leaf. */
export const readTopCondition = (value: unknown, place: string, context: ConditionContext): TopCondition | null => {
  const condition = readCondition(value, place, context)
  if (condition === null || !('fact' in condition)) return condition
  context.problems.add('leafAtTop', place)
  return null
}
