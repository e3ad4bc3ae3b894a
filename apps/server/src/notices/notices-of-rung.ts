import type { AskedFor, CaseFile, Rung, Recipient as Told } from '@zuoyeben/lifecycle'
import { INSPECTION_UNIT, ORGANISATION_UNIT } from '../directory/read.ts'
import type { NoticeFor, NoticeKind } from './notices-for.ts'
import { officers, type Recipient, rolesOf, school } from './recipients.ts'

/** Who is told what when a rung of the ladder fires: one pure table. `unit` is the one whose clock it is. */
export function noticesOfRung(rung: Rung, file: CaseFile, unit: string): NoticeFor[] {
  return rung.tell.flatMap(told =>
    recipientsOf(told, file, unit).map(recipient => ({
      kind: told === 'submitter' ? 'yourCaseLate' : KIND[rung.asks],
      recipient,
    })),
  )
}

const KIND: Readonly<Record<AskedFor, NoticeKind>> = {
  noteOrFile: 'dueSoon',
  planWithDate: 'planAsked',
  reasonAndNewDate: 'overdue',
  mayRedispatch: 'longOverdue',
  keyInspection: 'keyInspection',
  call: 'callDue',
  callToday: 'callOverdue',
  clearOrReport: 'sealedDue',
}

function recipientsOf(told: Told, file: CaseFile, unit: string): Recipient[] {
  switch (told) {
    case 'handler':
      return file.handler === null ? [] : [{ to: 'person', person: file.handler }]
    case 'branchSecretary':
      return file.branch === null ? [] : [rolesOf(file.owner, ['branchSecretary'], file.branch)]
    case 'officer':
    case 'deputy':
    case 'reviewer':
      return [rolesOf(unit, [told])]
    case 'caller':
      return [officers(file.owner), rolesOf(file.owner, ['reviewer'])]
    case 'submitter':
      return [{ to: 'submitter' }]
    case 'schoolGroup':
      return [school('dispatcher', 'schoolLead')]
    case 'organisation':
      return [rolesOf(ORGANISATION_UNIT, ['assessor'])]
    case 'inspection':
      return [rolesOf(INSPECTION_UNIT, ['inspector'])]
    case 'leader':
    case 'confidant':
    case 'schoolLead':
      return [school(told)]
  }
}
