import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../db/tables.ts'
import {
  branchesWhere,
  CLEARED,
  HANDLERS,
  hasRole,
  SCHOOL_READERS,
  UNIT_READERS,
  unitsWhere,
  type Viewer,
} from './viewer.ts'

/**
 * Who may see which case, written once (§3.9, C2-10, C2-11, invariant 6) as a condition on the table `cases`.
 *
 * Every query that returns anything of a case takes this condition: lists, counts, the case page, search, files, live updates, and the
 * lock that an action takes. A restricted case is seen by the cleared few alone, and by the duty people where it is a crisis; its entry
 * unit gets no row, so it cannot learn that there is one. What an unrestricted case shows to a unit follows from `seen_by_units`, which
 * apply-action keeps and from which recused units are taken out.
 */
export type CaseCondition = Expression<SqlBool>
type Builder = ExpressionBuilder<DB & { cases: DB['cases'] }, 'cases'>

export function visibleTo(viewer: Viewer) {
  return (eb: Builder): CaseCondition => {
    const open: CaseCondition[] = []
    const closed: CaseCondition[] = []
    if (hasRole(viewer, ...CLEARED)) closed.push(sql<SqlBool>`true`)
    if (hasRole(viewer, 'dutyOfficer')) {
      closed.push(eb('cases.is_crisis', '=', true))
      open.push(eb('cases.is_crisis', '=', true))
    }
    if (hasRole(viewer, ...SCHOOL_READERS)) open.push(sql<SqlBool>`true`)
    const units = unitsWhere(viewer, UNIT_READERS)
    if (units.length > 0) {
      open.push(sql<SqlBool>`cases.seen_by_units && ${units}::text[]`)
      open.push(sql<SqlBool>`cases.consulted_units && ${units}::text[]`)
    }
    const asked = unitsWhere(viewer, ['consulted'])
    if (asked.length > 0) open.push(sql<SqlBool>`cases.consulted_units && ${asked}::text[]`)
    if (viewer.person && hasRole(viewer, ...HANDLERS)) {
      open.push(eb('cases.handler_id', '=', viewer.person))
      const branches = branchesWhere(viewer, HANDLERS)
      if (branches.length > 0) open.push(eb('cases.branch_id', 'in', branches))
      // The pool of the unit (主动领题, B-02): assigned to nobody yet.
      const pools = unitsWhere(viewer, HANDLERS)
      open.push(
        eb.and([
          eb('cases.owner_unit', 'in', pools),
          eb('cases.status', '=', 'assigned'),
          eb('cases.branch_id', 'is', null),
          eb('cases.handler_id', 'is', null),
        ]),
      )
      // A 直属党支部 has no branches below it: its secretary reviews and calls back (DOC-02).
      const direct = viewer.appointments
        .filter(a => a.role === 'branchSecretary' && a.branch === null)
        .map(a => a.unit as string)
      if (direct.length > 0) open.push(sql<SqlBool>`cases.seen_by_units && ${direct}::text[]`)
    }
    if (hasRole(viewer, 'circulationClerk', 'leader')) open.push(eb('cases.path', '=', 'instruct'))
    const never = sql<SqlBool>`false`
    return eb.or([
      eb.and([eb('cases.is_restricted', '=', false), open.length > 0 ? eb.or(open) : never]),
      eb.and([eb('cases.is_restricted', '=', true), closed.length > 0 ? eb.or(closed) : never]),
    ])
  }
}

/** How a submitter proves that a case is theirs: signed in as its submitter, or by the receipt code. */
export type Claim = { readonly person: string } | { readonly receipt: string }

/** The submitter's own case: whatever its status, and nobody else's. `receipt` is the fingerprint of the code, not the code. */
export function ownedBy(claim: Claim) {
  return (eb: Builder): CaseCondition =>
    eb.exists(
      sql`(select 1 from case_submitters s where s.case_id = cases.id and ${
        'person' in claim ? sql`s.person_id = ${claim.person}` : sql`s.receipt_hash = ${claim.receipt}`
      })`,
    )
}

/** The system's own work on a case (due clocks, archiving): no person reads anything through it. */
export function unseenBySystem() {
  return (_: Builder): CaseCondition => sql<SqlBool>`true`
}

/** Who reads no case at all: a submission on its way in. */
export function nothing() {
  return (_: Builder): CaseCondition => sql<SqlBool>`false`
}

export type Access = (eb: Builder) => CaseCondition
