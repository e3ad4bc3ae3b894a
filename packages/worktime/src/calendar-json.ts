import type { CalendarDocument, NamedDays, Span, YearLayer } from './calendar-document.ts'
import { type DateText, type Instant, instantText } from './instant.ts'
import type { Words } from './problem.ts'

/** A calendar as it is written in a release; `parseCalendarDocument` reads it, and every field may be left out there. */
export type CalendarJson = {
  readonly school: SchoolJson
  readonly regional: YearLayerJson | null
  readonly stateCouncil: YearLayerJson | null
}
export type DaysJson = { readonly from: DateText; readonly to: DateText; readonly name: Words | null }
export type YearListJson = {
  readonly year: number
  readonly confirmed: boolean
  readonly note: Words | null
  readonly sources: readonly string[]
  readonly off: readonly DaysJson[]
  readonly work: readonly DateText[]
}
export type YearLayerJson = { readonly name: Words | null; readonly years: readonly YearListJson[] }
export type HoursJson = { readonly from: DateText | null; readonly spans: readonly string[] }
export type SchoolDaysJson = DaysJson & { readonly work: boolean; readonly spans?: readonly string[] }
export type VacationJson = DaysJson & { readonly dutyWeekdays: readonly number[] }
export type StoppageJson = { readonly from: string; readonly to: string; readonly name: Words | null }
export type SchoolJson = {
  readonly name: Words | null
  readonly sources: readonly string[]
  readonly hours: readonly HoursJson[]
  readonly days: readonly SchoolDaysJson[]
  readonly vacations: readonly VacationJson[]
  readonly stoppages: readonly StoppageJson[]
}

/** The JSON of a document, every default written out; reading it back gives the same document. */
export function calendarJson({ school, regional, stateCouncil }: CalendarDocument): CalendarJson {
  return {
    school: {
      name: school.name,
      sources: school.sources,
      hours: school.hours.map(({ from, spans }) => ({ from, spans: spans.map(spanText) })),
      days: school.days.map(({ spans, work, ...days }) => ({
        ...daysJson(days),
        work,
        ...(spans ? { spans: spans.map(spanText) } : {}),
      })),
      vacations: school.vacations.map(({ dutyWeekdays, ...days }) => ({ ...daysJson(days), dutyWeekdays })),
      stoppages: school.stoppages.map(({ from, to, name }) => ({ from: moment(from), to: moment(to), name })),
    },
    regional: layerJson(regional),
    stateCouncil: layerJson(stateCouncil),
  }
}

const daysJson = ({ from, to, name }: NamedDays): DaysJson => ({ from, to, name })
const moment = (at: Instant) => instantText(at)

function layerJson(layer: YearLayer | null): YearLayerJson | null {
  return layer && { name: layer.name, years: layer.years.map(list => ({ ...list, off: list.off.map(daysJson) })) }
}

function spanText({ start, end }: Span): string {
  const time = (minutes: number) =>
    `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
  return `${time(start)}-${time(end)}`
}
