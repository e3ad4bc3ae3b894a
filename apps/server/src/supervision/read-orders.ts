import { overdueOutline, visibleInPart, visibleTo } from '../access/policy.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import type { Page, UnitRef } from '../cases/case-views.ts'
import { closeCursor, openCursor } from '../db/keyset.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { latestDay, UNITS_CLOCKS } from './act-on-order.ts'
import { type OrderView, orderView } from './order-view.ts'
import { ORDER_PAGE, type OrderFilter, readOrders, readOrdersOf, seesCase, unitsWithOrders } from './orders.sql.ts'
import { OVERDUE_PAGE, type OverdueRow, readOverdue } from './overdue.sql.ts'

/** Reads of 督办单: of the cases that this person sees whole and of no other; each is on record before it is answered. */
type Asked = Context & { readonly person: string }

export async function ordersPage(
  { app, viewer, person }: Asked,
  { cursor, ...filter }: OrderFilter & { cursor?: string | undefined },
): Promise<Page<OrderView> & { units: UnitRef[] }> {
  const access = visibleInPart(viewer, app.now(), 'all')
  const found = await readOrders(app.db, access, filter, openCursor(cursor))
  const page = found.slice(0, ORDER_PAGE)
  const last = found.length > ORDER_PAGE ? page.at(-1) : undefined
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person,
    actor: person,
    act: 'list',
    detail: { what: 'orders', cases: page.map(row => row.caseNo) },
  })
  return {
    rows: page.map(row => orderView(app, viewer, row)),
    next: last ? closeCursor({ at: last.openedAt.toISOString(), id: last.id }) : null,
    units: (await unitsWithOrders(app.db, access)).map(unit => app.directory.unitRef(unit)),
  }
}

/** Every order there was of one case, newest first, for whoever sees it whole; `latest` is the last day that an answer to an open one may name. */
export async function ordersOfCase(
  { app, viewer, person }: Asked,
  caseNo: string,
): Promise<{ orders: OrderView[]; latest: string | null }> {
  const no = readCaseNumber(caseNo) ?? ''
  if (!(await seesCase(app.db, visibleTo(viewer, app.now()), no))) throw new RefusalError({ reason: 'notFound' })
  const rows = await readOrdersOf(app.db, visibleInPart(viewer, app.now(), 'all'), no)
  const [newest] = rows
  if (!newest) return { orders: [], latest: null }
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person,
    actor: person,
    act: 'read',
    caseId: newest.caseId,
    detail: { part: 'orders' },
  })
  return {
    orders: rows.map(row => orderView(app, viewer, row)),
    latest: newest.closedAt === null ? latestDay(app, newest.openedAt) : null,
  }
}

export interface OverdueView {
  caseNo: string
  unit: UnitRef
  clock: OverdueRow['clock']
  due: string
}

export async function overduePage(
  { app, viewer, person }: Asked,
  cursor: string | undefined,
): Promise<Page<OverdueView>> {
  const now = app.now()
  const found = await readOverdue(app.db, overdueOutline(viewer, now), UNITS_CLOCKS, new Date(now), openCursor(cursor))
  const page = found.slice(0, OVERDUE_PAGE)
  const last = found.length > OVERDUE_PAGE ? page.at(-1) : undefined
  await recordAudit(app.db, {
    at: new Date(now),
    person,
    actor: person,
    act: 'list',
    detail: { what: 'overdue', cases: page.map(row => row.caseNo) },
  })
  return {
    rows: page.map(({ caseNo, unit, clock, due }) => ({
      caseNo,
      unit: app.directory.unitRef(unit),
      clock,
      due: due.toISOString(),
    })),
    next: last ? closeCursor({ at: last.due.toISOString(), id: last.caseId }) : null,
  }
}
