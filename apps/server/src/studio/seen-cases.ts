import { visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { readSeen, type SeenPast } from './past-cases.sql.ts'
import { openPast, type PastCase } from './past-cases.ts'

/** Of what rules would change a page shows so many. */
const SHOWN = 200
/** Ids that one statement asks for: as many as are handed over in a moment. */
const ASKED = 5000

/** Of these cases, newest first, those that the reader may see, each with what is said of it. */
export async function seenCases<Said>(
  app: App,
  viewer: Viewer,
  ids: readonly string[],
  say: (past: PastCase) => Said,
): Promise<{ rows: ({ caseNo: string; submittedAt: string; isRestricted: boolean } & Said)[]; isMore: boolean }> {
  const access = visibleTo(viewer, app.now())
  const found: SeenPast[] = []
  for (let from = 0; from < ids.length && found.length <= SHOWN; from += ASKED)
    found.push(...(await readSeen(app.db, ids.slice(from, from + ASKED), access, SHOWN + 1 - found.length)))
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
