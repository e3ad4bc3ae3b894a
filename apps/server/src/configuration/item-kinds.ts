import type { Role } from '@zuoyeben/lifecycle'
import { hasRole, unitsWhere, type Viewer } from '../access/viewer.ts'
import { CALENDAR } from './change-calendar.ts'
import { LIMITS } from './change-limits.ts'
import { ROUTING, SENSITIVITY } from './change-rules.ts'
import { TEXTS } from './change-texts.ts'
import { WORD_LISTS } from './change-words.ts'
import { type ItemKind, type ItemRules, type RolesByScope, SCHOOL } from './item-rules.ts'

/** A new kind of item is a line here and its rules in a file of its own. */
export const RULES: Readonly<Record<ItemKind, ItemRules>> = {
  calendar: CALENDAR,
  escalation: LIMITS,
  texts: TEXTS,
  routing: ROUTING,
  sensitivity: SENSITIVITY,
  words: WORD_LISTS,
}

/** The second person: never the author, and of a unit never somebody of another (amendments, "Transitions repaired"). */
const DECIDERS: RolesByScope = { school: ['schoolLead'], unit: ['reviewer'] }

const holds = (viewer: Viewer, scope: string, roles: RolesByScope) =>
  scope === SCHOOL ? hasRole(viewer, ...roles.school) : unitsWhere(viewer, roles.unit).includes(scope)

export const mayPropose = (viewer: Viewer, kind: ItemKind, scope: string): boolean =>
  holds(viewer, scope, RULES[kind].proposers)

export const mayDecide = (viewer: Viewer, kind: ItemKind, scope: string): boolean =>
  (scope === SCHOOL || RULES[kind].proposers.unit.length > 0) && holds(viewer, scope, DECIDERS)

export const proposerRoles = (kind: ItemKind, scope: string): readonly Role[] =>
  scope === SCHOOL ? RULES[kind].proposers.school : RULES[kind].proposers.unit

export const deciderRoles = (scope: string): readonly Role[] => (scope === SCHOOL ? DECIDERS.school : DECIDERS.unit)
