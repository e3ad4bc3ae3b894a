import type { Instant } from './instant.ts'

/** A stretch in which a clock stands still: `from` included, `to` excluded; null while it lasts. */
export type Pause = { readonly from: Instant; readonly to: Instant | null }

/**
 * The pauses as they bear on a clock that started at `start`: in order, joined where they touch or overlap, cut to what
 * lies after the start. The last one may be open. Throws a RangeError for a pause that ends before it begins.
 */
export function effectivePauses(pauses: readonly Pause[], start: Instant): Pause[] {
  for (const { from, to } of pauses) {
    if (!Number.isFinite(from) || (to !== null && !(to >= from))) throw new RangeError('a pause ends before it begins')
  }
  const joined: { from: Instant; to: Instant | null }[] = []
  for (const pause of [...pauses].sort((a, b) => a.from - b.from)) {
    if (pause.to !== null && (pause.to <= start || pause.to === pause.from)) continue
    const last = joined.at(-1)
    if (last && (last.to === null || pause.from <= last.to)) {
      last.to = last.to === null || pause.to === null ? null : Math.max(last.to, pause.to)
    } else {
      joined.push({ from: Math.max(pause.from, start), to: pause.to })
    }
  }
  return joined
}

/** Whether a pause covers the instant. */
export function isPausedAt(pauses: readonly Pause[], at: Instant): boolean {
  return pauses.some(pause => pause.from <= at && (pause.to === null || at < pause.to))
}
