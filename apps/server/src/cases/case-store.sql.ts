import type { CaseFile, ClockKind, PauseReason } from '@zuoyeben/lifecycle'
import type { Counting, LimitText } from '@zuoyeben/worktime'
import { sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Trx } from '../db/database.ts'
import { lapseParts } from './lapse-orders.sql.ts'
import { type Sealing, sealingParts } from './sealing.sql.ts'
import type { StoredClock, StoredPause } from './stored-clock.ts'

/**
 * The only writer of `cases` and `case_events`, imported by apply-action alone. A change is saved by one statement: every part of it is
 * handed over as JSON and spread by PostgreSQL, because round trips cost more on the write path than anything else.
 */

export interface LockedCase {
  id: string
  caseNo: string
  file: CaseFile
  seenBy: string[]
  consulted: string[]
  textPayload: string
  placePayload: string | null
  placeKey: string | null
  objectKey: string | null
  releases: Record<string, string>
  closedAt: number | null
  clocks: StoredClock[]
  wrappedKey: Buffer
  sealedPerson: Buffer | null
}

/** Takes the row for this transaction. null: there is none, or this reader may not know of it. */
export async function lockCase(
  trx: Trx,
  by: { no: string } | { id: string },
  access: Access,
): Promise<LockedCase | null> {
  const row = await readLocked(trx, by, access)
  // The clocks came from before the wait: now that the row is ours, they are read again.
  const fresh = row?.had_to_wait ? await readLocked(trx, by, access) : row
  return fresh ? lockedFrom(fresh) : null
}

type LockedRow = NonNullable<Awaited<ReturnType<typeof readLocked>>>

function readLocked(trx: Trx, by: { no: string } | { id: string }, access: Access) {
  return trx
    .selectFrom('cases')
    .innerJoin('case_keys', 'case_keys.case_id', 'cases.id')
    .innerJoin('case_submitters', 'case_submitters.case_id', 'cases.id')
    .select([
      'cases.id',
      'case_no',
      'file',
      'seen_by_units',
      'consulted_units',
      'text_payload',
      'place_payload',
      'place_key',
      'object_key',
      'releases',
      'closed_at',
      'wrapped',
      'sealed_person',
    ])
    .select(
      sql<
        ClockRow[]
      >`(select coalesce(jsonb_agg(to_jsonb(c)), '[]') from clocks c where c.case_id = cases.id and c.stopped_at is null)`.as(
        'clocks',
      ),
    )
    .select(
      sql<boolean>`(select seen.ctid from cases seen where seen.id = cases.id) is distinct from cases.ctid`.as(
        'had_to_wait',
      ),
    )
    .where(eb => ('no' in by ? eb('cases.case_no', '=', by.no) : eb('cases.id', '=', by.id)))
    .where(eb => access(eb as never))
    .forUpdate('cases')
    .executeTakeFirst()
}

function lockedFrom(row: LockedRow): LockedCase {
  return {
    id: row.id,
    caseNo: row.case_no,
    file: row.file as CaseFile,
    seenBy: row.seen_by_units,
    consulted: row.consulted_units,
    textPayload: row.text_payload,
    placePayload: row.place_payload,
    placeKey: row.place_key,
    objectKey: row.object_key,
    releases: row.releases as Record<string, string>,
    closedAt: row.closed_at?.getTime() ?? null,
    clocks: row.clocks.map(clockFrom),
    wrappedKey: row.wrapped,
    sealedPerson: row.sealed_person,
  }
}

export interface Change {
  isNew: boolean
  caseId: string
  row: Record<string, unknown>
  events: { n: number; type: string; at: string; body: unknown }[]
  payloads: { hash: string; kind: string; body: Buffer }[]
  clocks: StoredClock[]
  counts: { scope: string; status: string; delta: number }[]
  slot: number
  /** Tokens of the words for search; null takes them out (restricted), undefined leaves them. */
  tokens: string[] | null | undefined
  key: { wrapped: Buffer; keyId: string } | null
  submitter: {
    mark: string | null
    sealedPerson: Buffer | null
    type: string
    receiptHash: string
    contact: Buffer | null
  } | null
  consents: { id: string; purpose: string; version: string; hash: string }[]
  decisions: { kind: string; body: unknown }[]
  /** What the rules saw, sealed; only at birth. */
  facts: Buffer | null
  /** Decisions that were made otherwise the second time. */
  faults: { id: string; kind: string; release: string }[]
  /** What trials would have made of it; only at birth. */
  trials: { release: string; kind: string; made: string; wouldMake: string }[]
  links: { to: string; kind: string }[]
  rating: { satisfaction: number; timeliness: number } | null
  files: string[]
  /** Whose uploads they are; once attached to a case, a submitter no longer stands beside them. */
  uploader: string | null
  done: { actor: string; key: string; answer: unknown } | null
  audit: { personId: string | null; actor: string; act: string; detail: unknown }
  announce: string
  at: string
  /** Only where the case is handed over. */
  sealing: Sealing | null
}

