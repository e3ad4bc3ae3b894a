import { hidePersonal } from '@zuoyeben/forms/privacy'
import type { CaseFile } from '@zuoyeben/lifecycle'
import { CLEARED, hasRole, type Viewer } from '../access/viewer.ts'
import { isRestricted } from './case-row.ts'
import type { ReaderScope } from './reader-scope.ts'

/**
 * Who reads numbers that lead to a person (identity card, telephone, bank card, student number, e-mail) as they were written: whoever sees
 * the name of a submitter who gave it; of a restricted case the cleared few; of a crisis the duty people, who have to call. To everybody
 * else a text shows a mark in their place. What is stored is never altered.
 */
export function readsPersonal(viewer: Viewer, file: CaseFile, scope: ReaderScope): boolean {
  if (scope.seesIdentity || (file.crisis && hasRole(viewer, 'dutyOfficer', 'confidant'))) return true
  return isRestricted(file) && hasRole(viewer, ...CLEARED)
}

/** The same value with every text in it hidden. */
export function hideIn<Value>(value: Value): Value {
  const walk = (part: unknown): unknown => {
    if (typeof part === 'string') return hidePersonal(part)
    if (Array.isArray(part)) return part.map(walk)
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, walk(item)]))
  }
  return walk(value) as Value
}
