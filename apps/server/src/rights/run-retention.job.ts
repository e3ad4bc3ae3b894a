import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { findDueWords, sweepRows, takeDueIdentities } from './let-go.sql.ts'
import { destroyWords, detachIdentities, removeObjects, SYSTEM } from './let-go.ts'
import { sweepCopies } from './own-copies.ts'
import { beginRun, endRun } from './retention-runs.sql.ts'

const AT_ONCE = 100
/** So much a night: what is left over waits for the next one, and the page says how much that is. */
const MOST = { identities: 5000, words: 500 }

export type Counts = Record<string, number>

/**
 * The nightly run (PIPL 19): what has reached its time goes. Each batch is a transaction of its own and asks the rows again, so the run may
 * be killed anywhere, started twice or worked on by several processes, and nothing is done twice or half.
 */
export async function runRetention(app: App): Promise<Counts> {
  const started = new Date(app.now())
  const { identityMonths, wordsMonths } = app.configuration.school().settings.retention
  const run = app.newId()
  await beginRun(app.db, run, started)
  const counts: Counts = {
    identities: await letIdentitiesGo(app, started, identityMonths),
    words: await letWordsGo(app, started, wordsMonths),
    copies: await sweepCopies(app),
    ...(await sweepRows(app.db, started)),
  }
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    await endRun(trx, run, at, counts)
    await recordAudit(trx, { at, person: null, actor: 'system', act: 'retention', detail: counts })
  })
  return counts
}

async function letIdentitiesGo(app: App, now: Date, months: number): Promise<number> {
  let gone = 0
  while (gone < MOST.identities) {
    const taken = await app.db.transaction().execute(async trx => {
      const cases = await takeDueIdentities(trx, now, months, AT_ONCE)
      await detachIdentities(app, trx, cases, 'retention', SYSTEM)
      return cases.length
    })
    if (taken === 0) break
    gone += taken
  }
  return gone
}

async function letWordsGo(app: App, now: Date, months: number): Promise<number> {
  let gone = 0
  for (const id of await findDueWords(app.db, now, months, MOST.words)) {
    await removeObjects(app, id)
    if (await app.db.transaction().execute(trx => destroyWords(app, trx, id, 'retention', SYSTEM))) gone += 1
  }
  return gone
}
