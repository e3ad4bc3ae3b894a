import type { CaseFile, CaseId, ClockKind, Terms, UnitId } from '@zuoyeben/lifecycle'
import { addWorkingDays, dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { CIRCULATION_UNIT, SCHOOL_GROUP } from '../directory/read.ts'
import type { CaseRecord } from './case-reads.sql.ts'

/** A running clock, as far as it says whether a window is open. */
interface Window {
  readonly kind: ClockKind
  readonly dueAt: number | null
}
/** A running clock of the case itself, and what the ladder asks because of it. */
interface Own extends Window {
  readonly asks: string | null
}

/** The case that this one follows, or is to follow. */
export interface Master {
  readonly file: CaseFile
  readonly clocks: readonly Window[]
}

const WINDOWS: readonly ClockKind[] = ['ratingWindow', 'reopenWindow', 'contestWindow']

/** The plain data the lifecycle has to be told, read from what this process holds in memory and from the clocks of the case. */
export function termsFor(app: App, caseId: CaseId, own: readonly Own[], master: Master | null): Terms {
  // A merged case has no windows of its own: each submitter rates while its master's are open (C3-01).
  const clocks = [...own, ...(master?.clocks ?? [])]
  const now = app.now()
  const { escalation, settings } = app.configuration.school()
  return {
    newCaseId: caseId,
    schoolGroup: SCHOOL_GROUP as UnitId,
    circulationUnit: CIRCULATION_UNIT as UnitId,
    neighbours: app.directory.neighbours() as Map<UnitId, UnitId[]>,
    directBranchUnits: new Set(app.directory.directBranches() as UnitId[]),
    standIn: new Set(app.directory.standIns() as UnitId[]),
    limits: escalation.limits,
    unitLimits: app.configuration.unitLimits(),
    extension: escalation.extension,
    windows: new Set(
      clocks.filter(c => WINDOWS.includes(c.kind) && c.dueAt !== null && c.dueAt > now).map(c => c.kind),
    ),
    asked: askedOf(app, own),
    master: master && { id: master.file.id, status: master.file.status, participants: master.file.participants },
    anonymousSubmission: settings.anonymousSubmission,
  }
}

/** The same for a page, which asks only what may be done. */
export function termsFromReads(app: App, record: CaseRecord): Terms {
  const clocks = record.clocks.map(c => ({
    kind: c.kind as ClockKind,
    dueAt: c.dueAt?.getTime() ?? null,
    asks: c.asks,
  }))
  return termsFor(app, record.file.id, clocks, record.master)
}

/** A new day after an overdue one lies within one working day; a plan may name any (§3.6). */
function askedOf(app: App, own: readonly Own[]): Terms['asked'] {
  if (own.some(clock => clock.asks === 'reasonAndNewDate')) {
    const latest = addWorkingDays(app.configuration.calendar(), dateOf(app.now()), 1, 'allWorkingDays')
    return { by: 'reasonAndNewDate', latest }
  }
  return own.some(clock => clock.asks === 'planWithDate') ? { by: 'planWithDate', latest: null } : null
}
