import type { Role } from '@zuoyeben/lifecycle'
import type { Reader } from '../db/database.ts'
import { deciderRoles } from './item-kinds.ts'
import { openProposalById } from './item-proposals.sql.ts'
import { type ItemKind, SCHOOL } from './item-rules.ts'

export type { ItemKind }

/** A change that waits, for whoever is to be told of it: of which item, by whom, and who may decide on it. */
export interface WaitingChange {
  readonly kind: ItemKind
  /** null: the school’s. */
  readonly unit: string | null
  readonly author: string
  readonly deciders: readonly Role[]
}

/** Null where it was decided already. */
export async function waitingChange(db: Reader, id: string): Promise<WaitingChange | null> {
  const found = await openProposalById(db, id)
  if (!found) return null
  const { kind, scope, by } = found
  return { kind, unit: scope === SCHOOL ? null : scope, author: by.id, deciders: deciderRoles(scope) }
}
