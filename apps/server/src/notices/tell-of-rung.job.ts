import type { CaseFile } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { readEscalation } from '../clocks/ladder.sql.ts'
import type { Jobs } from '../jobs/queue.ts'
import { noticesOfRung } from './notices-of-rung.ts'
import { deliver } from './send-notices.job.ts'

/**
 * People are told of a rung that fired; of several that fired on one clock in one moment, as after a standstill, of the highest alone. It
 * may run twice: a notice has a key.
 */
export async function tellOfRung(app: App, { escalationId }: Jobs['rung']): Promise<void> {
  const row = await readEscalation(app.db, escalationId)
  if (!row) return
  const { ladder } = app.configuration.school().escalation
  const place = ladder.findIndex(rung => rung.id === row.rung)
  const rung = ladder[place]
  if (!rung || ladder.slice(place + 1).some(higher => row.besides.includes(higher.id))) return
  const file = row.file as CaseFile
  const told = noticesOfRung(rung, file, row.unit_id)
  await deliver(app, { caseId: row.case_id, caseNo: row.case_no, file }, told, `rung:${escalationId}`)
}
