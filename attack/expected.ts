import type { CaseClass } from '../apps/server/src/testing/case-classes.ts'
import type { Kind } from '../apps/server/src/testing/whole-house.ts'

const SCHOOL = ['dispatcher', 'schoolLead', 'confidant'] as const
const UNIT = ['officer', 'deputy', 'reviewer'] as const
const CLEARED = ['schoolLead', 'confidant'] as const

/**
 * Who may see a case of which class, all of it or a part, written by hand from §3.9 and the amendments once more and apart from the table of
 * the access tests: what both forget, neither finds. Whoever is not named here must not learn that there is such a case.
 */
const SEES: Readonly<Record<CaseClass, readonly Kind[]>> = {
  triage: [...SCHOOL, ...UNIT],
  foreign: [...SCHOOL, 'foreignOfficer', 'foreignReviewer'],
  assigned: [...SCHOOL, ...UNIT, 'secretary', 'member'],
  consulted: [...SCHOOL, ...UNIT, 'asked'],
  transferred: [...SCHOOL, ...UNIT, 'receiver', 'receivingReviewer'],
  circulating: [...SCHOOL, ...UNIT, 'circled', 'circulationClerk', 'leader'],
  circulatingAround: [...SCHOOL, ...UNIT, 'circled', 'leader'],
  closed: [...SCHOOL, ...UNIT, 'secretary', 'member'],
  entered: [...SCHOOL, 'stranger', 'clerk'],
  pooled: [...SCHOOL, ...UNIT, 'secretary', 'member', 'otherSecretary', 'otherMember'],
  direct: SCHOOL,
  heldByRule: CLEARED,
  heldCrisis: [...CLEARED, 'dutyOfficer'],
  crisisAround: CLEARED,
  bypass: CLEARED,
  reportedUp: CLEARED,
  handedOver: CLEARED,
  crisisGone: [...CLEARED, 'dutyOfficer'],
}

export const sees = (kind: Kind, of: CaseClass): boolean => SEES[of].includes(kind)
