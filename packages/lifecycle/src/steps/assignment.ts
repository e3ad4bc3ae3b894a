import type { Refusal } from '../refusals.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { BranchId } from '../terms.ts'

/** Gives a case that lies in the pool or with a branch to a branch or member (C2-05, C2-14). */
export function assign(at: Situation, { branch, member }: ActionOf<'assign'>): Advanced {
  const lack = targetLack(at, branch)
  if (lack) return refuse(lack)
  if (!branch && !member) return refuse({ reason: 'missing', field: 'branch' })
  return record(at, 'assigned', { branch, member })
}

/** T17. The claim clock starts again only the first time. */
export function reassign(at: Situation, { branch, member, reason }: ActionOf<'reassign'>): Advanced {
  const lack = targetLack(at, branch) ?? lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'reassigned', { branch, member, reason }, { status: 'assigned' })
}

/** A branch secretary moves work within the own branch alone (§3.9). In a 直属党支部 there are no branches. */
function targetLack(at: Situation, branch: BranchId | null): Refusal | null {
  const { by, caseFile, terms } = at
  const direct = terms.directBranchUnits.has(caseFile.owner)
  if (branch && direct) return { reason: 'branchNotHere' }
  const withinBranch = by.kind === 'staff' && by.role === 'branchSecretary' && !direct
  return withinBranch && branch !== caseFile.branch ? { reason: 'otherBranch' } : null
}

/** 领题 (T16): the table has settled who may take it from where it lies. */
export function claim(at: Situation): Advanced {
  return record(at, 'claimed', { fromPool: at.caseFile.handler === null }, { status: 'inProgress' })
}

export function release(at: Situation, { reason }: ActionOf<'release'>): Advanced {
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'released', { reason }, { status: 'assigned' })
}
