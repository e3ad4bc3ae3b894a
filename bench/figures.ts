import type { Measured } from './load.ts'

/** One JSON line a figure: what was measured, and the ceiling of the same rows on the same server beside it. */
export function tell(bench: string, name: string, measured: Measured, ceiling: Measured): void {
  line(bench, `${name}, a second`, measured.perSecond, '1/s', ceiling.perSecond)
  line(bench, `${name}, median`, measured.p50, 'ms', ceiling.p50)
  line(bench, `${name}, 95th in a hundred`, measured.p95, 'ms', ceiling.p95)
}

/** One figure by itself; `beside` where there is a ceiling to hold it against. */
export function tellOne(bench: string, name: string, value: number, unit: string, beside: number | null): void {
  if (beside !== null) line(bench, name, value, unit, beside)
  else console.log(JSON.stringify({ bench, name, value: round(value), unit }))
}

function line(bench: string, name: string, value: number, unit: string, beside: number): void {
  console.log(
    JSON.stringify({ bench, name, value: round(value), unit, beside: round(beside), ratio: round(value / beside) }),
  )
}
const round = (value: number): number => Number(value.toPrecision(3))
