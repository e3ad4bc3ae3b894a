import type { App } from '../app-context.ts'
import type { Jobs } from '../jobs/queue.ts'
import { readOrderForNotice } from './beside-a-case.sql.ts'
import { noticesOfOrder } from './notices-of-order.ts'
import { deliver } from './send-notices.job.ts'

/** Tells the unit, 督查办 and the submitter of a step of a 督办单. It may run twice. */
export async function tellOfOrder(app: App, { orderId, step }: Jobs['order']): Promise<void> {
  const row = await readOrderForNotice(app.db, orderId, step)
  if (!row) return
  const of = { caseId: row.case_id, caseNo: row.case_no, file: row.file }
  await deliver(app, of, noticesOfOrder(row.type, row.unit_id, row.file), `order:${orderId}:${step}`)
}
