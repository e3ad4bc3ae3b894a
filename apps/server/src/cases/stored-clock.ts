import type { AskedFor, ClockKind, PauseReason } from '@zuoyeben/lifecycle'
import type { Counting, LimitText, Pause } from '@zuoyeben/worktime'

/** A stretch in which a clock stood still, and why; that of force majeure has its end from the beginning. */
export type StoredPause = Pause & { readonly reason?: PauseReason }

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
  /** A day that an instruction names: the clock falls due at the close of work on it, and not after its limit. */
  dueOn: string | null
  pauses: readonly StoredPause[]
  pauseReason: PauseReason | null
  /** When the pause that holds it is over at the latest. */
  pauseUntil: number | null
  dueAt: number | null
  /** What a person was told; a recomputed due never goes below it. */
  toldDueAt: number | null
  colour: 'green' | 'yellow' | 'orange' | 'red'
  isProvisional: boolean
  /** What the ladder asks of the case because of this clock, until it is answered; only what `promise` answers. */
  asks: AskedFor | null
  stoppedAt: number | null
  /** How much of the limit was used when it stopped (1: all of it); a transfer leaves it with the sender. */
  usedShare: number | null
  releases: Record<string, string>
}
