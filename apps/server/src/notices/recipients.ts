import type { Role } from '@zuoyeben/lifecycle'
import { SCHOOL_GROUP } from '../directory/read.ts'

/** Who is told: the submitter, one person, whoever holds a role anywhere, or whoever holds one of these roles in a unit now. */
export type Recipient =
  | { readonly to: 'submitter' }
  | { readonly to: 'person'; readonly person: string }
  /** Whoever holds one of these roles now, in any unit. */
  | { readonly to: 'holders'; readonly roles: readonly Role[] }
  | { readonly to: 'roles'; readonly unit: string; readonly roles: readonly Role[]; readonly branch: string | null }

export const rolesOf = (unit: string, roles: readonly Role[], branch: string | null = null): Recipient => ({
  to: 'roles',
  unit,
  roles,
  branch,
})
export const officers = (unit: string): Recipient => rolesOf(unit, ['officer', 'deputy'])
export const school = (...roles: Role[]): Recipient => rolesOf(SCHOOL_GROUP, roles)
/** They speak for a unit that must not get the case; the school group alone is never left out (lifecycle, gate.ts). */
export const isRecused = (recipient: Recipient, recused: readonly string[]): boolean =>
  recipient.to === 'roles' && recipient.unit !== SCHOOL_GROUP && recused.includes(recipient.unit)
/** The crisis roster: people of 学工部 and 保卫处 (amendments, "English names"). */
export const DUTY: readonly Recipient[] = [rolesOf('XGB', ['dutyOfficer']), rolesOf('BWC', ['dutyOfficer'])]
