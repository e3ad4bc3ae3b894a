import { hidePersonal } from '@zuoyeben/forms/privacy'
import type { CaseFile } from '@zuoyeben/lifecycle'
import { visibleInPart, visibleTo } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import type { ClockView, Page, WorklistRow } from '../cases/case-views.ts'
import type { DeskKey } from '../cases/desks.ts'
import { queryTokens } from '../cases/tokens.ts'
import { findNumber, PAGE_SIZE, readDesk, searchWords, type WorklistRecord } from '../cases/worklist.sql.ts'
import { closeCursor, openCursor } from '../db/keyset.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { myDesks } from './my-desks.ts'

export interface DeskFilter {
  category?: string | undefined
  urgency?: string | undefined
  colour?: 'red' | undefined
  unit?: string | undefined
  text?: string | undefined
}

export async function deskPage(
  { app, viewer }: Context,
  key: DeskKey,
  filter: DeskFilter,
  cursor: string | undefined,
): Promise<Page<WorklistRow>> {
  const desk = myDesks(app, viewer).find(found => found.key === key)
  if (!desk) throw new RefusalError({ reason: 'notAllowed' })
  const place = openCursor(cursor)
  const wanted = {
    category: filter.category,
    urgency: filter.urgency,
    unit: filter.unit,
    isRed: filter.colour === 'red',
    words: filter.text
      ? { tokens: queryTokens(filter.text), whole: visibleInPart(viewer, app.now(), 'all') }
      : undefined,
  }
  const rows = await readDesk(
    app.db,
    visibleTo(viewer, app.now()),
    desk,
    wanted,
    new Date(app.now()),
    place && { due: place.at, id: place.id },
  )
  const page = pageOf(app, rows, row => row.due_at?.toISOString() ?? 'infinity')
  await recordRead(app, viewer.person, 'list', page, { desk: key })
  return page
}

/** By case number, or by words that must all be there. */
export async function search(
  { app, viewer }: Context,
  q: string,
  cursor: string | undefined,
): Promise<Page<WorklistRow>> {
  const number = readCaseNumber(q)
  const tokens = queryTokens(q)
  const found = number
    ? await findNumber(app.db, visibleTo(viewer, app.now()), number)
    : tokens.length > 0
      ? await searchWords(app.db, visibleInPart(viewer, app.now(), 'all'), tokens, openCursor(cursor))
      : []
  const page = pageOf(app, found, row => row.submitted_at.toISOString())
  await recordRead(app, viewer.person, 'search', page, { found: page.rows.length })
  return page
}

/** A list shows an excerpt of every case on it: that is a read, recorded with the numbers shown. A search that found nothing was one too. */
export async function recordRead(
  app: App,
  person: string | null,
  act: 'list' | 'search',
  page: Pick<Page<WorklistRow>, 'rows'>,
  detail: Record<string, unknown>,
): Promise<void> {
  if (page.rows.length === 0 && act === 'list') return
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person,
    actor: person ?? 'nobody',
    act,
    detail: { ...detail, cases: page.rows.map(row => row.caseNo) },
  })
}

function pageOf(
  app: App,
  rows: readonly WorklistRecord[],
  placeOf: (row: WorklistRecord) => string,
): Page<WorklistRow> {
  const shown = rows.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return {
    rows: shown.map(row => worklistRow(app, row)),
    next: rows.length > PAGE_SIZE && last ? closeCursor({ at: placeOf(last), id: last.id }) : null,
  }
}

const EXCERPT = 90

export function worklistRow(app: App, row: WorklistRecord): WorklistRow {
  const file = row.file as CaseFile
  const key = app.vault.unwrap(row.wrapped)
  // A list is read by many and at a glance: no number that leads to a person is needed there.
  const open = (body: Buffer | null) => (body ? hidePersonal(String(app.vault.open(key, body))) : null)
  return {
    caseId: row.id,
    caseNo: row.case_no,
    version: row.version,
    status: file.status,
    category: file.status === 'handedOver' ? null : file.category,
    urgency: file.urgency,
    path: file.path,
    excerpt: file.status === 'handedOver' ? '' : (open(row.text_body) ?? '').replace(/\s+/g, ' ').slice(0, EXCERPT),
    place: file.status === 'handedOver' ? null : open(row.place_body),
    owner: app.directory.unitRef(row.owner_unit),
    branch: row.branch_id ? app.directory.branchRef(row.branch_id) : null,
    handler: row.handler_id ? { id: row.handler_id, name: row.handler_name ?? '—' } : null,
    submittedAt: row.submitted_at.toISOString(),
    clock: clockOf(app, row),
    crisis: file.crisis,
    restricted: row.is_restricted,
    verified: file.verified,
    identityMode: file.identityMode,
  }
}

function clockOf(app: App, row: WorklistRecord): ClockView | null {
  if (!row.due_clock || !row.due_at) return null
  const isOver = row.due_at.getTime() <= app.now()
  return {
    kind: row.due_clock,
    startedAt: row.submitted_at.toISOString(),
    dueAt: row.due_at.toISOString(),
    colour: isOver ? 'red' : ((row.colour ?? 'green') as ClockView['colour']),
    paused: null,
    provisional: false,
  }
}
