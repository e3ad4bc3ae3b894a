import { type ActionName, type CaseFile, isCalledBack, type Role, rowOf } from '@zuoyeben/lifecycle'

/** What comes next on the way of a case and who may do it: the one or two steps that everybody waits for, not all that is possible. */
export interface NextStep {
  action: ActionName
  roles: Role[]
}

export function nextSteps(file: CaseFile): NextStep[] {
  return awaited(file).flatMap(action => {
    const row = rowOf(action, file.status)
    const roles = [...new Set(row?.who.map(grant => grant.as).filter((as): as is Role => as !== 'system'))]
    return roles.length > 0 ? [{ action, roles }] : []
  })
}

function awaited(file: CaseFile): ActionName[] {
  switch (file.status) {
    case 'held':
      return [...calling(file), ...consenting(file), 'reportUp', 'clearFlag']
    case 'triage':
      return ['triage']
    case 'awaitingSubmitter':
      return ['answer']
    case 'review':
      return ['approve', 'sendBack']
    case 'assigned':
      return ['claim']
    case 'inProgress':
      return file.requested ? ['approve', 'sendBack'] : ['file']
    case 'parked':
      return ['resume']
    case 'transferPending':
      return ['acceptTransfer', 'returnTransfer']
    case 'disputed':
      return ['rule']
    case 'circulating':
      return [circulationStep(file)]
    case 'instructed':
      return ['issueTasks']
    case 'reportedUp':
      return [...calling(file), ...consenting(file), 'handOver']
    case 'filed':
      return isCalledBack(file) ? ['writeOff'] : ['recordAttempt', 'confirm']
    case 'closed':
      return file.rated ? [] : ['rate']
    case 'rejected':
      return []
    case 'handedOver':
    case 'archived':
    case 'merged':
    case 'withdrawn':
      return []
  }
}

const calling = ({ call }: CaseFile): ActionName[] => (call && !call.acknowledged ? ['acknowledge'] : [])
const consenting = ({ consent }: CaseFile): ActionName[] => (consent?.agrees === null ? ['giveConsent'] : [])

function circulationStep({ circulation }: CaseFile): ActionName {
  if (!circulation?.documentNo) return 'circulate'
  return circulation.units.some(unit => unit.stance === null) ? 'giveOpinion' : 'recordInstruction'
}
