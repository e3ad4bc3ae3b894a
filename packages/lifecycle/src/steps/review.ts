import type { Status } from '../case-file.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { Path } from '../terms.ts'

/** 审核 (T14, T15 and amendments): approval releases the path. In `inProgress` it releases what was asked for there. */
export function approve(at: Situation, action: ActionOf<'approve'>): Advanced {
  const { branch, member, opinion } = action
  const { owner, recused, requested, triage } = at.caseFile
  const path: Path = requested?.path ?? at.caseFile.path ?? 'handle'
  const assigns = path === 'handle' || path === 'explain'
  if (branch && at.terms.directBranchUnits.has(owner)) return refuse({ reason: 'branchNotHere' })
  if (!assigns && (branch || member)) return refuse({ reason: 'doesNotFit', field: 'branch', because: 'path' })
  const receiver = path === 'transfer' ? (requested?.to ?? triage?.transfer?.to ?? null) : null
  if (path === 'transfer' && receiver === null) return refuse({ reason: 'missing', field: 'transfer' })
  if (receiver && recused.includes(receiver)) return refuse({ reason: 'recusedUnit', unit: receiver })
  const facts = { path, branch, member, opinion, receiver }
  const status = RELEASED[path]
  if (status === null) return refuse({ reason: 'useAction', action: 'reportUp', path })
  if (status === 'disputed') return record(at, 'approved', facts, { status, owner: at.terms.schoolGroup })
  return record(at, 'approved', facts, { status })
}

const RELEASED: Readonly<Record<Path, Status | null>> = {
  handle: 'assigned',
  explain: 'assigned',
  transfer: 'transferPending',
  instruct: 'circulating',
  rule: 'disputed',
  reject: 'rejected',
  reportUp: null,
}

/** T14: back to 研判. In `inProgress` it refuses what was asked for, and work goes on. */
export function sendBack(at: Situation, { reason }: ActionOf<'sendBack'>): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  if (at.caseFile.status === 'inProgress') return record(at, 'requestRefused', { reason })
  return record(at, 'sentBack', { reason }, { status: 'triage' })
}

/** Within five working days, once (C1-08, amendments). The school group decides it. */
export function contestRejection(at: Situation, { reason }: ActionOf<'contestRejection'>): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  return record(at, 'rejectionContested', { reason }, { status: 'disputed', owner: at.terms.schoolGroup })
}

/** T12: the unit that refused takes it up again. */
export function overturnRejection(at: Situation, { reason }: ActionOf<'overturnRejection'>): Advanced {
  const owner = at.caseFile.dispute?.owner ?? at.caseFile.owner
  if (at.caseFile.recused.includes(owner)) return refuse({ reason: 'recusedUnit', unit: owner })
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'rejectionOverturned', { reason }, { status: 'triage', owner })
}
