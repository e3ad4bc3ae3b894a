import type { App } from '../app-context.ts'
import type { Jobs } from '../jobs/queue.ts'
import { readMessageForNotice } from './beside-a-case.sql.ts'
import { handlersOf } from './notices-for.ts'
import { deliver } from './send-notices.job.ts'

/** The other side is told that there is a message; the notice bears no word of it. It may run twice. */
export async function tellOfMessage(app: App, { caseId, n }: Jobs['message']): Promise<void> {
  const row = await readMessageForNotice(app.db, caseId, n)
  if (!row) return
  const told = row.is_from_submitter
    ? ({ kind: 'messageToHandlers', recipient: handlersOf(row.file) } as const)
    : ({ kind: 'messageToYou', recipient: { to: 'submitter' } } as const)
  await deliver(app, { caseId, caseNo: row.case_no, file: row.file }, [told], `message:${caseId}:${n}`)
}
