import { hidePersonal } from '@zuoyeben/forms/privacy'
import { actsOnOrder, type ClockKind, type OrderAct, type OrderSide, type OrderState } from '@zuoyeben/lifecycle'
import { DAY_MS, dateOf, instantOf } from '@zuoyeben/worktime'
import { hasRole, UNIT_READERS, unitsWhere, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { UnitRef } from '../cases/case-views.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { OrderRow, OrderStepRow } from './orders.sql.ts'

/** What is written in a step: why, and of an answer what is done about it. */
export interface OrderWords {
  readonly reason: string
  readonly measures: string | null
}

export interface OrderStepView {
  type: OrderStepRow['type']
  at: string
  /** Who did it; null where it followed by itself. */
  by: string | null
  reason: string | null
  measures: string | null
}
export interface OrderView {
  year: number
  n: number
  caseNo: string
  unit: UnitRef
  clock: ClockKind
  overdueSince: string
  rung: string | null
  cause: OrderRow['cause']
  openedAt: string
  answerDue: string
  /** Nobody has answered, and the time for it is over. */
  isAnswerLate: boolean
  state: OrderState
  rectifyOn: string | null
  closedAt: string | null
  /** Days from the issue until it was closed, or until today. */
  days: number
  /** Hand it back with an act: it is refused where somebody was faster. */
  steps: number
  history: OrderStepView[]
  /** What this reader may do with it now. */
  may: OrderAct[]
}

/** An order as one reader sees it, read through the access policy already; words are opened with the key of the case, numbers of people hidden. */
export function orderView(app: App, viewer: Viewer, row: OrderRow): OrderView {
  const key = app.vault.unwrap(row.wrapped)
  const said = (words: string | null) =>
    words === null ? null : (app.vault.open(key, Buffer.from(words, 'base64')) as OrderWords)
  const shown = (text: string | null | undefined) => (text ? hidePersonal(text) : null)
  const now = app.now()
  return {
    year: row.year,
    n: row.n,
    caseNo: row.caseNo,
    unit: app.directory.unitRef(row.unit),
    clock: row.clock,
    overdueSince: row.overdueSince.toISOString(),
    rung: row.rung,
    cause: row.cause,
    openedAt: row.openedAt.toISOString(),
    answerDue: row.answerDue.toISOString(),
    isAnswerLate: (row.status === 'open' || row.status === 'returned') && row.answerDue.getTime() < now,
    state: row.status,
    rectifyOn: row.rectifyOn,
    closedAt: row.closedAt?.toISOString() ?? null,
    days: daysBetween(row.openedAt.getTime(), row.closedAt?.getTime() ?? now),
    steps: row.steps,
    history: row.history.map(step => {
      const words = said(step.words)
      return {
        type: step.type,
        at: new Date(step.at).toISOString(),
        by: step.name,
        reason: shown(words?.reason),
        measures: shown(words?.measures),
      }
    }),
    may: sidesOf(app, viewer, row.unit).flatMap(side => actsOnOrder(row.status, side)),
  }
}

const daysBetween = (from: number, to: number) =>
  Math.round((instantOf(dateOf(to), '00:00') - instantOf(dateOf(from), '00:00')) / DAY_MS)

/** For which sides this person speaks: the answer group of the unit, for whom the school group stands in where there is none, or 督查办. */
export function sidesOf(app: App, viewer: Viewer, unit: string): OrderSide[] {
  const own = unitsWhere(viewer, UNIT_READERS)
  const direct = viewer.appointments.filter(seat => seat.role === 'branchSecretary' && seat.branch === null)
  const isStoodIn = unit === SCHOOL_GROUP || app.directory.standIns().includes(unit)
  const answers =
    own.includes(unit) ||
    direct.some(seat => seat.unit === unit) ||
    (isStoodIn && hasRole(viewer, 'dispatcher', 'schoolLead'))
  return [...(answers ? (['unit'] as const) : []), ...(hasRole(viewer, 'inspector') ? (['inspection'] as const) : [])]
}
