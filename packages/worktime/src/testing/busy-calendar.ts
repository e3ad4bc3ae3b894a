import { DEFAULT_CALENDAR_JSON } from '../bundled.ts'
import { type Calendar, type Parsed, parseCalendar } from '../index.ts'

/** The shipped lists under a school that uses everything: summer hours, overrides, a short day, a Sunday, vacations. */
export const BUSY_CALENDAR_JSON = {
  ...DEFAULT_CALENDAR_JSON,
  school: {
    hours: [
      { spans: ['08:00-12:00', '14:30-17:30'] },
      { from: '2024-05-06', spans: ['08:00-12:00', '15:00-18:00'] },
      { from: '2024-10-08', spans: ['08:10-11:50', '14:00-16:00', '16:30-17:40'] },
      { from: '2025-05-06', spans: ['07:30-12:00', '15:30-18:00'] },
    ],
    days: [
      { from: '2023-11-09', to: '2023-11-10', work: false, name: { zh: '校运会', en: 'Sports days' } },
      { from: '2024-03-24', work: true },
      { from: '2024-09-06', work: false, name: { zh: '台风停工', en: 'Typhoon stop' } },
      { from: '2025-04-01', work: true, spans: ['09:00-11:00'] },
      { from: '2025-11-05', work: true, spans: ['09:00-10:00'] },
      { from: '2025-12-31', work: true, spans: ['08:00-12:00'] },
    ],
    vacations: [
      { from: '2023-07-10', to: '2023-08-27' },
      { from: '2024-01-15', to: '2024-02-25' },
      { from: '2024-07-08', to: '2024-08-25', dutyWeekdays: [3] },
      { from: '2025-01-13', to: '2025-02-16', dutyWeekdays: [1, 4, 0] },
      { from: '2025-07-07', to: '2025-08-31' },
    ],
  },
}

export function busyCalendar(): Calendar {
  return accepted(parseCalendar(BUSY_CALENDAR_JSON))
}

/** The value of a parse that must have gone well. */
export function accepted<T>(parsed: Parsed<T>): T {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.value
}
