import { type Actor, allowedActions, type CaseFile } from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { visibleTo } from '../access/policy.ts'
import { type Away, awayIn } from '../cases/away.ts'
import type { BranchRef, PersonRef, UnitRef, WorklistRow } from '../cases/case-views.ts'
import { readDepartures, readTakers } from '../cases/left-work.sql.ts'
import { termsFor } from '../cases/terms-for.ts'
import { readDesk } from '../cases/worklist.sql.ts'
import type { Context } from '../trpc.ts'
import { myDesks } from './my-desks.ts'
import { recordRead, worklistRow } from './pages.ts'

/** Shown at once; what is handed over makes room for the rest. */
const MOST = 100

export interface LeftRow extends WorklistRow {
  /** This person may give it to somebody now: the lifecycle says so, as for every button. */
  readonly mayReassign: boolean
  readonly frozen: boolean
}
export interface LeftGroup {
  /** Who left; null where a branch lost the last who worked there. */
  readonly person: PersonRef | null
  readonly branch: BranchRef | null
  readonly since: string | null
  readonly rows: LeftRow[]
}
export interface LeftInUnit {
  readonly unit: UnitRef
  readonly groups: LeftGroup[]
  /** Who may take it, those with the least open work first. */
  readonly takers: {
    readonly person: PersonRef
    readonly branch: BranchRef | null
    readonly openLoad: number
    readonly away: Away | null
  }[]
  readonly branches: BranchRef[]
}

/**
 * What people who left had in hand, by unit and by who left, as far as this person sees the cases (§3.9); and who may take it. Handing over
 * is the lifecycle's `reassign` (T17), one case at a time: this only reads. The number of statements does not depend on the number of cases.
 */
export async function leftWork({ app, viewer }: Context): Promise<{ units: LeftInUnit[]; more: boolean }> {
  const desk = myDesks(app, viewer).find(({ key }) => key === 'leftWork')
  if (!desk || viewer.person === null) return { units: [], more: false }
  const now = new Date(app.now())
  const access = visibleTo(viewer, app.now())
  const found = await readDesk(app.db, access, desk, {}, now, null, MOST)
  const records = found.slice(0, MOST)
  const departures = await readDepartures(
    app.db,
    access,
    records.map(({ id }) => id),
    now,
  )
  const byCase = new Map(departures.map(departure => [departure.caseId, departure]))
  const units = [...new Set(departures.map(({ unit }) => unit))].sort()
  const takers = await readTakers(app.db, units, now)
  const actor: Actor = { kind: 'staff', person: viewer.person as never, appointments: viewer.appointments }
  const moment = { at: app.now(), day: dateOf(app.now()) }
  const rowOf = (record: (typeof records)[number]): LeftRow => {
    const file = record.file as CaseFile
    const allowed = allowedActions(file, actor, moment, termsFor(app, file.id, [], null))
    return {
      ...worklistRow(app, record),
      mayReassign: allowed.some(({ action }) => action === 'reassign'),
      frozen: file.frozen,
    }
  }
  const rows = records.map(rowOf)
  await recordRead(app, viewer.person, 'list', { rows }, { desk: desk.key })
  const groupsOf = (unit: string): LeftGroup[] => {
    const own = rows.filter(row => byCase.get(row.caseId)?.unit === unit)
    return [...Map.groupBy(own, row => byCase.get(row.caseId)?.person ?? byCase.get(row.caseId)?.branch).values()].map(
      group => {
        const left = byCase.get(group[0]?.caseId ?? '')
        return {
          person: left?.person ? { id: left.person, name: left.name ?? '—' } : null,
          branch: left?.branch ? app.directory.branchRef(left.branch) : null,
          since: left?.since?.toISOString() ?? null,
          rows: group,
        }
      },
    )
  }
  return {
    units: units.map(unit => ({
      unit: app.directory.unitRef(unit),
      groups: groupsOf(unit),
      takers: takers
        .filter(taker => taker.unit === unit)
        .map(({ person, name, branch, openLoad }) => ({
          person: { id: person, name },
          branch: branch === null ? null : app.directory.branchRef(branch),
          openLoad,
          away: awayIn(app, unit).get(person) ?? null,
        })),
      branches: app.directory.branchesOf(unit).map(({ id }) => app.directory.branchRef(id)),
    })),
    more: found.length > MOST,
  }
}
