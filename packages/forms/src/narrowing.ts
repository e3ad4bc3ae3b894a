import type { Bilingual, LeafSchema, Scalar, ScalarSchema } from './form.ts'

type Limit = keyof ScalarSchema | 'minItems' | 'maxItems'
const LEAST: readonly Limit[] = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems']
const MOST: readonly Limit[] = ['maxLength', 'maximum', 'exclusiveMaximum', 'maxItems']
const SAME: readonly Limit[] = ['pattern', 'format', 'const', 'multipleOf']

const limitOf = (leaf: LeafSchema, limit: Limit): unknown => Reflect.get(leaf, limit)

/** Every way in which the new field takes less than the old one: answers that were right may be wrong now. */
export function narrowings(
  before: LeafSchema,
  after: LeafSchema,
  isChosen: (option: Scalar) => boolean,
): readonly Bilingual[] {
  const isWidened = before.type === 'integer' && after.type === 'number'
  if (before.type !== after.type && !isWidened) {
    return [
      { zh: `类型由 ${before.type} 变成 ${after.type}`, en: `the type changed from ${before.type} to ${after.type}` },
    ]
  }
  const found: Bilingual[] = []
  for (const limit of [...LEAST, ...MOST]) {
    const [old, now] = [limitOf(before, limit), limitOf(after, limit)]
    if (typeof now !== 'number') continue
    const isTighter = typeof old !== 'number' || (LEAST.includes(limit) ? now > old : now < old)
    if (isTighter) found.push({ zh: `${limit} 收紧为 ${now}`, en: `${limit} was tightened to ${now}` })
  }
  for (const limit of SAME) {
    const now = limitOf(after, limit)
    if (now !== undefined && now !== limitOf(before, limit)) {
      found.push({ zh: `${limit} 有了新的要求`, en: `${limit} asks for something new` })
    }
  }
  if (after.type === 'array' && before.type === 'array') {
    if (after.uniqueItems && !before.uniqueItems)
      found.push({ zh: '不再允许重复的项', en: 'repeated entries are no longer taken' })
    return [...found, ...narrowings(before.items, after.items, isChosen)]
  }
  return after.type === 'array' || before.type === 'array' ? found : [...found, ...lostOptions(before, after, isChosen)]
}

function lostOptions(
  before: ScalarSchema,
  after: ScalarSchema,
  isChosen: (option: Scalar) => boolean,
): readonly Bilingual[] {
  if (!after.enum) return []
  if (!before.enum) return [{ zh: '原来可以自由填写，现在只能选择', en: 'free text became a choice' }]
  return before.enum
    .filter(option => !after.enum?.includes(option) && isChosen(option))
    .map(option => ({
      zh: `有人选过的选项 ${option} 被去掉了`,
      en: `the option ${option}, which people chose, is gone`,
    }))
}
