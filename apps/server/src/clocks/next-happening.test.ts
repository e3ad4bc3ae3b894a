import { parseEscalation } from '@zuoyeben/lifecycle'
import { DEFAULT_CALENDAR_JSON, type LimitText, parseCalendar } from '@zuoyeben/worktime'
import { expect, test } from 'vitest'
import type { StoredClock } from '../cases/stored-clock.ts'
import { defaultItems } from '../configuration/default-content.ts'
import { nearerHappening, nextHappening } from './next-happening.ts'

const calendar = parseCalendar(DEFAULT_CALENDAR_JSON)
const escalation = parseEscalation(defaultItems('guangxi').find(item => item.kind === 'escalation')?.body)
if (!calendar.ok || !escalation.ok) throw new Error('the default content does not parse')
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const next = (clock: StoredClock, now: number) => nextHappening(calendar.value, escalation.value.ladder, clock, now)

const CLOCK = {
  id: 'a',
  kind: 'firstReply',
  key: '',
  unit: 'JDXY',
  startedAt: at('2026-03-12 09:00'),
  limit: '1WD' as LimitText,
  counting: 'dutyDays',
  pauses: [],
  pauseReason: null,
  pauseUntil: null,
  dueAt: at('2026-03-13 17:30'),
  toldDueAt: at('2026-03-13 17:30'),
  colour: 'green',
  stoppedAt: null,
} as unknown as StoredClock

test('a clock is looked at when its next moment comes', () => {
  const first = next(CLOCK, at('2026-03-12 09:00'))
  expect(first).toBeGreaterThan(at('2026-03-12 09:00'))
  expect(first).toBeLessThan(at('2026-03-13 17:30'))
})

test('a clock whose moments passed while nobody looked (a standstill, a pause, a shorter limit) is looked at now', () => {
  const late = at('2026-03-14 10:00')
  expect(next({ ...CLOCK, colour: 'red' }, late)).toBe(late)
  const muchLater = at('2026-05-20 10:00')
  expect(next({ ...CLOCK, colour: 'red' }, muchLater)).toBe(muchLater)
})

test('a clock that stands or has been stopped is not looked at, but for the end of 挂账', () => {
  const late = at('2026-03-14 10:00')
  expect(next({ ...CLOCK, stoppedAt: late }, late)).toBeNull()
  expect(next({ ...CLOCK, pauseReason: 'submitter' }, late)).toBeNull()
  expect(next({ ...CLOCK, pauseReason: 'parked', pauseUntil: at('2026-06-01 09:00') }, late)).toBe(
    at('2026-06-01 09:00'),
  )
})

test('a day that is off no longer brings a rung nearer under a due that stays; one that is off now does not', () => {
  const withDay = (work: boolean) => {
    const day = { from: '2026-03-19', to: '2026-03-19', name: { zh: '停电', en: 'Power cut' }, work }
    const made = parseCalendar({
      ...DEFAULT_CALENDAR_JSON,
      school: { ...DEFAULT_CALENDAR_JSON.school, days: work ? [] : [day] },
    })
    if (!made.ok) throw new Error('the calendar does not parse')
    return made.value
  }
  const [off, on] = [withDay(false), withDay(true)]
  const { ladder } = escalation.value
  const due = at('2026-03-17 17:30')
  const clock = { ...CLOCK, limit: '3WD' as LimitText, dueAt: due, toldDueAt: due }
  const now = at('2026-03-18 09:00')
  expect(nearerHappening({ before: off, after: on }, ladder, clock, now)).toBe(at('2026-03-19 17:30'))
  const over = at('2026-03-19 17:45')
  expect(nearerHappening({ before: off, after: on }, ladder, clock, over)).toBe(over)
  expect(nearerHappening({ before: on, after: off }, ladder, clock, now)).toBeNull()
  expect(nearerHappening({ before: on, after: on }, ladder, clock, now)).toBeNull()
  expect(nearerHappening({ before: off, after: on }, ladder, { ...clock, pauseReason: 'submitter' }, now)).toBeNull()
})
