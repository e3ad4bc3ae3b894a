import { type Calendar, calendarJson, parseCalendar } from '@zuoyeben/worktime'
import { beginRecalculation } from '../clocks/recalculation.sql.ts'
import { type FieldProblem, InputError, problem } from '../errors.ts'
import { CALENDAR_KEEPERS } from './effective-calendar.ts'
import type { ItemRules } from './item-rules.ts'

type Read = { readonly ok: true; readonly value: Calendar } | { readonly ok: false; readonly problems: FieldProblem[] }

function read(body: unknown): Read {
  const parsed = parseCalendar(body)
  if (parsed.ok) return parsed
  return { ok: false, problems: parsed.problems.map(({ place, reason }) => problem(place, reason.zh, reason.en)) }
}

/** A calendar somebody has written. @throws InputError with each problem and its place */
export function readCalendar(body: unknown): Calendar {
  const found = read(body)
  if (found.ok) return found.value
  throw new InputError(found.problems)
}

/**
 * The calendar of the school. The transaction that puts one in force enqueues the job that takes it through the open clocks; its reason is
 * told to submitters whose dates move.
 */
export const CALENDAR: ItemRules = {
  proposers: { school: CALENDAR_KEEPERS, unit: [] },
  check: (_, __, body) => {
    const found = read(body)
    return found.ok ? { ok: true, body: calendarJson(found.value.document) } : found
  },
  published: async (trx, app, { reason, release, by, at }) => {
    const change = app.newId()
    await beginRecalculation(trx, { id: change, release, reason, by, at })
    await app.queue.send(trx, [{ name: 'recalculate', data: { changeId: change } }])
  },
}
