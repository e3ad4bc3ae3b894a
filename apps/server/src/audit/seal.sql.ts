import { sql } from 'kysely'
import type { Database, Reader } from '../db/database.ts'

/** Seals every line that is settled and returns how many it were. Lines of transactions that still run wait for the next time. */
export async function sealAudit(db: Database): Promise<number> {
  const { rows } = await sql<{ sealed: number }>`select seal_audit() as sealed`.execute(db)
  return rows[0]?.sealed ?? 0
}

/** Ends the segment with all that is sealed. Null: nothing was sealed since the last anchor. */
export async function anchorAudit(db: Database, day: string): Promise<number | null> {
  const { rows } = await sql<{ n: number | null }>`select anchor_audit(${day}::date) as n`.execute(db)
  return rows[0]?.n ?? null
}

export interface ChainHead {
  /** The newest seal; null before the first. */
  readonly seal: { readonly n: number; readonly hash: string; readonly lastLine: number; readonly at: Date } | null
  /** Of the newest anchor; 0 before the first. */
  readonly anchor: number
  /** The day in Shanghai of the oldest seal that no anchor covers, when that day is over. */
  readonly dayToEnd: string | null
  /** Lines that no seal covers yet, and when the oldest of them was written. */
  readonly unsealed: { readonly lines: number; readonly since: Date | null }
}

export async function readHead(db: Reader): Promise<ChainHead> {
  const { rows } = await sql<{
    seal: number | null
    hash: string | null
    last: number
    at: Date | null
    anchor: number
    day: string | null
    lines: number
    since: Date | null
  }>`with newest as (select n, encode(hash, 'hex') as hash, sealed_at as at from audit_seals order by n desc limit 1),
      ended as (select n, last_seal from audit_anchors order by n desc limit 1),
      open as (select (sealed_at at time zone 'Asia/Shanghai')::date as day from audit_seals
        where n > coalesce((select last_seal from ended), 0) order by n limit 1),
      link as (select last_id from audit_last_link())
    select newest.n as seal, newest.hash, link.last_id as last, newest.at, coalesce((select n from ended), 0) as anchor,
      (select day::text from open where day < (now() at time zone 'Asia/Shanghai')::date) as day, tail.lines, tail.since
    from link left join newest on true, lateral (select count(*) as lines, min(at) as since from audit_log where id > link.last_id) tail`.execute(
    db,
  )
  const row = rows[0]
  if (!row) throw new Error('the chain of the audit log cannot be read')
  const seal =
    row.seal !== null && row.hash && row.at ? { n: row.seal, hash: row.hash, lastLine: row.last, at: row.at } : null
  return { seal, anchor: row.anchor, dayToEnd: row.day, unsealed: { lines: row.lines, since: row.since } }
}

/** Whether the chain still has this seal, or had it in a segment that is gone. */
export async function isSealed(db: Reader, seal: number, hash: string): Promise<boolean> {
  const { rows } = await sql<{ stands: boolean }>`
    select coalesce((select encode(hash, 'hex') = ${hash} from audit_seals where n = ${seal}),
      exists (select 1 from audit_anchors where last_seal >= ${seal}) and not exists (select 1 from audit_seals where n < ${seal})) as stands`.execute(
    db,
  )
  return rows[0]?.stands ?? false
}

/**
 * With the migration credential: the oldest segment goes whole where all of it is older than so many days. Returns its number, or null
 * where none is. PostgreSQL refuses fewer days than six months have.
 */
export async function dropSegment(owner: Reader, keepDays: number): Promise<number | null> {
  const { rows } = await sql<{ n: number | null }>`select drop_audit_segment(${keepDays}::int) as n`.execute(owner)
  return rows[0]?.n ?? null
}
