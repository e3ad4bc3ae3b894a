import { type CaseFile, UNFINISHED_STATUSES } from '@zuoyeben/lifecycle'
import type { Grant } from '../access/grants.ts'
import { hasRole, type Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import type { CaseRecord } from './case-reads.sql.ts'
import { isRestricted } from './case-row.ts'
import type { MessageView } from './case-views.ts'
import { hideIn } from './personal.ts'

/** Who answers the submitter: those who have the case in hand; of a restricted one the confidant. */
export function mayWriteTo(viewer: Viewer, file: CaseFile, held: readonly Grant[]): boolean {
  if (isRestricted(file)) return hasRole(viewer, 'confidant')
  return held.some(({ key }) => key === 'owner' || key === 'handler' || key === 'branch')
}

/** It is open as long as somebody has the case in hand. */
export function isOpenForMessages({ status }: Pick<CaseFile, 'status'>): boolean {
  return UNFINISHED_STATUSES.includes(status)
}

/** What was written on both sides and not destroyed since, oldest first; the names of staff are for staff. */
export function messagesOf(
  app: App,
  record: CaseRecord,
  shown: { readonly isHidden: boolean; readonly withNames: boolean },
): MessageView[] {
  const key = app.vault.unwrap(record.wrappedKey)
  return record.messages.flatMap(({ n, at, person, body, isFromSubmitter }) => {
    if (body === null) return []
    const text = String(app.vault.open(key, body))
    return {
      n,
      at: new Date(at).toISOString(),
      from: isFromSubmitter ? ('submitter' as const) : ('staff' as const),
      name: person !== null && shown.withNames ? (record.people.get(person) ?? '—') : null,
      text: shown.isHidden ? hideIn(text) : text,
    }
  })
}
