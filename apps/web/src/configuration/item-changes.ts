/** One value of an item that differs: where it stands, and both. `undefined`: there is none. */
export interface ItemChange {
  readonly path: readonly string[]
  readonly before: unknown
  readonly after: unknown
}
type Fields = Readonly<Record<string, unknown>>

/** Lists whose rows have a name are compared row by row, wherever they stand. */
function fieldsOf(value: unknown): Fields | null {
  if (typeof value !== 'object' || value === null) return null
  if (!Array.isArray(value)) return value as Fields
  const isNamed = value.length > 0 && value.every(row => typeof (row as { id?: unknown } | null)?.id === 'string')
  return isNamed ? Object.fromEntries(value.map(row => [(row as { id: string }).id, row])) : null
}

/** Everything in which two items of a kind differ. `isWhole`: a place that is shown as one value, whatever is in it. */
export function changesBetween(
  before: unknown,
  after: unknown,
  isWhole: (path: readonly string[]) => boolean = () => false,
  path: readonly string[] = [],
): ItemChange[] {
  const [from, to] = [fieldsOf(before), fieldsOf(after)]
  if (isWhole(path) || (!from && !to) || (!from && before !== undefined) || (!to && after !== undefined))
    return isSame(before, after) ? [] : [{ path, before, after }]
  const names = [...new Set([...Object.keys(from ?? {}), ...Object.keys(to ?? {})])]
  return names.flatMap(name => changesBetween(from?.[name], to?.[name], isWhole, [...path, name]))
}

export function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return one === other
  if (Array.isArray(one) !== Array.isArray(other)) return false
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => isSame((one as Fields)[name], (other as Fields)[name]))
}

/**
 * What I changed in `over`, done to what is in force `now`: what others changed elsewhere stays theirs, and where both changed one value it is
 * mine. Nothing of either is lost but that, and the page shows it before it is sent.
 */
export function carryOver(over: unknown, mine: unknown, now: unknown): unknown {
  if (isSame(mine, over)) return now
  if (isSame(now, over)) return mine
  const [base, own, theirs] = [fieldsOf(over), fieldsOf(mine), fieldsOf(now)]
  if (!own || !theirs || Array.isArray(mine) !== Array.isArray(now)) return mine
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(own)])]
  const merged = names
    .map(name => [name, carryOver(base?.[name], own[name], theirs[name])] as const)
    .filter(([, value]) => value !== undefined)
  return Array.isArray(mine) ? merged.map(([, row]) => row) : Object.fromEntries(merged)
}

/** The same item with one value set, or taken away where it is `undefined`; what is then empty goes too. */
export function withValue(item: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [name, ...rest] = path
  if (name === undefined) return value
  if (Array.isArray(item)) return item.map((row, at) => (at === name ? withValue(row, rest, value) : row))
  const { [name]: was, ...others } = (item ?? {}) as Record<string | number, unknown>
  const next = withValue(was, rest, value)
  const isEmpty = next === undefined || (value === undefined && isSame(next, {}))
  if (isEmpty) return others
  return name in ((item ?? {}) as object) ? { ...(item as object), [name]: next } : { ...others, [name]: next }
}
