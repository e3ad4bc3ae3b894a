import type { Appointment, CaseFile } from '@zuoyeben/lifecycle'
import { dateOf, type Instant, instantOf } from '@zuoyeben/worktime'
import { GRANTS, type Grant, PARTS, type Part, type Standing } from './grants.ts'
import { CLEARED, type Viewer } from './viewer.ts'

/** What the grants ask of a case. `isInspected`: a rung of the ladder put it before 督查办. `seenBy` and `consulted` are kept beside it, recused units taken out. */
export interface CaseFacts {
  readonly file: CaseFile
  readonly seenBy: readonly string[]
  readonly consulted: readonly string[]
  readonly isInspected: boolean
  /** Its use was limited (PIPL 47). */
  readonly isLimited: boolean
}

/** The grants this person holds on this case now, in the order of the policy; none: to them there is no such case. */
export function grantsOn(viewer: Viewer, facts: CaseFacts, now: Instant): Grant[] {
  return GRANTS.filter(grant => viewer.appointments.some(seat => admits(grant, seat, viewer.person, facts, now)))
}

/** Whether this one office, held by this person, gives the grant on this case. */
export function admits(grant: Grant, seat: Appointment, person: string | null, facts: CaseFacts, now: Instant) {
  const { file, seenBy, consulted, isInspected } = facts
  if (person === null || !isHeldBy(grant, seat)) return false
  if (facts.isLimited && !CLEARED.includes(seat.role)) return false
  if (grant.recusable && (file.recused as readonly string[]).includes(seat.unit)) return false
  if (!grant.standing.includes(standingOf(file)) || (grant.crisis && !file.crisis)) return false
  switch (grant.tie) {
    case 'every':
      return true
    case 'owner':
      return seat.unit === file.owner && seenBy.includes(seat.unit)
    case 'given':
      return seenBy.includes(seat.unit)
    case 'consulted':
      return consulted.includes(seat.unit)
    case 'branch':
      return seat.branch !== null && seat.branch === file.branch
    case 'pool':
      return seat.unit === file.owner && file.status === 'assigned' && file.branch === null && file.handler === null
    case 'handler':
      return file.handler === person
    case 'clerk':
      return file.clerk === person && file.submittedAt >= startOfToday(now)
    case 'instruct':
      return file.path === 'instruct'
    case 'inspected':
      return isInspected && !file.recused.includes(seat.unit)
  }
}

export function isHeldBy(grant: Grant, seat: Appointment): boolean {
  return grant.holders.some(({ role, direct }) => role === seat.role && (!direct || seat.branch === null))
}

export function standingOf(file: Pick<CaseFile, 'status'>): Standing {
  if (file.status === 'handedOver') return 'handedOver'
  return file.status === 'held' || file.status === 'reportedUp' ? 'restricted' : 'open'
}

/** The most that these grants show; null where there is none. */
export function widestPart(grants: readonly Grant[]): Part | null {
  return PARTS.find(part => grants.some(grant => grant.part === part)) ?? null
}

/** Midnight in Shanghai: what was entered today is entered after it. */
export function startOfToday(now: Instant): Instant {
  return instantOf(dateOf(now), '00:00')
}
