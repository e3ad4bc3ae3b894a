import type { TriageForm } from '../actions.ts'
import { OPEN_STATUSES } from '../case-file.ts'
import type { Refusal } from '../refusals.ts'
import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import { sheetLack } from './transfer-sheet.ts'

/** 研判 (T13). What the path needs must be on the form before a reviewer sees it. */
export function triage(at: Situation, { type: _, ...form }: ActionOf<'triage'>): Advanced {
  const lack = formLack(at, form)
  return lack ? refuse(lack) : record(at, 'triaged', { form }, { status: 'review' })
}

/** Shared with a transfer that is accepted together with its triage. */
export function formLack(at: Situation, form: TriageForm): Refusal | null {
  if (form.solvable.answer !== 'yes' && (form.solvable.reason?.chars ?? 0) === 0) {
    return { reason: 'missing', field: 'solvable.reason' }
  }
  if (new Set(form.coUnits).size < form.coUnits.length) return { reason: 'notUnique', field: 'coUnits' }
  const recused = form.coUnits.find(unit => at.caseFile.recused.includes(unit))
  if (recused) return { reason: 'recusedUnit', unit: recused }
  if (form.branch && at.terms.directBranchUnits.has(at.caseFile.owner)) return { reason: 'branchNotHere' }
  return pathLack(at, form)
}

function pathLack(at: Situation, form: TriageForm): Refusal | null {
  switch (form.path) {
    case 'handle':
      if (!form.factsClear) return { reason: 'factsNotClear' }
      return form.dutyClear ? null : { reason: 'dutyNotClear' }
    case 'transfer':
      return form.transfer ? sheetLack(at, form.transfer) : { reason: 'missing', field: 'transfer' }
    case 'instruct':
      return form.criteria.length > 0 ? null : { reason: 'noCriterion' }
    case 'reject':
      return form.rejection
        ? lackOf({ 'rejection.notice': form.rejection.notice })
        : { reason: 'missing', field: 'rejection' }
    case 'reportUp':
      return { reason: 'useAction', action: 'reportUp', path: form.path }
    case 'rule':
      return at.caseFile.bound ? { reason: 'boundByRuling' } : null
    case 'explain':
      return null
  }
}

/** T11: proposes non-acceptance; the notice goes out when a reviewer has approved it. */
export function reject(at: Situation, { category, reason, notice }: ActionOf<'reject'>): Advanced {
  const lack = lackOf({ notice })
  return lack ? refuse(lack) : record(at, 'rejectionProposed', { category, reason, notice }, { status: 'review' })
}

/** T10: the child follows its master. A restricted or finished master is answered alike, so a refusal betrays nothing. */
export function merge(at: Situation, { master, reason }: ActionOf<'merge'>): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  const found = at.terms.master
  if (!found || found.id !== master || master === at.caseFile.id || !OPEN_STATUSES.includes(found.status)) {
    return refuse({ reason: 'masterNotOpen' })
  }
  return record(at, 'merged', { master, reason }, { status: 'merged' })
}

/** C2-08, E7: another matter in the same text becomes a case of its own. */
export function split(at: Situation, { child, reason }: ActionOf<'split'>): Advanced {
  if (child === at.caseFile.id) return refuse({ reason: 'doesNotFit', field: 'child', because: 'itself' })
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'splitOff', { child, reason })
}
