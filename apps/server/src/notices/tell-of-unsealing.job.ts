import type { App } from '../app-context.ts'
import { ENDED } from '../cases/identity.ts'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { Jobs } from '../jobs/queue.ts'
import { readUnsealingForNotice } from './beside-a-case.sql.ts'
import { deliver, tellUnsealed } from './send-notices.job.ts'

/** The lead is told of a request, the one who asked of the decision, and the submitter at last. It may run twice. */
export async function tellOfUnsealing(app: App, { unsealingId }: Jobs['unsealing']): Promise<void> {
  const row = await readUnsealingForNotice(app.db, unsealingId)
  if (!row) return
  const of = { caseId: row.case_id, caseNo: row.case_no, file: row.file }
  const lead = { to: 'roles', unit: SCHOOL_GROUP, roles: ['schoolLead'], branch: null } as const
  const told =
    row.decision === null
      ? ({ kind: 'unsealingAsked', recipient: lead } as const)
      : ({ kind: 'unsealingDecided', recipient: { to: 'person', person: row.requested_by } } as const)
  await deliver(app, of, [told], `unsealing:${unsealingId}`)
  if (ENDED.has(row.file.status)) await tellUnsealed(app, of)
}
