import type { App } from '../app-context.ts'
import type { UnsealingRow } from './unsealings.sql.ts'

/** A request as the two who take part in it see it; the reasons are opened with the key of the case. */
export interface UnsealingView {
  id: string
  caseNo: string
  requester: { name: string; isMe: boolean }
  requestedAt: string
  reason: string
  /** Why the submitter is not to be told when the matter ends; null: they are told. */
  withheldGround: string | null
  state: 'waiting' | 'refused' | 'open' | 'over'
  decider: string | null
  decidedAt: string | null
  decisionReason: string | null
  expiresAt: string | null
  shownTimes: number
  lastShownAt: string | null
  toldAt: string | null
}

export function unsealingView(app: App, person: string, row: UnsealingRow): UnsealingView {
  const key = app.vault.unwrap(row.wrapped)
  const words = (body: Buffer | null) => (body ? String(app.vault.open(key, body)) : null)
  const iso = (at: Date | null) => at?.toISOString() ?? null
  return {
    id: row.id,
    caseNo: row.caseNo,
    requester: { name: row.requesterName, isMe: row.requestedBy === person },
    requestedAt: row.requestedAt.toISOString(),
    reason: words(row.reason) ?? '',
    withheldGround: words(row.withheldGround),
    state: stateOf(row, app.now()),
    decider: row.deciderName,
    decidedAt: iso(row.decidedAt),
    decisionReason: words(row.decisionReason),
    expiresAt: iso(row.expiresAt),
    shownTimes: row.shownTimes,
    lastShownAt: iso(row.lastShownAt),
    toldAt: iso(row.toldAt),
  }
}

/** Of a case that was handed over nothing is left to be opened here, and nothing to be decided. */
export function stateOf({ decision, expiresAt, status }: UnsealingRow, now: number): UnsealingView['state'] {
  if (decision === 'refused') return 'refused'
  if (status === 'handedOver') return 'over'
  if (decision === null) return 'waiting'
  return expiresAt !== null && expiresAt.getTime() > now ? 'open' : 'over'
}
