import type { LimitText } from '@zuoyeben/worktime'

/** Half a working day, a minute of an hour, a whole minute: the steps in which `worktime` accepts limits. */
const STEP = { WD: 2, WH: 60, CH: 60, CM: 1 } as const
type Unit = keyof typeof STEP

export function limitAmount(limit: LimitText): { readonly amount: number; readonly unit: Unit } {
  return { amount: Number.parseFloat(limit), unit: limit.slice(-2) as Unit }
}

/** A limit changed by a factor above zero, rounded up to the step of its unit: half of `3WD` is `1.5WD`, of `1.5WD` it is `1WD`. */
export function scaleLimit(limit: LimitText, factor: number): LimitText {
  if (factor === 1) return limit
  const { amount, unit } = limitAmount(limit)
  const steps = Math.max(1, Math.ceil(Number((amount * factor * STEP[unit]).toFixed(6))))
  return `${Number((steps / STEP[unit]).toFixed(4))}${unit}`
}
