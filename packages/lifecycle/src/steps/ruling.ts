import type { Ruling } from '../actions.ts'
import type { DisputeOver, Status } from '../case-file.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'

/** Which rulings settle which dispute. A unit may be named in any of them. */
const SETTLES: Readonly<Record<DisputeOver, readonly Ruling['kind'][]>> = {
  returns: ['unit'],
  path: ['unit'],
  dissatisfied: ['unit', 'rework', 'closeExplained'],
  rejection: ['unit', 'rejectionStands'],
}

const AFTER: Readonly<Record<Ruling['kind'], Status>> = {
  unit: 'triage',
  rework: 'inProgress',
  /** Back to the caller, who may now close it as explained (Q10): `closed` is reached from `filed` alone. */
  closeExplained: 'filed',
  rejectionStands: 'rejected',
}

/** 裁定 (T22): names a unit that cannot pass the case on again, or settles what the submitter contests. */
export function rule(at: Situation, { ruling, basis }: ActionOf<'rule'>): Advanced {
  const { dispute, recused } = at.caseFile
  const former = dispute?.owner ?? at.caseFile.owner
  const over = dispute?.over ?? 'path'
  if (!SETTLES[over].includes(ruling.kind)) return refuse({ reason: 'rulingNotHere', ruling: ruling.kind, over })
  const lack = lackOf({ basis })
  if (lack) return refuse(lack)
  const worker = ruling.kind === 'unit' ? ruling.unit : ruling.kind === 'rework' ? former : null
  if (worker && recused.includes(worker)) return refuse({ reason: 'recusedUnit', unit: worker })
  const owner = worker ?? (recused.includes(former) ? at.terms.schoolGroup : former)
  return record(at, 'ruled', { ruling, basis }, { status: AFTER[ruling.kind], owner })
}
