import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { acknowledge } from './decision-faults.sql.ts'

/**
 * Says that somebody has looked at decisions that came out otherwise, and what it was; one line in the audit log, in the same transaction.
 * Those that another person acknowledged meanwhile are left out. Returns how many there were.
 */
export async function acknowledgeFaults(
  app: App,
  person: string,
  { faults, reason }: { readonly faults: readonly string[]; readonly reason: string },
): Promise<number> {
  const at = new Date(app.now())
  return app.db.transaction().execute(async trx => {
    const taken = await acknowledge(trx, faults, { person, reason, at })
    if (taken.length === 0) return 0
    const detail = { faults: taken.map(({ id }) => id), reason }
    await recordAudit(trx, { at, person, actor: person, act: 'acknowledgeFaults', detail })
    return taken.length
  })
}
