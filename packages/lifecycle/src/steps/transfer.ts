import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import { sheetLack } from './transfer-sheet.ts'
import { formLack } from './triage.ts'

const TIMEOUTS_TO_RULING = 2

/** T18 from `inProgress`: asked for here, sent when the reviewer approves (amendments). */
export function requestTransfer(at: Situation, { type: _, ...sheet }: ActionOf<'requestTransfer'>): Advanced {
  const lack = sheetLack(at, sheet)
  return lack ? refuse(lack) : record(at, 'transferRequested', { sheet })
}

/** T19: ownership moves here and not before. With a triage form the case goes straight on to review. */
export function acceptTransfer(at: Situation, { triage }: ActionOf<'acceptTransfer'>): Advanced {
  const { transfer } = at.caseFile
  if (!transfer) return refuse({ reason: 'wrongStatus', status: at.caseFile.status, action: 'acceptTransfer' })
  if (triage) {
    if (at.by.kind === 'staff' && at.by.role === 'reviewer') return refuse({ reason: 'notYourRole', action: 'triage' })
    const received = { ...at, caseFile: { ...at.caseFile, owner: transfer.to, bound: false } }
    const lack = formLack(received, triage)
    if (lack) return refuse(lack)
  }
  const status = triage ? 'review' : 'triage'
  return record(at, 'transferAccepted', { form: triage }, { status, owner: transfer.to })
}

/** T20; the second return is for the school group to settle (T21). */
export function returnTransfer(at: Situation, { reason, whoseDuty, basis }: ActionOf<'returnTransfer'>): Advanced {
  const { resumeTo, returns, transfer } = at.caseFile
  const lack = lackOf({ reason, basis })
  if (lack) return refuse(lack)
  if (whoseDuty && whoseDuty === transfer?.to) return refuse({ reason: 'sameUnit', unit: whoseDuty })
  const facts = { reason, whoseDuty, basis }
  if (returns >= 1) return record(at, 'transferReturned', facts, { status: 'disputed', owner: at.terms.schoolGroup })
  return record(at, 'transferReturned', facts, { status: resumeTo ?? 'review' })
}

/** T21: the receiver let the time pass; the second time it is settled for it. */
export function transferReplyTimeOver(at: Situation): Advanced {
  if (at.caseFile.transferTimeouts + 1 < TIMEOUTS_TO_RULING) return record(at, 'transferReplyTimeOver', {})
  return record(at, 'transferReplyTimeOver', {}, { status: 'disputed', owner: at.terms.schoolGroup })
}

/** Any open case may be given to another unit by order of the school (T36). */
export function redispatch(at: Situation, { unit, reason }: ActionOf<'redispatch'>): Advanced {
  if (unit === at.caseFile.owner) return refuse({ reason: 'sameUnit', unit })
  if (at.caseFile.recused.includes(unit)) return refuse({ reason: 'recusedUnit', unit })
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'redispatched', { unit, reason }, { status: 'triage', owner: unit })
}
