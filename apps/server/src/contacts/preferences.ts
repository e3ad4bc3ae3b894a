import { minutesOf, type Telling, type TimeOfDay } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { CHANNELS, type ChannelName } from '../channels/channel.ts'

/** Nobody is out of reach for longer than this in one go. */
const QUIET_HOURS_MOST = 12

export interface Preferences {
  readonly language: 'zh' | 'en'
  /** Those that are on, the first to be tried first. */
  readonly channels: readonly ChannelName[]
  readonly quietFrom: string
  readonly quietTo: string
  /** Once a working day at this time; null: nothing leaves the platform but what is urgent. */
  readonly digestAt: string | null
}
/** As the school says in its escalation item (§3.6), until the person says otherwise. */
export const defaultPreferences = ({ quietHours, digest }: Telling): Preferences => ({
  language: 'zh',
  channels: CHANNELS,
  quietFrom: quietHours.from,
  quietTo: quietHours.until,
  digestAt: digest.at,
})

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
/** How long it is quiet, in minutes; the same time twice is never. */
const span = (from: string, to: string) => (minutesOf(to as TimeOfDay) - minutesOf(from as TimeOfDay) + 1440) % 1440

export const preferencesInput = z
  .object({
    language: z.enum(['zh', 'en']),
    channels: z
      .array(z.enum(CHANNELS))
      .max(CHANNELS.length)
      .refine(list => new Set(list).size === list.length),
    quietFrom: time,
    quietTo: time,
    digestAt: time.nullable(),
  })
  .refine(({ quietFrom, quietTo }) => span(quietFrom, quietTo) <= QUIET_HOURS_MOST * 60, { path: ['quietTo'] })

/** A stored value that no longer reads is no value: the school's own hold. */
export const preferencesFrom = (stored: unknown, telling: Telling): Preferences =>
  preferencesInput.safeParse(stored).data ?? defaultPreferences(telling)

/** Whether it is quiet at this minute of the day, and how many minutes it stays so. */
export function quietFor({ quietFrom, quietTo }: Preferences, minute: number): number {
  const since = (minute - minutesOf(quietFrom as TimeOfDay) + 1440) % 1440
  const whole = span(quietFrom, quietTo)
  return since < whole ? whole - since : 0
}
