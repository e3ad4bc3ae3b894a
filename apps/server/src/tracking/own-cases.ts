import { phaseOf, type Status } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import type { Page, UnitRef } from '../cases/case-views.ts'
import { recordOwnList } from '../cases/own-list.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { closeCursor, openCursor } from '../db/keyset.ts'
import { OWN_PAGE, readOwnCases } from './own-cases.sql.ts'
import { unitShown } from './view-own-case.ts'

export interface OwnCase {
  caseNo: string
  status: Status
  phase: ReturnType<typeof phaseOf>
  category: string | null
  excerpt: string
  unit: UnitRef
  submittedAt: string
  promise: { clock: string; dueAt: string } | null
  /** The next step is the submitter's. */
  needsYou: boolean
}

export async function ownCases(app: App, person: string, cursor: string | undefined): Promise<Page<OwnCase>> {
  const rows = await readOwnCases(app.db, submitterMark(app.vault, person), openCursor(cursor))
  const page = rows.slice(0, OWN_PAGE)
  const last = page.at(-1)
  await recordOwnList(
    app,
    person,
    page.map(row => row.case_no),
  )
  return {
    rows: page.map(row => {
      const text = row.body ? app.vault.open(app.vault.unwrap(row.wrapped), row.body) : ''
      const { file } = row
      return {
        caseNo: row.case_no,
        status: file.status,
        phase: phaseOf(file.status),
        category: file.category,
        excerpt: String(text).slice(0, 80),
        unit: unitShown(app, file),
        submittedAt: row.submitted_at.toISOString(),
        promise: row.due_at && row.due_clock ? { clock: row.due_clock, dueAt: row.due_at.toISOString() } : null,
        needsYou:
          file.status === 'awaitingSubmitter' ||
          file.consent?.agrees === null ||
          (file.status === 'filed' && file.verdict === null) ||
          (file.status === 'closed' && !file.rated),
      }
    }),
    next: rows.length > OWN_PAGE && last ? closeCursor({ at: last.submitted_at.toISOString(), id: last.id }) : null,
  }
}
