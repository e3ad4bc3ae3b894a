import type { Telling } from '@zuoyeben/lifecycle'
import { type Calendar, DAY_MS, dateOf, dayOf, instantOf, MINUTE_MS } from '@zuoyeben/worktime'
import type { ChannelName } from '../channels/channel.ts'
import { type Preferences, quietFor } from '../contacts/preferences.ts'
import type { Occasion } from './deliveries.sql.ts'

/** Of a danger to life (P0) or of what is pressing (P1); null: it waits for the digest. */
export type Urgency = 'P0' | 'P1' | null

export interface Planned {
  readonly occasion: Occasion
  readonly channel: ChannelName
  readonly rest: readonly ChannelName[]
  /** Epoch milliseconds. */
  readonly dueAt: number
}

/** A year has no longer run of days off. */
const DAYS_LOOKED_AHEAD = 40

/**
 * How a notice leaves the platform (§3.6): P0 by every way at once, whatever the hour; P1 by the first way, when it is not quiet; everything
 * else in one digest a working day. The other ways follow where the first fails.
 */
export function planDelivery(
  { preferences, ways }: { preferences: Preferences; ways: readonly ChannelName[] },
  urgency: Urgency,
  { calendar, now, telling }: { calendar: Calendar; now: number; telling: Telling },
): Planned[] {
  const [channel, ...rest] = ways
  if (channel === undefined) return []
  if (urgency === 'P0') return ways.map(way => ({ occasion: 'urgent', channel: way, rest: [], dueAt: now }))
  if (urgency === 'P1') {
    const quiet = telling.quietHours.except.includes('P1') ? 0 : quietFor(preferences, minuteOf(now))
    // The quiet time ends on the minute.
    const dueAt = quiet === 0 ? now : Math.floor(now / MINUTE_MS) * MINUTE_MS + quiet * MINUTE_MS
    return [{ occasion: 'urgent', channel, rest, dueAt }]
  }
  if (preferences.digestAt === null) return []
  return [{ occasion: 'digest', channel, rest, dueAt: nextDigest(calendar, preferences.digestAt, now) }]
}

/** The next time of this hour on a working day; later than now, so that what comes at that moment is in one digest or the next, not both. */
export function nextDigest(calendar: Calendar, at: string, now: number): number {
  for (let ahead = 0; ahead < DAYS_LOOKED_AHEAD; ahead += 1) {
    const day = dateOf(now + ahead * DAY_MS)
    const moment = instantOf(day, at)
    if (moment > now && dayOf(calendar, day).isWorking) return moment
  }
  return now + DAY_MS
}

const minuteOf = (now: number): number => {
  const midnight = instantOf(dateOf(now), '00:00')
  return Math.floor((now - midnight) / MINUTE_MS)
}
