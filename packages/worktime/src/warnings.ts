import type { Calendar } from './calendar.ts'
import type { YearLayer } from './calendar-document.ts'
import { type DateText, dayNumber } from './instant.ts'
import type { Words } from './problem.ts'

/** Something a person must see to before clocks are right. `isUrgent`: tell the system administrator now (§3.13). */
export type CalendarWarning = {
  readonly code: 'noList' | 'unconfirmed' | 'noVacation'
  readonly layer: 'stateCouncil' | 'regional' | 'school'
  readonly year: number
  readonly isUrgent: boolean
  readonly text: Words
}

/**
 * What is missing or unconfirmed as of `today`, for this year and the next. Each is urgent at least sixty days before the data runs out: the
 * State Council list of next year from 1 November; the regional notice from 1 January of its own year (三月三 is never before 20 March);
 * the vacations of a school that enters them from 1 November (winter) and 1 May (summer). A calendar that has no regional layer at all is
 * not warned about it, and a school that never entered a vacation is reminded without urgency.
 */
export function calendarWarnings(calendar: Calendar, today: DateText): CalendarWarning[] {
  dayNumber(today)
  const thisYear = Number(today.slice(0, 4))
  const { stateCouncil, regional } = calendar.document
  const warnings: CalendarWarning[] = []
  for (const year of [thisYear, thisYear + 1]) {
    if (!hasList(stateCouncil, year)) {
      const isUrgent = year === thisYear || today.slice(5) >= '11-01'
      warnings.push({ code: 'noList', layer: 'stateCouncil', year, isUrgent, text: noNationalList(year) })
    }
    if (regional && !hasList(regional, year)) {
      const isUrgent = year === thisYear
      warnings.push({ code: 'noList', layer: 'regional', year, isUrgent, text: noRegionalList(year) })
    }
    for (const layer of ['stateCouncil', 'regional'] as const) {
      const list = calendar.document[layer]?.years.find(entry => entry.year === year)
      if (list && !list.confirmed) {
        warnings.push({ code: 'unconfirmed', layer, year, isUrgent: false, text: unconfirmed(year, list.note) })
      }
    }
  }
  const { vacations } = calendar.document.school
  if (!vacations.some(vacation => vacation.to >= today)) {
    const month = Number(today.slice(5, 7))
    const isNear = month >= 11 || month === 1 || (month >= 5 && month <= 7)
    const isUrgent = vacations.length > 0 && isNear
    warnings.push({ code: 'noVacation', layer: 'school', year: thisYear, isUrgent, text: noVacation })
  }
  return warnings
}

/** Years that a layer has days for, in order. */
export function yearsWithList(layer: YearLayer | null): number[] {
  const years = layer?.years.filter(list => list.off.length + list.work.length > 0) ?? []
  return years.map(list => list.year).sort((a, b) => a - b)
}

function hasList(layer: YearLayer | null, year: number): boolean {
  return yearsWithList(layer).includes(year)
}

const noVacation: Words = {
  zh: '校历里没有今后的寒暑假：放假后一般事项仍按全部工作日计时',
  en: 'No vacation lies ahead in the school calendar: ordinary clocks will count every working day through it',
}

function noNationalList(year: number): Words {
  return {
    zh: `尚无 ${year} 年国务院节假日安排：暂按周一至周五计算，相关到期时间为暂定`,
    en: `No State Council holiday list for ${year} yet: Monday to Friday is assumed and due times are provisional`,
  }
}

function noRegionalList(year: number): Words {
  return {
    zh: `尚无 ${year} 年广西三月三放假通知：录入后到期时间会顺延，不会提前`,
    en: `No notice of the Guangxi holiday for ${year} yet: once entered, due times may move later, never earlier`,
  }
}

function unconfirmed(year: number, note: Words | null): Words {
  return {
    zh: `${year} 年的放假日期待核对${note ? `：${note.zh}` : ''}`,
    en: `The holiday dates of ${year} are to be verified${note ? `: ${note.en}` : ''}`,
  }
}
