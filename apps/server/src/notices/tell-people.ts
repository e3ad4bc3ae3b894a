import type { App } from '../app-context.ts'
import { type NewNotice, writeNotices } from './notices.sql.ts'
import { planOutside } from './plan-outside.ts'

/**
 * Writes notices and plans how they leave the platform, in one transaction. Each is there once for its key, and so is what it sets going,
 * however often the job that tells runs.
 */
export async function tellPeople(app: App, notices: readonly NewNotice[]): Promise<void> {
  if (notices.length === 0) return
  await app.db.transaction().execute(async trx => {
    const fresh = await writeNotices(trx, notices, new Date(app.now()))
    await planOutside(
      trx,
      app,
      fresh.map(({ id, to, urgency = null }) => ({ id, to, urgency })),
    )
  })
}
