import { type Role, UNFINISHED_STATUSES } from '@zuoyeben/lifecycle'
import {
  branchesWhere,
  CLEARED,
  HANDLERS,
  hasRole,
  SCHOOL_READERS,
  UNIT_READERS,
  unitsWhere,
  type Viewer,
} from '../access/viewer.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { LeftIn } from './left-work.sql.ts'

/** The desks people work at: which cases lie on each, for whom, and which maintained counters say how many. */
export const DESKS = [
  'crisis',
  'held',
  'reportedUp',
  'disputes',
  'contested',
  'entered',
  'mine',
  'covering',
  'branch',
  'pool',
  'triage',
  'review',
  'assign',
  'leftWork',
  'transfersIn',
  'consults',
  'opinions',
  'circulation',
  'instructions',
  'callback',
  'promises',
  'overdue',
  'raised',
  'parked',
  'unitAll',
  'following',
  'schoolAll',
] as const
export type DeskKey = (typeof DESKS)[number]

/** A desk as one person sees it. `where` is read by worklist.sql.ts, `counted` by the counters. */
export interface Desk {
  readonly key: DeskKey
  readonly where: DeskWhere
  /** Ledger and statuses whose sums are the desk's number; null where it is counted to a cap instead. */
  readonly counted: readonly { scope: string; statuses: readonly string[] }[] | null
}
export interface DeskWhere {
  readonly statuses?: readonly string[]
  readonly owners?: readonly string[]
  readonly branches?: readonly string[]
  readonly handler?: string
  /** In the hands of those for whom one stands in. */
  readonly covered?: readonly { readonly person: string; readonly unit: string }[]
  readonly receivers?: readonly string[]
  readonly asked?: readonly string[]
  readonly opinionsOf?: readonly string[]
  readonly seenBy?: readonly string[]
  readonly isInPool?: boolean
  readonly isUnplaced?: boolean
  readonly isRequestedToo?: boolean
  readonly isCrisis?: boolean
  readonly isContested?: boolean
  readonly isOverdue?: boolean
  readonly isUnfinished?: boolean
  /** The ladder asked for a plan or a reason with a day, and nobody has given it. */
  readonly owesWord?: boolean
  /** So long overdue that the school group may give it to another unit. */
  readonly isRaised?: boolean
  /** What people who left had in hand. */
  readonly left?: LeftIn
  /** Who wrote it into the system, today. */
  readonly enteredBy?: string
}

/**
 * @param standIns units not ready yet: the dispatcher works at their desks as at the school group's own (amendments, "Readiness")
 * @param covered people of a unit who are away and for whom this person stands in (C2-04)
 * @param longAgo what people of any unit left before this moment is the school group's to see
 */
