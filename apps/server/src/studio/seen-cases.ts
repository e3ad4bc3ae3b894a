import { visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { readSeen } from './past-cases.sql.ts'
import { openPast, type PastCase } from './past-cases.ts'

/** Of what rules would change a page shows so many. */
const SHOWN = 200

/** Of these cases those that the reader may see, newest first, each with what is said of it. */
export async function seenCases<Said>(
  app: App,
  viewer: Viewer,
  ids: readonly string[],
  say: (past: PastCase) => Said,
): Promise<{ rows: ({ caseNo: string; submittedAt: string; isRestricted: boolean } & Said)[]; isMore: boolean }> {
  const found = await readSeen(app.db, ids, visibleTo(viewer, app.now()), SHOWN + 1)
  return {
    rows: found.slice(0, SHOWN).map(row => ({
      caseNo: row.caseNo,
      submittedAt: row.submittedAt.toISOString(),
      isRestricted: row.isRestricted,
      ...say(openPast(app, row, row.isRestricted)),
    })),
    isMore: found.length > SHOWN,
  }
}
