import { type FieldSchema, has, isRecord } from './form.ts'
import { type Refuse, refuseOthers } from './subset-leaf.ts'
import { validateAnswers } from './validate.ts'

/** Whether the field can ever be answered so. */
const canBe = (field: FieldSchema, value: unknown): boolean =>
  validateAnswers({ type: 'object', properties: { field } }, { field: value }).length === 0

function wantedValues(wanted: unknown, place: string, refuse: Refuse): readonly unknown[] {
  if (isRecord(wanted)) {
    refuseOthers(wanted, ['const', 'enum'], place, refuse)
    if (has(wanted, 'const') && !has(wanted, 'enum')) return [wanted.const]
    if (has(wanted, 'enum') && !has(wanted, 'const') && Array.isArray(wanted.enum) && wanted.enum.length > 0) {
      return wanted.enum.slice(0, 100)
    }
  }
  refuse(place, '条件只能是 const 或 enum', 'a condition is a const or an enum')
  return []
}

/** The keys a condition asks about, with every fault of it refused. */
function readCondition(
  condition: unknown,
  fields: ReadonlyMap<string, FieldSchema>,
  place: string,
  refuse: Refuse,
): readonly string[] {
  if (!isRecord(condition) || !isRecord(condition.properties)) return []
  refuseOthers(condition, ['type', 'properties', 'required'], place, refuse)
  if (condition.type !== undefined && condition.type !== 'object')
    refuse(place, 'type 要是 object', 'type must be object')
  const keys = Object.keys(condition.properties)
  const { required } = condition
  if (!Array.isArray(required) || required.length !== keys.length || !keys.every(key => required.includes(key))) {
    refuse(
      place,
      '条件里的每个字段都要列在 required 中，否则没填也算成立',
      'list every field of the condition in required, or no answer would count as a match',
    )
  }
  for (const [key, wanted] of Object.entries(condition.properties)) {
    const at = `${place}.properties.${key.slice(0, 40)}`
    const field = fields.get(key)
    const values = wantedValues(wanted, at, refuse)
    if (!field) refuse(at, '没有这个字段', 'there is no such field')
    else if (field.type === 'array' || field.type === 'object')
      refuse(at, '条件只能问单个答案的字段', 'a condition asks about a field with one answer')
    else if (!values.every(value => canBe(field, value)))
      refuse(at, '这个字段不会有这样的答案', 'the field never has this answer')
  }
  return keys
}

/**
 * Refuses conditions that are empty, that hold without an answer, that ask for an answer the field cannot have, or whose fields are only
 * shown once the condition itself holds: such fields would never be seen.
 */
export function refuseConditions(
  branches: readonly unknown[],
  root: ReadonlySet<string>,
  fields: ReadonlyMap<string, FieldSchema>,
  refuse: Refuse,
): void {
  const reachable = new Set(root)
  let waiting = branches.flatMap((branch, index) => {
    if (!isRecord(branch)) return []
    const place = `schema.allOf[${index}].if`
    const keys = readCondition(branch.if, fields, place, refuse)
    if (keys.length === 0 || keys.length > 5) {
      refuse(place, '条件要问 1 到 5 个字段', 'a condition asks about 1 to 5 fields')
      return []
    }
    const then = isRecord(branch.then) && isRecord(branch.then.properties) ? Object.keys(branch.then.properties) : []
    return [{ place, keys: keys.filter(key => fields.has(key)), then }]
  })
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length
    waiting = waiting.filter(branch => {
      if (!branch.keys.every(key => reachable.has(key))) return true
      for (const key of branch.then) reachable.add(key)
      return false
    })
  }
  for (const branch of waiting) {
    refuse(
      branch.place,
      '条件里的字段要等条件成立才会出现，永远看不到',
      'the fields asked about appear only once the condition holds: never',
    )
  }
}
