import { formatDay, formatTime, useLocale } from '../locale.ts'
import type { Outputs } from '../trpc.ts'
import { Lamp } from '../ui/lamp.tsx'
import { timeLeft } from '../ui/time-left.ts'
import { useNow } from '../ui/use-now.ts'
import { useSay } from '../ui/use-say.ts'
import { PAUSE_WORDS } from '../words/clocks.ts'
import type { Word } from '../words/word.ts'
import { isSchoolDay } from './school-day.ts'

export type Clock = Outputs['cases']['view']['clocks'][number]

/** The lamp of a clock with the time left in words; a paused clock says so. */
export function ClockLamp({ clock, strong = false }: { clock: Clock; strong?: boolean }) {
  const say = useSay()
  const now = useNow()
  if (clock.paused) return <Lamp colour="paused" strong={strong} />
  const words = clock.dueAt ? say(timeLeft(Date.parse(clock.dueAt), now, isSchoolDay)) : undefined
  const late = clock.dueAt !== null && Date.parse(clock.dueAt) < now
  return <Lamp colour={late ? 'red' : clock.colour} strong={strong} {...(words ? { words } : {})} />
}

/** When it is due, or why it stands still and until when. */
export function ClockDue({ clock }: { clock: Clock }) {
  const say = useSay()
  const { locale } = useLocale()
  if (clock.paused) {
    const why = (PAUSE_WORDS as Readonly<Record<string, Word>>)[clock.paused.reason]
    const until = clock.paused.until ? formatDay(locale, clock.paused.until) : null
    return (
      <>
        {why ? say(why) : clock.paused.reason}
        {until ? say({ zh: `，最迟 ${until}`, en: `, until ${until}` }) : null}
      </>
    )
  }
  return (
    <>
      {clock.dueAt ? formatTime(locale, clock.dueAt) : '—'}
      {clock.provisional ? say({ zh: '（暂算）', en: ' (provisional)' }) : null}
    </>
  )
}
