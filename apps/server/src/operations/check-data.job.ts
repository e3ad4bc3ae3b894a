import type { App } from '../app-context.ts'
import { checkChain } from '../audit/check-chain.ts'
import { readChecks } from '../audit/checks.sql.ts'
import { type Breach, checkLedgers } from '../cases/ledger-check.ts'
import { Configuration } from '../configuration/effective.ts'
import { beginSelfCheck, endSelfCheck, type SelfCheckReport } from './self-checks.sql.ts'

/** So many breaches are kept one by one; all of them are counted. */
const KEPT = 200

/**
 * The self-check (bar R6): invariants 1–9 of the stored cases, the bounds of the configuration in force, and the chain of the audit log. It
 * changes nothing of what it reads; what it finds is kept, shown on the page and told to whoever answers for the school and for the machines.
 * One at a time over all processes; null: one is running.
 */
export async function checkData(app: App, by: string | null): Promise<{ id: string; breaches: number } | null> {
  const id = app.newId()
  if (!(await beginSelfCheck(app.db, id, by, new Date(app.now())))) return null
  try {
    const [{ cases, events, breaches }, bounds, audit] = [
      await checkLedgers(app),
      await checkBounds(app),
      await checkAudit(app, by),
    ]
    const all = [...breaches, ...bounds]
    const n = all.length + (audit ?? 0)
    const report: SelfCheckReport = { byInvariant: countBy(all), kept: all.slice(0, KEPT), audit }
    await app.db.transaction().execute(async trx => {
      await endSelfCheck(trx, id, new Date(app.now()), { cases, events, breaches: n, report })
      if (n > 0) await app.queue.send(trx, [{ name: 'tellOfSelfCheck', data: { checkId: id } }])
    })
    if (n > 0)
      app.log.error({ check: id, breaches: n, byInvariant: report.byInvariant, audit }, 'self-check found breaches')
    return { id, breaches: n }
  } catch (error) {
    await endSelfCheck(app.db, id, new Date(app.now()), null).catch(() => {})
    throw error
  }
}

const countBy = (breaches: readonly Breach[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const { invariant } of breaches) counts[invariant] = (counts[invariant] ?? 0) + 1
  return counts
}

/** 7: what is in force is read from the database anew, which refuses whatever leaves its bounds. */
async function checkBounds(app: App): Promise<Breach[]> {
  try {
    const units = app.directory.units().map(unit => unit.id)
    await new Configuration().refresh(app.db, units)
    return []
  } catch (error) {
    app.log.error({ err: error }, 'the configuration in force does not hold')
    const [zh, en] = [
      '现行配置超出允许的范围，或无法读取',
      'the configuration in force leaves its bounds, or cannot be read',
    ]
    return [{ case: null, invariant: 7, zh, en }]
  }
}

async function checkAudit(app: App, by: string | null): Promise<number | null> {
  const end = await checkChain(app, by)
  if (end === null) return null
  await end
  return (await readChecks(app.db)).last?.report?.found ?? null
}
