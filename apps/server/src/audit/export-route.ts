import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { hasRole } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { refuse } from '../edge/refuse.ts'
import type { Context } from '../trpc.ts'
import { filterFrom, logFilter } from './audit.router.ts'
import { type LogFilter, type LogRow, readLog } from './log.sql.ts'
import { recordAudit } from './record.sql.ts'

type ContextOf = (request: { req: FastifyRequest; res: FastifyReply }) => Promise<Context>

const asked = logFilter.extend({ format: z.enum(['csv', 'jsonl']) })
const ROWS = 1000

/**
 * `GET /audit/export?format=csv|jsonl&…`: the log as the filter narrows it, newest first, for the audit administrator alone. It is
 * recorded before the first byte, and read a page at a time, so its length costs no memory.
 */
export function serveAuditExport(server: FastifyInstance, app: App, contextOf: ContextOf): void {
  server.get('/audit/export', async (req, res) => {
    const { viewer, spend } = await contextOf({ req, res })
    res.header('cache-control', 'private, no-store')
    if (viewer.person === null || !hasRole(viewer, 'auditAdmin')) return refuse(res, 'notFound')
    await spend?.('search', viewer.person)
    const given = asked.safeParse(withoutEmpty(req.query))
    if (!given.success) return refuse(res, 'notUnderstood')
    const { format, ...rest } = given.data
    const filter = filterFrom(rest)
    const detail = { ...filter, format }
    const at = new Date(app.now())
    await recordAudit(app.db, { at, person: viewer.person, actor: viewer.person, act: 'exportAudit', detail })
    const name = `audit-${at.toISOString().slice(0, 10)}.${format}`
    return res
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' })
      .type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8')
      .send(Readable.from(written(app, filter, format)))
  })
}

async function* written(app: App, filter: LogFilter, format: 'csv' | 'jsonl'): AsyncGenerator<string, void, undefined> {
  // Excel takes a file without the mark for the local code page.
  if (format === 'csv') yield `\ufeff${COLUMNS.join(',')}\r\n`
  for (let before: number | null = null; ; ) {
    const rows: LogRow[] = await readLog(app.db, filter, before, ROWS)
    if (rows.length > 0) yield rows.map(format === 'csv' ? csvLine : jsonLine).join('')
    if (rows.length < ROWS) return
    before = rows.at(-1)?.id ?? null
  }
}

const COLUMNS = ['id', 'at', 'act', 'actor', 'name', 'username', 'case', 'subject', 'detail']

function csvLine({ id, at, act, actor, person, caseNo, subject, detail }: LogRow): string {
  const cells = [
    id,
    at.toISOString(),
    act,
    actor,
    person?.name,
    person?.username,
    caseNo,
    subject,
    JSON.stringify(detail),
  ]
  return `${cells.map(cell => quoted(String(cell ?? ''))).join(',')}\r\n`
}

const jsonLine = (row: LogRow): string => `${JSON.stringify({ ...row, at: row.at.toISOString() })}\n`

/** RFC 4180; and a cell that a spreadsheet would run as a formula is made plain text. */
function quoted(cell: string): string {
  const plain = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function withoutEmpty(query: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.entries(query as Record<string, unknown>).filter(([, value]) => value !== ''))
}
