import type { AskedFor, ClockKind } from '@zuoyeben/lifecycle'
import type { Counting, LimitText, Pause } from '@zuoyeben/worktime'

/** A clock as it is stored; times are epoch milliseconds. */
export interface StoredClock {
  id: string
  kind: ClockKind
  /** Tells clocks of one kind apart; empty where there is only one. */
  key: string
  unit: string
  startedAt: number
  limit: LimitText
  counting: Counting
  pauses: readonly Pause[]
  pauseReason: string | null
  pauseUntil: number | null
  dueAt: number | null
  /** What a person was told; a recomputed due never goes below it. */
  toldDueAt: number | null
  colour: 'green' | 'yellow' | 'orange' | 'red'
  isProvisional: boolean
  /** What the ladder asks of the case because of this clock, until it is answered; only what `promise` answers. */
  asks: AskedFor | null
  stoppedAt: number | null
  releases: Record<string, string>
}
