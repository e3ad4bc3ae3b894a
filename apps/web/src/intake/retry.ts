const SECONDS = [3, 10, 30, 60] as const

/** How long to wait before sending again, in milliseconds; `failures` is at least 1. */
export function retryDelay(failures: number): number {
  return SECONDS[Math.min(failures, SECONDS.length) - 1]! * 1000
}
