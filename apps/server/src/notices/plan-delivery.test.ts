import { DEFAULT_TELLING } from '@zuoyeben/lifecycle'
import { defaultCalendar } from '@zuoyeben/worktime'
import { expect, test } from 'vitest'
import { defaultPreferences, preferencesInput, quietFor } from '../contacts/preferences.ts'
import { nextDigest, planDelivery, type Urgency } from './plan-delivery.ts'

const DEFAULT_PREFERENCES = { ...defaultPreferences(DEFAULT_TELLING), digestAt: '08:30' }
const telling = DEFAULT_TELLING
const calendar = defaultCalendar()
const at = (text: string) => Date.parse(`${text}+08:00`)
const shown = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16)
function plan(moment: string, urgency: Urgency, more: Partial<ReturnType<typeof defaultPreferences>> = {}) {
  const preferences = { ...DEFAULT_PREFERENCES, ...more }
  return planDelivery({ preferences, ways: ['email', 'sms'] }, urgency, { calendar, telling, now: at(moment) }).map(
    ({ occasion, channel, rest, dueAt }) => `${occasion} ${channel} ${rest.join()} ${shown(dueAt)}`.replace('  ', ' '),
  )
}

test('a danger to life goes out by every way at once, at night too', () => {
  expect(plan('2026-11-12T02:30:00', 'P0')).toEqual(['urgent email 2026-11-12T02:30', 'urgent sms 2026-11-12T02:30'])
})

test('what is pressing goes out by the first way at once, and when it is quiet as soon as that is over', () => {
  expect(plan('2026-11-12T09:00:00', 'P1')).toEqual(['urgent email sms 2026-11-12T09:00'])
  expect(plan('2026-11-12T22:00:30', 'P1')).toEqual(['urgent email sms 2026-11-13T07:00'])
  expect(plan('2026-11-13T06:59:59', 'P1')).toEqual(['urgent email sms 2026-11-13T07:00'])
  expect(plan('2026-11-13T07:00:00', 'P1')).toEqual(['urgent email sms 2026-11-13T07:00'])
})

test('everything else waits for the digest of the next working day', () => {
  expect(plan('2026-11-12T09:00:00', null)).toEqual(['digest email sms 2026-11-13T08:30'])
  expect(plan('2026-11-12T08:29:59', null)).toEqual(['digest email sms 2026-11-12T08:30'])
  expect(plan('2026-11-12T08:30:00', null)).toEqual(['digest email sms 2026-11-13T08:30'])
  expect(plan('2026-11-13T09:00:00', null)).toEqual(['digest email sms 2026-11-16T08:30'])
})

test('the national holiday is waited out, and a 调休 Saturday is a working day', () => {
  expect(shown(nextDigest(calendar, '08:30', at('2026-09-30T12:00:00')))).toBe('2026-10-08T08:30')
  expect(shown(nextDigest(calendar, '08:30', at('2026-10-09T12:00:00')))).toBe('2026-10-10T08:30')
})

test('whoever wants no digest gets none, and still what is urgent; without a way nothing is planned', () => {
  expect(plan('2026-11-12T09:00:00', null, { digestAt: null })).toEqual([])
  expect(plan('2026-11-12T09:00:00', 'P1', { digestAt: null })).toHaveLength(1)
  expect(planDelivery({ preferences: DEFAULT_PREFERENCES, ways: [] }, 'P1', { calendar, telling, now: 0 })).toEqual([])
})

test('quiet hours last twelve hours at most, over midnight or not, and may be none', () => {
  const of = (quietFrom: string, quietTo: string) =>
    preferencesInput.safeParse({ ...DEFAULT_PREFERENCES, quietFrom, quietTo }).success
  expect(of('20:00', '08:00')).toBe(true)
  expect(of('20:00', '08:01')).toBe(false)
  expect(of('08:00', '20:01')).toBe(false)
  expect(of('00:00', '00:00')).toBe(true)
  expect(quietFor({ ...DEFAULT_PREFERENCES, quietFrom: '00:00', quietTo: '00:00' }, 0)).toBe(0)
  expect(quietFor({ ...DEFAULT_PREFERENCES, quietFrom: '12:00', quietTo: '14:00' }, 13 * 60)).toBe(60)
})
