import { type CaseEvent, type CaseFile, RESTRICTED_STATUSES } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { Jobs } from '../jobs/queue.ts'
import { insertNotices, readEventForNotice, resolvePeople } from './notices.sql.ts'
import { type NoticeFor, noticesFor } from './notices-for.ts'

/** Tells people of one event, in the app. It may run twice: a notice has a key, and the second time changes nothing. */
export async function sendNotices(app: App, { caseId, n }: Jobs['notify']): Promise<void> {
  const row = await readEventForNotice(app.db, caseId, n)
  if (!row) return
  const event = row.body as CaseEvent
  const file = row.file as CaseFile
  const now = new Date(app.now())
  const notices = []
  for (const notice of noticesFor(event, { ...file, status: event.after, owner: event.ownerAfter }).filter(found =>
    mayBeTold(found, file),
  )) {
    for (const person of await resolvePeople(app.db, notice.recipient, caseId, now))
      notices.push({
        id: app.newId(),
        person,
        caseId,
        kind: notice.kind,
        caseNo: row.case_no,
        dedupeKey: `${caseId}:${n}:${notice.kind}`,
      })
  }
  await insertNotices(app.db, notices, now)
}

/** A case that is restricted by now is told of to the school group, the duty people and its submitter alone. */
function mayBeTold({ kind, recipient }: NoticeFor, file: CaseFile): boolean {
  if (!RESTRICTED_STATUSES.includes(file.status)) return true
  return (
    recipient.to === 'submitter' || kind === 'crisis' || (recipient.to === 'roles' && recipient.unit === SCHOOL_GROUP)
  )
}
