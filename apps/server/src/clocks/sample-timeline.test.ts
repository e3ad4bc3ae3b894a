import { parseEscalation } from '@zuoyeben/lifecycle'
import { defaultCalendar } from '@zuoyeben/worktime'
import { expect, test } from 'vitest'
import content from '../../../../packages/lifecycle/content/escalation.json' with { type: 'json' }
import { sampleTimeline } from './sample-timeline.ts'

const read = parseEscalation(content)
if (!read.ok) throw new Error(JSON.stringify(read.problems))
const escalation = read.value
const calendar = defaultCalendar()
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const shanghai = (moment: number) => new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
const dues = (course: 'handle' | 'transfer' | 'instruct', start: string) =>
  sampleTimeline(calendar, escalation, { course, urgency: 'P2', start: at(start) }).map(step => [
    step.clock,
    shanghai(step.dueAt),
  ])

/** Worked out by hand: 08:00–12:00 and 14:30–17:30, half a day is 3.5 hours; the day something begins is day 0. */
test('a case over 广西三月三: 17 to 20 April 2026 are off', () => {
  expect(dues('handle', '2026-04-15 09:00')).toEqual([
    ['triage', '2026-04-16 17:30'],
    ['review', '2026-04-21 11:30'],
    ['claim', '2026-04-21 17:30'],
    ['completion', '2026-04-24 17:30'],
    ['callback', '2026-04-28 17:30'],
    ['writeOff', '2026-04-29 17:30'],
  ])
})

test('a made-up Sunday is a working day, and the National Day week is none', () => {
  expect(dues('transfer', '2026-09-18 09:00').slice(0, 3)).toEqual([
    ['triage', '2026-09-20 17:30'],
    ['review', '2026-09-21 11:30'],
    ['transferReply', '2026-09-22 17:30'],
  ])
  expect(dues('handle', '2026-09-30 09:00')[0]).toEqual(['triage', '2026-10-08 17:30'])
})

test('each step has its rungs, and the call-back never has more than two working days', () => {
  const steps = sampleTimeline(calendar, escalation, { course: 'handle', urgency: 'P3', start: at('2026-03-12 09:00') })
  expect(steps.find(step => step.clock === 'completion')?.rungs.map(rung => rung.id)).toEqual([
    'yellow',
    'orange',
    'red',
    'red2',
    'red5',
  ])
  const callback = steps.find(step => step.clock === 'callback')
  expect(callback?.limit).toBe('2WD')
  expect(callback?.rungs.map(rung => rung.id)).toEqual(['callbackReminder', 'callbackRed'])
  for (const step of steps) expect(step.rungs.find(rung => rung.colour === 'red')?.at).toBe(step.dueAt)
})
