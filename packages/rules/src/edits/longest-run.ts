/** The most positions of a list that stand in rising order already, as a set of their values (patience sorting). All values differ. */
export const longestRun = (values: readonly number[]): ReadonlySet<number> => {
  const ends: number[] = []
  const before = new Map<number, number | undefined>()
  for (const value of values) {
    const found = ends.findIndex(end => end >= value)
    const at = found === -1 ? ends.length : found
    before.set(value, ends[at - 1])
    ends[at] = value
  }
  const run = new Set<number>()
  for (let value = ends.at(-1); value !== undefined; value = before.get(value)) run.add(value)
  return run
}

/** Of the ids that stand in both lists, the fewest that must have been moved to get from one order to the other. */
export const movedIds = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const places = new Map(before.map((id, place) => [id, place]))
  const common = after.filter(id => places.has(id))
  const kept = longestRun(common.map(id => places.get(id)!))
  return new Set(common.filter(id => !kept.has(places.get(id)!)))
}
