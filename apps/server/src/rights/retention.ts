import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { RETENTION_BOUNDS, type Retention } from '../configuration/effective-privacy.ts'
import { announceSettings, writeSetting } from '../configuration/releases.sql.ts'
import { countDue } from './let-go.sql.ts'
import { lastRuns } from './retention-runs.sql.ts'

const DAY = 86_400_000

/** What is kept how long, what the next night would take, and what the last ones took. Numbers alone. */
export async function viewRetention(app: App) {
  const { retention } = app.configuration.school().settings
  const [next, runs] = await Promise.all([countDue(app.db, new Date(app.now() + DAY), retention), lastRuns(app.db, 14)])
  return {
    retention,
    bounds: RETENTION_BOUNDS,
    next,
    runs: runs.map(({ startedAt, endedAt, counts }) => ({
      startedAt: startedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      counts: counts as Record<string, number>,
    })),
  }
}

/** How much the next night would take under other limits: asked before they are changed. */
export const rehearseRetention = (app: App, retention: Retention) =>
  countDue(app.db, new Date(app.now() + DAY), retention)

/** Sets the limits within their bounds, and tells every process. */
export async function setRetention(app: App, by: string, retention: Retention, reason: string): Promise<void> {
  const before = app.configuration.school().settings.retention
  const detail = { before, after: retention, reason }
  await app.db.transaction().execute(async trx => {
    await writeSetting(trx, 'retention', retention)
    await recordAudit(trx, { at: new Date(app.now()), person: by, actor: by, act: 'setRetention', detail })
    await announceSettings(trx)
  })
}
