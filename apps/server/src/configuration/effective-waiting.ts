import type { Role } from '@zuoyeben/lifecycle'
import type { Reader } from '../db/database.ts'
import { deciderRoles, proposerRoles } from './item-kinds.ts'
import { openProposalById } from './item-proposals.sql.ts'
import { type ItemKind, SCHOOL } from './item-rules.ts'
import { rollBackById } from './release-history.sql.ts'

export type { ItemKind }

/** A change that waits, for whoever is to be told of it: of which item, by whom, and who may decide on it. */
export interface WaitingChange {
  readonly kind: ItemKind
  /** null: the school’s. */
  readonly unit: string | null
  /** Everybody who wrote on it. */
  readonly authors: readonly string[]
  readonly deciders: readonly Role[]
}

/** Null where it was decided already. */
export async function waitingChange(db: Reader, id: string): Promise<WaitingChange | null> {
  const found = await openProposalById(db, id)
  if (!found) return null
  const { kind, scope, by, editedBy } = found
  return { kind, unit: unitOf(scope), authors: [by.id, ...editedBy], deciders: deciderRoles(scope) }
}

/** Who is to be told that an item was rolled back, and who did it. */
export async function rolledBack(db: Reader, releaseId: string) {
  const found = await rollBackById(db, releaseId)
  if (!found) return null
  const { scope, kind, by } = found
  return { unit: unitOf(scope), proposers: proposerRoles(kind, scope), by }
}

const unitOf = (scope: string) => (scope === SCHOOL ? null : scope)