const ROW = [
  'version',
  'file',
  'status',
  'entry_unit',
  'owner_unit',
  'seen_by_units',
  'consulted_units',
  'branch_id',
  'handler_id',
  'triager_id',
  'category',
  'urgency',
  'path',
  'is_restricted',
  'is_crisis',
  'is_requested',
  'is_contested',
  'transfer_to',
  'asked_units',
  'opinion_units',
  'text_payload',
  'place_payload',
  'place_key',
  'object_key',
  'updated_at',
  'due_at',
  'due_clock',
  'colour',
  'closed_at',
  'releases',
]
const columns = sql.raw(ROW.join(', '))
const fromRow = sql.raw(ROW.map(column => `r.${column}`).join(', '))

/** Writes everything that one action changed, and announces it to open pages when the transaction commits. */
export async function saveChange(trx: Trx, change: Change): Promise<void> {
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`
  const id = sql`${change.caseId}::uuid`
  const at = sql`${change.at}::timestamptz`
  const row = json(change.row)
  const parts = [
    change.isNew
      ? sql`w_case as (insert into cases select * from jsonb_populate_record(null::cases, ${row}))`
      : sql`w_case as (update cases set (${columns}) = (select ${fromRow} from jsonb_populate_record(null::cases, ${row}) r) where id = ${id})`,
    sql`w_events as (insert into case_events (case_id, n, type, at, body)
      select ${id}, e.n, e.type, e.at, e.body from jsonb_to_recordset(${json(change.events)}) as e (n int, type text, at timestamptz, body jsonb))`,
    sql`w_audit as (insert into audit_log (at, person_id, actor, act, case_id, detail)
      values (${at}, ${change.audit.personId}::uuid, ${change.audit.actor}, ${change.audit.act}, ${id}, ${json(change.audit.detail)}))`,
  ]
  if (change.payloads.length > 0) {
    // Of what comes with a hand-over the body is sealed beside.
    const bodyOf = (body: Buffer) => (change.sealing ? null : body.toString('base64'))
    const rows = change.payloads.map(p => ({ hash: p.hash, kind: p.kind, body: bodyOf(p.body) }))
    parts.push(sql`w_payloads as (insert into payloads (case_id, hash, kind, body, created_at)
      select ${id}, p.hash, p.kind, decode(p.body, 'base64'), ${at} from jsonb_to_recordset(${json(rows)}) as p (hash text, kind text, body text))`)
  }
  if (change.clocks.length > 0) {
    // Stopped ones first: a clock of the same kind may start in the same step.
    const rows = change.clocks
      .map(clock => rowOfClock(change.caseId, clock))
      .sort((a, b) => Number(a.stopped_at === null) - Number(b.stopped_at === null))
    parts.push(sql`w_clocks as (insert into clocks select * from jsonb_populate_recordset(null::clocks, ${json(rows)})
      on conflict (id) do update set pauses = excluded.pauses, pause_reason = excluded.pause_reason, pause_until = excluded.pause_until,
        due_at = excluded.due_at, told_due_at = excluded.told_due_at, colour = excluded.colour, limit_text = excluded.limit_text,
        unit_id = excluded.unit_id, is_provisional = excluded.is_provisional, asks = excluded.asks, stopped_at = excluded.stopped_at,
        due_on = excluded.due_on, used_share = excluded.used_share, counting = excluded.counting)`)
  }
  const stopped = change.clocks.filter(clock => clock.stoppedAt !== null).map(clock => clock.id)
  if (stopped.length > 0) parts.push(...lapseParts(stopped, at))
  if (change.counts.length > 0)
    parts.push(sql`w_counts as (insert into case_counts (scope, status, slot, n)
      select c.scope, c.status, ${change.slot}, c.delta from jsonb_to_recordset(${json(change.counts)}) as c (scope text, status text, delta int)
      order by c.scope, c.status on conflict (scope, status, slot) do update set n = case_counts.n + excluded.n)`)
  if (change.tokens === null) parts.push(sql`w_tokens as (delete from case_words where case_id = ${id})`)
  if (change.tokens)
    parts.push(sql`w_tokens as (insert into case_words (case_id, tokens) values (${id}, array_to_tsvector(${change.tokens}::text[]))
      on conflict (case_id) do update set tokens = excluded.tokens)`)
  if (change.key)
    parts.push(
      sql`w_key as (insert into case_keys (case_id, wrapped, key_id) values (${id}, ${change.key.wrapped}, ${change.key.keyId}))`,
    )
  if (change.submitter) {
    const s = change.submitter
    parts.push(sql`w_submitter as (insert into case_submitters (case_id, person_mark, sealed_person, submitter_type, receipt_hash, contact, created_at)
      values (${id}, ${s.mark}, ${s.sealedPerson}, ${s.type}, ${s.receiptHash}, ${s.contact}, ${at}))`)
  }
  if (change.consents.length > 0)
    parts.push(sql`w_consents as (insert into consents (id, case_id, purpose, version, notice_hash, given_at)
      select a.id, ${id}, a.purpose, a.version, a.hash, ${at} from jsonb_to_recordset(${json(change.consents)}) as a (id uuid, purpose text, version text, hash text))`)
  if (change.decisions.length > 0)
    parts.push(sql`w_decisions as (insert into decisions (case_id, kind, n, body, decided_at)
      select ${id}, d.kind, coalesce((select max(o.n) from decisions o where o.case_id = ${id} and o.kind = d.kind), 0)
        + row_number() over (partition by d.kind), d.body, ${at}
      from jsonb_to_recordset(${json(change.decisions)}) as d (kind text, body jsonb))`)
  if (change.facts) parts.push(sql`w_facts as (insert into case_facts (case_id, body) values (${id}, ${change.facts}))`)
  if (change.trials.length > 0)
    parts.push(sql`w_trials as (insert into trial_decisions (release_id, kind, case_id, made, would_make, at)
      select t.release, t.kind, ${id}, t.made, t."wouldMake", ${at}
      from jsonb_to_recordset(${json(change.trials)}) as t (release uuid, kind text, made text, "wouldMake" text))`)
  if (change.faults.length > 0)
    parts.push(sql`w_faults as (insert into decision_faults (id, case_id, kind, release, at)
      select f.id, ${id}, f.kind, f.release, ${at} from jsonb_to_recordset(${json(change.faults)}) as f (id uuid, kind text, release text))`)
  if (change.links.length > 0)
    parts.push(sql`w_links as (insert into case_links (from_case, to_case, kind, created_at)
      select ${id}, l."to", l.kind, ${at} from jsonb_to_recordset(${json(change.links)}) as l ("to" uuid, kind text) on conflict do nothing)`)
  if (change.rating)
    parts.push(sql`w_rating as (insert into ratings (case_id, satisfaction, timeliness, rated_at)
      values (${id}, ${change.rating.satisfaction}, ${change.rating.timeliness}, ${at}))`)
  if (change.files.length > 0)
    parts.push(
      sql`w_files as (update files set case_id = ${id}, uploaded_by = ${change.audit.personId}::uuid
        where id = any(${change.files}::uuid[]) and case_id is null
        and (uploaded_by is null or uploaded_by = ${change.uploader}::uuid))`,
    )
  if (change.sealing) parts.push(...sealingParts(id, at, change.sealing))
  if (change.done)
    parts.push(sql`w_done as (insert into done_keys (actor, key, case_id, answer, at)
      values (${change.done.actor}, ${change.done.key}::uuid, ${id}, ${json(change.done.answer)}, ${at}))`)
  await sql`with ${sql.join(parts)} select pg_notify('zuoyeben', ${change.announce})`.execute(trx)
}

export async function findDone(trx: Trx, actor: string, key: string): Promise<unknown> {
  const row = await trx
    .selectFrom('done_keys')
    .select('answer')
    .where('actor', '=', actor)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.answer
}

interface ClockRow {
  id: string
  kind: string
  key: string
  unit_id: string
  started_at: string
  limit_text: string
  counting: string
  due_on: string | null
  pauses: StoredPause[]
  pause_reason: PauseReason | null
  pause_until: string | null
  due_at: string | null
  told_due_at: string | null
  colour: string
  is_provisional: boolean
  asks: string | null
  stopped_at: string | null
  used_share: number | null
  releases: Record<string, string>
}

function clockFrom(row: ClockRow): StoredClock {
  const moment = (text: string | null) => (text === null ? null : Date.parse(text))
  return {
    id: row.id,
    kind: row.kind as ClockKind,
    key: row.key,
    unit: row.unit_id,
    startedAt: Date.parse(row.started_at),
    limit: row.limit_text as LimitText,
    counting: row.counting as Counting,
    dueOn: row.due_on,
    pauses: row.pauses,
    pauseReason: row.pause_reason,
    pauseUntil: moment(row.pause_until),
    dueAt: moment(row.due_at),
    toldDueAt: moment(row.told_due_at),
    colour: row.colour as StoredClock['colour'],
    isProvisional: row.is_provisional,
    asks: row.asks as StoredClock['asks'],
    stoppedAt: moment(row.stopped_at),
    usedShare: row.used_share,
    releases: row.releases,
  }
}

function rowOfClock(caseId: string, clock: StoredClock) {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  return {
    id: clock.id,
    case_id: caseId,
    kind: clock.kind,
    key: clock.key,
    unit_id: clock.unit,
    started_at: time(clock.startedAt),
    limit_text: clock.limit,
    counting: clock.counting,
    due_on: clock.dueOn,
    pauses: clock.pauses,
    pause_reason: clock.pauseReason,
    pause_until: time(clock.pauseUntil),
    due_at: time(clock.dueAt),
    told_due_at: time(clock.toldDueAt),
    colour: clock.colour,
    is_provisional: clock.isProvisional,
    asks: clock.asks,
    stopped_at: time(clock.stoppedAt),
    used_share: clock.usedShare,
    releases: clock.releases,
  }
}