export function desksOf(
  viewer: Viewer,
  standIns: readonly string[],
  longAgo: Date,
  covered: readonly { readonly person: string; readonly unit: string }[] = [],
): Desk[] {
  const desks: Desk[] = []
  const add = (key: DeskKey, where: DeskWhere, counted: Desk['counted'] = null) => desks.push({ key, where, counted })
  const standing = hasRole(viewer, 'dispatcher') ? [SCHOOL_GROUP, ...standIns] : []
  const units = (...roles: Role[]) => [...new Set([...unitsWhere(viewer, roles), ...standing])]
  const byUnit = (owners: readonly string[], statuses: readonly string[]) =>
    owners.map(unit => ({ scope: `unit:${unit}`, statuses }))

  if (hasRole(viewer, 'dutyOfficer', ...CLEARED)) add('crisis', { isCrisis: true, isUnfinished: true })
  if (hasRole(viewer, ...CLEARED)) {
    add('held', { statuses: ['held'] }, [{ scope: 'restricted', statuses: ['held'] }])
    add('reportedUp', { statuses: ['reportedUp'] }, [{ scope: 'restricted', statuses: ['reportedUp'] }])
  }
  if (hasRole(viewer, ...SCHOOL_READERS)) {
    add('disputes', { statuses: ['disputed'] }, [{ scope: 'school', statuses: ['disputed'] }])
    add('contested', { statuses: ['disputed'], isContested: true }, [{ scope: 'school', statuses: ['contested'] }])
  }
  if (viewer.person && hasRole(viewer, 'clerk')) add('entered', { enteredBy: viewer.person })
  const branches = branchesWhere(viewer, HANDLERS)
  const pools = unitsWhere(viewer, HANDLERS)
  if (viewer.person && pools.length > 0) {
    const work = ['assigned', 'inProgress', 'awaitingSubmitter', 'parked']
    add('mine', { handler: viewer.person, statuses: work }, [{ scope: `person:${viewer.person}`, statuses: work }])
    if (branches.length > 0)
      add(
        'branch',
        { branches, statuses: work },
        branches.map(branch => ({ scope: `branch:${branch}`, statuses: work })),
      )
    add(
      'pool',
      { owners: pools, isInPool: true, statuses: ['assigned'] },
      pools.map(unit => ({ scope: `pool:${unit}`, statuses: ['assigned'] })),
    )
  }
  if (covered.length > 0)
    add('covering', { covered, statuses: ['assigned', 'inProgress', 'awaitingSubmitter', 'parked'] })
  const officers = units('officer', 'deputy')
  const reviewers = [...new Set([...units('reviewer'), ...directSecretary(viewer)])]
  const either = [...new Set([...officers, ...reviewers])]
  if (officers.length > 0)
    add(
      'triage',
      { owners: officers, statuses: ['triage', 'awaitingSubmitter'] },
      byUnit(officers, ['triage', 'awaitingSubmitter']),
    )
  if (reviewers.length > 0)
    add(
      'review',
      { owners: reviewers, statuses: ['review'], isRequestedToo: true },
      byUnit(reviewers, ['review', 'requested']),
    )
  if (officers.length > 0)
    add(
      'assign',
      { owners: officers, statuses: ['assigned'], isUnplaced: true },
      officers.map(unit => ({ scope: `pool:${unit}`, statuses: ['assigned'] })),
    )
  const elsewhereBefore = hasRole(viewer, ...SCHOOL_READERS) ? longAgo : null
  if (either.length > 0 || elsewhereBefore) add('leftWork', { left: { units: either, elsewhereBefore } })
  if (either.length > 0) {
    add(
      'transfersIn',
      { receivers: either },
      either.map(unit => ({ scope: `to:${unit}`, statuses: ['transferPending'] })),
    )
    add('promises', { owners: either, owesWord: true, isUnfinished: true })
    add('callback', { owners: either, statuses: ['filed'] }, byUnit(either, ['filed']))
    add(
      'circulation',
      { owners: either, statuses: ['circulating', 'instructed'] },
      byUnit(either, ['circulating', 'instructed']),
    )
  }
  const asked = [...new Set([...unitsWhere(viewer, [...UNIT_READERS, 'consulted'])])]
  if (asked.length > 0) {
    add(
      'consults',
      { asked },
      asked.map(unit => ({ scope: `asked:${unit}`, statuses: ['consult'] })),
    )
    add(
      'opinions',
      { opinionsOf: asked },
      asked.map(unit => ({ scope: `asked:${unit}`, statuses: ['opinion'] })),
    )
  }
  if (hasRole(viewer, 'circulationClerk', 'leader'))
    // Counted as it is seen: a unit that must not get a case is not told of it by a number either.
    add('instructions', { statuses: ['circulating', 'instructed'] })
  if (hasRole(viewer, ...SCHOOL_READERS)) {
    add('overdue', { isOverdue: true })
    add('raised', { isRaised: true, isUnfinished: true })
    add('parked', { statuses: ['parked'] }, [{ scope: 'school', statuses: ['parked'] }])
    add('schoolAll', { isUnfinished: true }, [
      { scope: 'school', statuses: UNFINISHED_STATUSES },
      // The cleared few see the restricted ones among them.
      ...(hasRole(viewer, ...CLEARED) ? [{ scope: 'restricted', statuses: UNFINISHED_STATUSES }] : []),
    ])
  } else if (either.length > 0) {
    add('overdue', { owners: either, isOverdue: true })
  }
  if (either.length > 0) {
    add('unitAll', { owners: either, isUnfinished: true }, byUnit(either, UNFINISHED_STATUSES))
    add('following', { seenBy: either, isUnfinished: true })
  }
  return desks
}

/** A 直属党支部 has no reviewer beside its branch secretary. */
function directSecretary(viewer: Viewer): string[] {
  return viewer.appointments.filter(a => a.role === 'branchSecretary' && a.branch === null).map(a => a.unit as string)
}
