import type { FactDefinition } from '../fact-types.ts'
import { OPERATOR_TABLE, type Operand, type Operator } from '../operators.ts'
import type { References } from '../references.ts'
import { type ProblemList, under } from './problems.ts'
import { readFilledList } from './read-json.ts'

/** Longest token that may be compared with a `text` fact. */
const MAX_TOKEN = 200

const PLAIN_TYPE = { number: 'number', boolean: 'boolean' } as const

/** One value right of an operator, held against what the fact may be. */
const readOne = (
  value: unknown,
  fact: FactDefinition,
  references: References,
  place: string,
  problems: ProblemList,
): string | number | boolean | null => {
  if (fact.type === 'number' || fact.type === 'boolean') {
    if ((typeof value === 'number' || typeof value === 'boolean') && typeof value === fact.type) return value
    problems.add('valueDoesNotFit', place, PLAIN_TYPE[fact.type])
    return null
  }
  if (typeof value !== 'string' || value === '' || value.length > MAX_TOKEN) {
    problems.add('valueDoesNotFit', place, 'text')
    return null
  }
  if (fact.type === 'words' && !references.wordLists.has(value)) problems.add('unknownWordList', place, value)
  else if (fact.type === 'category' && !references.categories.has(value)) problems.add('unknownCategory', place, value)
  else if ((fact.type === 'unit' || fact.type === 'units') && !references.units.has(value))
    problems.add('unknownUnit', place, value)
  else if (fact.values !== undefined && !fact.values.includes(value)) problems.add('valueNotInEnum', place, value)
  else return value
  return null
}

const readNumber = (value: unknown, place: string, problems: ProblemList): number | null => {
  if (typeof value === 'number') return value
  problems.add('valueDoesNotFit', place, 'number')
  return null
}

const readRange = (value: unknown, place: string, problems: ProblemList): readonly [number, number] | null => {
  if (Array.isArray(value) && value.length === 2) {
    const [from, to] = value as unknown[]
    if (typeof from === 'number' && typeof to === 'number' && from <= to) return [from, to]
  }
  problems.add('valueDoesNotFit', place, 'range')
  return null
}

/** The value of a leaf, as a copy of its own, or `null` with problems. The operator is known to fit the fact. */
export const readOperand = (
  value: unknown,
  operator: Operator,
  fact: FactDefinition,
  references: References,
  place: string,
  problems: ProblemList,
): Operand | null => {
  switch (OPERATOR_TABLE[operator].takes) {
    case 'one':
      return readOne(value, fact, references, place, problems)
    case 'number':
      return readNumber(value, place, problems)
    case 'range':
      return readRange(value, place, problems)
    case 'true':
      if (value === true) return true
      problems.add('valueDoesNotFit', place, 'true')
      return null
    case 'many': {
      const list = readFilledList(value, place, problems)
      const read = list?.map((one, index) => readOne(one, fact, references, under(place, index), problems))
      return read?.every(one => typeof one === 'string' || typeof one === 'number') ? read : null
    }
  }
}
