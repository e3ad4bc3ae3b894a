import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

export interface Seal {
  readonly n: number
  readonly lastId: number
  readonly lines: number
  /** Microseconds since 1970. */
  readonly sealedAt: bigint
  readonly leaves: Buffer
  readonly hash: Buffer
}

export interface Anchor {
  readonly n: number
  readonly day: string
  readonly lastSeal: number
  readonly lastId: number
  /** Lines from the first there ever was up to here. */
  readonly lines: number
  readonly newestAt: bigint
  readonly anchoredAt: bigint
  readonly sealHash: Buffer
  readonly hash: Buffer
}

export interface Line {
  readonly id: number
  readonly digest: Buffer
}

const micros = (column: string) => sql<string>`(extract(epoch from ${sql.ref(column)}) * 1000000)::bigint::text`

export async function readAnchors(db: Reader): Promise<Anchor[]> {
  const { rows } = await sql<Omit<Anchor, 'newestAt' | 'anchoredAt'> & { newestAt: string; anchoredAt: string }>`
    select n, day::text, last_seal as "lastSeal", last_id as "lastId", lines, ${micros('newest_at')} as "newestAt",
      ${micros('anchored_at')} as "anchoredAt", seal_hash as "sealHash", hash from audit_anchors order by n`.execute(db)
  return rows.map(row => ({ ...row, newestAt: BigInt(row.newestAt), anchoredAt: BigInt(row.anchoredAt) }))
}

const SEALS = 50
const LINES = 5000

/** Every seal in order, a page in memory at a time. */
export async function* readSeals(db: Reader): AsyncGenerator<Seal, void, undefined> {
  for (let after = -1; ; ) {
    const { rows } = await sql<Omit<Seal, 'sealedAt'> & { sealedAt: string }>`
      select n, last_id as "lastId", lines, ${micros('sealed_at')} as "sealedAt", leaves, hash
      from audit_seals where n > ${after} order by n limit ${SEALS}`.execute(db)
    for (const row of rows) yield { ...row, sealedAt: BigInt(row.sealedAt) }
    if (rows.length < SEALS) return
    after = rows.at(-1)?.n ?? after
  }
}

/**
 * Every line up to `last` in order with its digest, a page in memory at a time. PostgreSQL writes the line as text exactly as `seal_audit`
 * does; the digest is made here, so that a changed function there proves nothing.
 */
export async function* readLines(db: Reader, last: number): AsyncGenerator<Line, void, undefined> {
  for (let after = -1; ; ) {
    const { rows } = await sql<{ id: number; line: string }>`
      select id, jsonb_build_array((extract(epoch from at) * 1000000)::bigint, person_id, actor, act, case_id, detail)::text as line
      from audit_log where id > ${after} and id <= ${last} order by id limit ${LINES}`.execute(db)
    for (const { id, line } of rows) yield { id, digest: createHash('sha256').update(line).digest() }
    if (rows.length < LINES) return
    after = rows.at(-1)?.id ?? after
  }
}

export async function countSealed(db: Reader): Promise<number> {
  const { rows } = await sql<{
    lines: number
  }>`select coalesce(sum(lines), 0)::bigint as lines from audit_seals`.execute(db)
  return rows[0]?.lines ?? 0
}
