import guangxi from '../content/guangxi.json' with { type: 'json' }
import school from '../content/school.json' with { type: 'json' }
import stateCouncil from '../content/state-council.json' with { type: 'json' }
import type { Calendar } from './calendar.ts'
import { parseCalendar } from './parse-calendar.ts'

/** The JSON document that the platform ships: State Council 2023–2026, 广西三月三 2023–2026, demonstration school hours. */
export const DEFAULT_CALENDAR_JSON = { school, regional: guangxi, stateCouncil }

let shipped: { withGuangxi: Calendar; national: Calendar } | undefined

/** The shipped calendar with the Guangxi layer; compiled once. */
export function defaultCalendar(): Calendar {
  return bundled().withGuangxi
}

/** The shipped calendar without the Guangxi layer; compiled once. */
export function nationalCalendar(): Calendar {
  return bundled().national
}

function bundled(): { withGuangxi: Calendar; national: Calendar } {
  shipped ??= { withGuangxi: compiled(DEFAULT_CALENDAR_JSON), national: compiled({ school, stateCouncil }) }
  return shipped
}

function compiled(json: unknown): Calendar {
  const parsed = parseCalendar(json)
  if (!parsed.ok) throw new Error(`the shipped calendar is broken: ${JSON.stringify(parsed.problems)}`)
  return parsed.value
}
