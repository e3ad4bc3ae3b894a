import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { DB } from '../db/tables.ts'
import { GRANTS, type Grant, type Part, type Standing } from './grants.ts'
import { isHeldBy, startOfToday } from './holding.ts'
import { CLEARED, hasRole, type Viewer } from './viewer.ts'

/**
 * The grants as a condition on the table `cases`. Every query that returns anything of a case takes it: lists, counts, the case page,
 * search, files, live updates, and the lock that an action takes. A restricted case is seen by the cleared few alone, and by the duty
 * people where it is a crisis; its entry unit gets no row, so it cannot learn that there is one. What an unrestricted case shows to a unit
 * follows from `seen_by_units` and `consulted_units`, which apply-action keeps and from which recused units are taken out.
 */
export type CaseCondition = Expression<SqlBool>
type Builder = ExpressionBuilder<DB & { cases: DB['cases'] }, 'cases'>
export type Access = (eb: Builder) => CaseCondition

/** Every case this person may see at this moment (epoch milliseconds), whatever part of it. */
export function visibleTo(viewer: Viewer, now: number): Access {
  return opened(viewer, now, GRANTS)
}

/** The cases of which this person sees just so much, or has a grant for so much among others. */
export function visibleInPart(viewer: Viewer, now: number, ...parts: Part[]): Access {
  return opened(
    viewer,
    now,
    GRANTS.filter(grant => parts.includes(grant.part)),
  )
}

/** What these grants open to this person. One that lies within others of them adds nothing and is left out. */
export function opened(viewer: Viewer, now: number, grants: readonly Grant[]): Access {
  const keys = grants.map(grant => grant.key)
  const asked = grants.filter(grant => !grant.within?.every(other => keys.includes(other)))
  return eb => {
    const arms = STANDINGS.flatMap(([standing, stands]) => {
      const any = armsOf(viewer, now, asked, standing)
      return any.length > 0 ? [eb.and([stands, eb.or(any)])] : []
    })
    if (arms.length === 0) return NEVER
    return hasRole(viewer, ...CLEARED) ? eb.or(arms) : eb.and([UNLIMITED, eb.or(arms)])
  }
}

const NEVER = sql<SqlBool>`false`
/** A case whose use was limited (PIPL 47) is opened by the cleared few alone, whatever else is granted. */
const UNLIMITED = sql<SqlBool>`cases.limited_at is null`
const STANDINGS: readonly (readonly [Standing, CaseCondition])[] = [
  ['open', sql<SqlBool>`cases.is_restricted = false`],
  ['restricted', sql<SqlBool>`(cases.is_restricted = true and cases.status <> 'handedOver')`],
  ['handedOver', sql<SqlBool>`(cases.is_restricted = true and cases.status = 'handedOver')`],
]

/** One arm for each tie: offices of several grants that are tied in the same way are asked about together. */
function armsOf(viewer: Viewer, now: number, grants: readonly Grant[], standing: Standing): CaseCondition[] {
  const tied = Map.groupBy(
    grants.filter(grant => grant.standing.includes(standing)),
    grant => `${grant.tie} ${grant.crisis ?? false} ${grant.recusable ?? false}`,
  )
  return [...tied.values()].flatMap(alike => {
    const seats = viewer.appointments.filter(seat => alike.some(grant => isHeldBy(grant, seat)))
    const [first] = alike
    if (!first || viewer.person === null || seats.length === 0) return []
    const units = [...new Set(seats.map(seat => seat.unit as string))]
    const branches = [...new Set(seats.flatMap(seat => seat.branch ?? []))] as string[]
    const tie = tieOf(first.tie, { person: viewer.person, units, branches, now })
    if (tie === null) return []
    const isCrisis = first.crisis ? sql<SqlBool>`cases.is_crisis and` : sql``
    // One office of a unit that is not recused is enough.
    const isFree = first.recusable
      ? sql<SqlBool>`not (cases.file->'recused' @> ${JSON.stringify(units)}::jsonb) and`
      : sql``
    return [sql<SqlBool>`(${isCrisis} ${isFree} ${tie})`]
  })
}

interface Asking {
  readonly person: string
  readonly units: readonly string[]
  readonly branches: readonly string[]
  readonly now: number
}

function tieOf(tie: Grant['tie'], { person, units, branches, now }: Asking): CaseCondition | null {
  switch (tie) {
    case 'every':
      return sql<SqlBool>`true`
    case 'owner':
      return sql<SqlBool>`(cases.owner_unit = any (${units}::text[]) and cases.owner_unit = any (cases.seen_by_units))`
    case 'given':
      return sql<SqlBool>`cases.seen_by_units && ${units}::text[]`
    case 'consulted':
      return sql<SqlBool>`cases.consulted_units && ${units}::text[]`
    case 'branch':
      return branches.length === 0 ? null : sql<SqlBool>`cases.branch_id in (${list(branches)})`
    case 'pool':
      return sql<SqlBool>`(cases.owner_unit in (${list(units)}) and cases.status = 'assigned' and cases.branch_id is null and cases.handler_id is null)`
    case 'handler':
      return sql<SqlBool>`cases.handler_id = ${person}::uuid`
    case 'clerk':
      return sql<SqlBool>`(cases.submitted_at >= ${new Date(startOfToday(now))} and cases.file->>'clerk' = ${person})`
    case 'instruct':
      return sql<SqlBool>`cases.path = 'instruct'`
    case 'inspected':
      return sql<SqlBool>`(cases.inspected_at is not null and not (cases.file->'recused' ?| ${units}::text[]))`
  }
}

const list = (values: readonly string[]) => sql.join(values.map(value => sql`${value}`))

/** How a submitter proves that a case is theirs: signed in as its submitter, who stands there as a mark, or by the receipt code. */
export type Claim = { readonly mark: string } | { readonly receipt: string }

/** The submitter's own case: whatever its status, and nobody else's. `receipt` is the fingerprint of the code, not the code. */
export function ownedBy(claim: Claim): Access {
  return eb =>
    eb.exists(
      sql`(select 1 from case_submitters s where s.case_id = cases.id and ${
        'mark' in claim ? sql`s.person_mark = ${claim.mark}` : sql`s.receipt_hash = ${claim.receipt}`
      })`,
    )
}

/**
 * Ordinary cases that are over a limit, for 督查办 to issue a 督办单 on (§3.6): for their number, unit, limit and lateness alone. Whoever
 * reads a word of a case takes `visibleTo`; this is no grant. None of a unit that is recused with the inspector's own.
 */
export function overdueOutline(viewer: Viewer, now: number): Access {
  const units = viewer.appointments.filter(seat => seat.role === 'inspector').map(seat => seat.unit as string)
  if (viewer.person === null || units.length === 0) return nothing()
  return () =>
    sql<SqlBool>`(cases.is_restricted = false and cases.limited_at is null and cases.due_at < ${new Date(now)}
      and not (cases.file->'recused' ?| ${units}::text[]))`
}

/** The system's own work on a case (due clocks, archiving): no person reads anything through it. */
export function unseenBySystem(): Access {
  return () => sql<SqlBool>`true`
}

/** Who reads no case at all: a submission on its way in. */
export function nothing(): Access {
  return () => NEVER
}
