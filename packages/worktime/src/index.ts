export { budgetOf } from './budget.ts'
export { DEFAULT_CALENDAR_JSON, defaultCalendar, nationalCalendar } from './bundled.ts'
export type { Calendar, Counting, Layer } from './calendar.ts'
export type {
  CalendarDocument,
  HoursFrom,
  NamedDays,
  SchoolDays,
  SchoolLayer,
  Span,
  Stoppage,
  Vacation,
  YearLayer,
  YearList,
} from './calendar-document.ts'
export {
  type CalendarJson,
  calendarJson,
  type DaysJson,
  type HoursJson,
  type SchoolDaysJson,
  type SchoolJson,
  type StoppageJson,
  type VacationJson,
  type YearLayerJson,
  type YearListJson,
} from './calendar-json.ts'
export { type ChangedDays, changedDays } from './changed-days.ts'
export { type Clock, dueAt, elapsed, instantWhenLeft, recomputedDue, remaining, shareLeft } from './clock.ts'
export { addWorkingDays, countWorkingDays, type Day, dayOf, workingHoursOf } from './day.ts'
export { isProvisional, oneWorkingDayBefore } from './foresight.ts'
export { type ImportedYear, readYearList } from './import/year-list.ts'
export { DAY_MS, type DateText, dateOf, HOUR_MS, type Instant, instantOf, instantText, MINUTE_MS } from './instant.ts'
export {
  describeLimit,
  formatLimit,
  isUsableLimit,
  type Limit,
  type LimitText,
  parseLimit,
  runsInWorkingTime,
} from './limit.ts'
export { parseCalendar, parseCalendarDocument } from './parse-calendar.ts'
export { isPausedAt, type Pause } from './pauses.ts'
export type { Parsed, Problem, ProblemCode, Words } from './problem.ts'
export { isNeverLater } from './strictness.ts'
export { type CalendarWarning, calendarWarnings, yearsWithList } from './warnings.ts'
export { workingMinutesBetween } from './working-time.ts'
