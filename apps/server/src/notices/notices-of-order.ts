import type { CaseFile } from '@zuoyeben/lifecycle'
import { INSPECTION_UNIT } from '../directory/read.ts'
import type { NoticeFor } from './notices-for.ts'
import { rolesOf } from './recipients.ts'

export type OrderStepType = 'opened' | 'answered' | 'returned' | 'confirmed' | 'closed' | 'lapsed'

/** Who is told what of a step of a 督办单: one pure table. `unit` is the one held to account. */
export function noticesOfOrder(step: OrderStepType, unit: string, file: Pick<CaseFile, 'handler'>): NoticeFor[] {
  const group = rolesOf(unit, ['officer', 'deputy', 'reviewer'])
  const inspection = rolesOf(INSPECTION_UNIT, ['inspector'])
  switch (step) {
    case 'opened':
      return [
        { kind: 'orderIssued', recipient: group },
        ...(file.handler ? [{ kind: 'orderIssued', recipient: { to: 'person', person: file.handler } } as const] : []),
        { kind: 'yourCaseSupervised', recipient: { to: 'submitter' } },
      ]
    case 'answered':
      return [{ kind: 'orderAnswered', recipient: inspection }]
    case 'returned':
      return [{ kind: 'orderReturned', recipient: group }]
    case 'confirmed':
      return [{ kind: 'orderConfirmed', recipient: group }]
    case 'closed':
      return [{ kind: 'orderClosed', recipient: group }]
    case 'lapsed':
      return []
  }
}
