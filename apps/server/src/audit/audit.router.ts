import { z } from 'zod'
import { readCaseNumber } from '../cases/case-number.ts'
import { forStaff, router } from '../trpc.ts'
import { checkChain } from './check-chain.ts'
import { readChecks } from './checks.sql.ts'
import { type LogFilter, type LogRow, readLog } from './log.sql.ts'
import { type AuditAct, recordAudit } from './record.sql.ts'
import { readHead } from './seal.sql.ts'
import { SEAL_SECONDS } from './sealer.ts'

const PAGE = 50
const text = (most: number) => z.string().trim().max(most).optional()

/** What a page or an export of the log is narrowed to. */
export const logFilter = z.object({
  person: text(60),
  act: text(40),
  caseNo: text(40),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  unit: text(20),
})

/** A number as people write it becomes the number as it is kept; one that cannot be finds nothing. */
export function filterFrom(given: z.infer<typeof logFilter>): LogFilter {
  return given.caseNo ? { ...given, caseNo: readCaseNumber(given.caseNo) ?? given.caseNo } : given
}

/** The audit administrator reads the log and proves it; nobody else does, the two other administrators included (§3.9, §3.10). */
export const auditRouter = router({
  /** Newest first. Reading is itself recorded, before anything is shown. */
  page: forStaff('auditAdmin')
    .input(logFilter.extend({ cursor: z.int().positive().optional() }))
    .query(async ({ ctx: { app, person }, input: { cursor, ...given } }) => {
      const filter = filterFrom(given)
      const rows = await readLog(app.db, filter, cursor ?? null, PAGE + 1)
      const page = rows.slice(0, PAGE)
      const detail = { ...filter, lines: page.length }
      await recordAudit(app.db, { at: new Date(app.now()), person, actor: person, act: 'readAudit', detail })
      return { rows: page.map(shown), next: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null }
    }),

  /** How far the chain reaches, what the last verification said, and how far one that runs has come. */
  state: forStaff('auditAdmin').query(async ({ ctx: { app } }) => {
    const [head, { running, last }] = await Promise.all([readHead(app.db), readChecks(app.db)])
    return {
      isProtected: app.audit.isProtected,
      days: app.audit.days,
      sealSeconds: SEAL_SECONDS,
      seal: head.seal && { n: head.seal.n, line: head.seal.lastLine, at: head.seal.at.toISOString() },
      anchors: head.anchor,
      unsealed: { lines: head.unsealed.lines, since: head.unsealed.since?.toISOString() ?? null },
      running: running && { checked: running.checked, of: running.of },
      last: last?.report
        ? {
            at: (last.endedAt ?? last.startedAt).toISOString(),
            ...last.report,
            findings: last.report.findings.slice(0, 20),
          }
        : null,
    }
  }),

  /** Begins a verification; one that runs already is as good. */
  verify: forStaff('auditAdmin').mutation(async ({ ctx: { app, person } }) => {
    await recordAudit(app.db, { at: new Date(app.now()), person, actor: person, act: 'verifyAudit' })
    const end = await checkChain(app, person)
    return { began: end !== null }
  }),
})

function shown({ at, act, ...row }: LogRow) {
  return { ...row, at: at.toISOString(), act: act as AuditAct }
}
