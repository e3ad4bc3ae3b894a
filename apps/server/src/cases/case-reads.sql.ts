import type { CaseEvent, CaseFile, ClockKind } from '@zuoyeben/lifecycle'
import { sql } from 'kysely'
import type { Access } from '../access/policy.ts'
import type { Reader } from '../db/database.ts'
import type { StoredPause } from './stored-clock.ts'

/** Everything a case page is made of, in two statements whatever the length of its history. */
export interface CaseRecord {
  id: string
  caseNo: string
  file: CaseFile
  /** Units it has ever been given to, less the recused ones. */
  /** 重点督查: 督查办 looks at it. */
  isInspected: boolean
  /** Since when a 督办单 stands open on it. */
  supervisedSince: Date | null
  seenBy: string[]
  /** Units asked for an answer or an opinion, less the recused ones. */
  consulted: string[]
  /** Its use was limited (PIPL 47): the cleared few alone open it. */
  isLimited: boolean
  textPayload: string
  placePayload: string | null
  wrappedKey: Buffer
  /** Who submitted it, sealed under its key; null for somebody without an account. */
  sealedPerson: Buffer | null
  submitterType: string
  contact: Buffer | null
  releases: Record<string, string>
  events: { n: number; body: CaseEvent }[]
  payloads: Map<string, Buffer>
  clocks: ClockRecord[]
  decisions: { kind: string; body: unknown }[]
  /** It is kept what they were made from. */
  hasFacts: boolean
  files: { id: string; name: string; mime: string; bytes: number; hasThumbnail: boolean }[]
  people: Map<string, string>
  links: { kind: string; caseId: string; isFrom: boolean }[]
  calls: { person: string; name: string; times: number; last: string }[]
  rating: { satisfaction: number; timeliness: number } | null
  /** What submitter and staff wrote to each other, oldest first; a body that was destroyed is null. */
  messages: { n: number; at: string; isFromSubmitter: boolean; person: string | null; body: Buffer | null }[]
  /** When an identity that has been shown since was opened, where the submitter may be told (ISO 8601). */
  unsealedAt: string[]
  /** Rungs of the ladder that fired, oldest first. */
  escalations: EscalationRecord[]
  /** Dates shown to the submitter that a change of the calendar has moved, oldest first. */
  moves: { at: string; before: string; after: string; reason: { zh: string; en: string } }[]
  /** The case that this one follows, as far as its windows matter. */
  master: { file: CaseFile; clocks: { kind: ClockKind; dueAt: number | null }[] } | null
}
export interface EscalationRecord {
  rung: string
  clock: string
  asks: string
  at: string
  answered_at: string | null
}
export interface ClockRecord {
  asks: string | null
  kind: string
  key: string
  unit: string
  startedAt: Date
  dueAt: Date | null
  colour: string
  pauseReason: string | null
  /** When the pause that holds it ends at the latest. */
  pauseUntil: Date | null
  pauses: readonly StoredPause[]
  isProvisional: boolean
}

/** null: there is none, or this reader may not know of it. */
export async function readCase(
  db: Reader,
  by: { no: string } | { id: string },
  access: Access,
): Promise<CaseRecord | null> {
  const row = await db
    .selectFrom('cases')
    .innerJoin('case_keys', 'case_keys.case_id', 'cases.id')
    .innerJoin('case_submitters as s', 's.case_id', 'cases.id')
    .select([
      'cases.id',
      'cases.case_no',
      'cases.file',
      'cases.seen_by_units',
      'cases.consulted_units',
      'cases.inspected_at',
      sql<Date | null>`(select o.opened_at from supervision_orders o where o.case_id = cases.id and o.closed_at is null)`.as(
        'supervised_since',
      ),
      'cases.limited_at',
      'cases.text_payload',
      'cases.place_payload',
      'cases.releases',
      'case_keys.wrapped',
      's.sealed_person',
      's.submitter_type',
      's.contact',
    ])
    .where(eb => ('no' in by ? eb('cases.case_no', '=', by.no) : eb('cases.id', '=', by.id)))
    .where(eb => access(eb as never))
    .executeTakeFirst()
  if (!row) return null
  const file = row.file as CaseFile
  const parts = await readParts(db, row.id, file.master)
  return {
    id: row.id,
    caseNo: row.case_no,
    file,
    seenBy: row.seen_by_units,
    isInspected: row.inspected_at !== null,
    supervisedSince: row.supervised_since,
    consulted: row.consulted_units,
    isLimited: row.limited_at !== null,
    textPayload: row.text_payload,
    placePayload: row.place_payload,
    wrappedKey: row.wrapped,
    sealedPerson: row.sealed_person,
    submitterType: row.submitter_type,
    contact: row.contact,
    releases: row.releases as Record<string, string>,
    events: parts.events,
    payloads: new Map(parts.payloads.map(p => [p.hash, Buffer.from(p.body, 'base64')])),
    clocks: parts.clocks.map(c => ({
      kind: c.kind,
      key: c.key,
      unit: c.unit_id,
      startedAt: new Date(c.started_at),
      dueAt: c.due_at === null ? null : new Date(c.due_at),
      colour: c.colour,
      pauseReason: c.pause_reason,
      pauseUntil: c.pause_until === null ? null : new Date(c.pause_until),
      pauses: c.pauses,
      isProvisional: c.is_provisional,
      asks: c.asks,
    })),
    decisions: parts.decisions,
    hasFacts: parts.has_facts,
    files: parts.files.map(f => ({
      id: f.id,
      name: f.name,
      mime: f.mime,
      bytes: f.bytes,
      hasThumbnail: f.has_thumbnail,
    })),
    people: new Map(parts.people.map(p => [p.id, p.name])),
    links: parts.links.map(l => ({ kind: l.kind, caseId: l.other, isFrom: l.is_from })),
    calls: parts.calls.map(call => ({ ...call, last: new Date(call.last).toISOString() })),
    rating: parts.rating,
    messages: parts.messages.map(m => ({
      n: m.n,
      at: m.at,
      isFromSubmitter: m.is_from_submitter,
      person: m.person_id,
      body: m.body === null ? null : Buffer.from(m.body, 'base64'),
    })),
    unsealedAt: parts.unsealings.map(u => new Date(u.decided_at).toISOString()),
    escalations: parts.escalations,
    moves: parts.moves,
    master: parts.master && {
      file: parts.master.file,
      clocks: parts.master.clocks.map(c => ({ kind: c.kind, dueAt: c.due_at === null ? null : Date.parse(c.due_at) })),
    },
  }
}

interface Parts {
  events: { n: number; body: CaseEvent }[]
  payloads: { hash: string; body: string }[]
  clocks: {
    kind: string
    key: string
    unit_id: string
    started_at: string
    due_at: string | null
    colour: string
    pause_reason: string | null
    pause_until: string | null
    pauses: StoredPause[]
    is_provisional: boolean
    asks: string | null
  }[]
  decisions: { kind: string; body: unknown }[]
  has_facts: boolean
  files: { id: string; name: string; mime: string; bytes: number; has_thumbnail: boolean }[]
  people: { id: string; name: string }[]
  links: { kind: string; other: string; is_from: boolean }[]
  calls: { person: string; name: string; times: number; last: string }[]
  rating: { satisfaction: number; timeliness: number } | null
  messages: { n: number; at: string; is_from_submitter: boolean; person_id: string | null; body: string | null }[]
  unsealings: { decided_at: string }[]
  escalations: EscalationRecord[]
  moves: CaseRecord['moves']
  master: { file: CaseFile; clocks: { kind: ClockKind; due_at: string | null }[] } | null
}

async function readParts(db: Reader, id: string, master: string | null): Promise<Parts> {
  const list = (inner: ReturnType<typeof sql>) => sql`(select coalesce(jsonb_agg(to_jsonb(x)), '[]') from (${inner}) x)`
  const { rows } = await sql<Parts>`select
    ${list(sql`select n, body from case_events where case_id = ${id} order by n`)} as events,
    ${list(sql`select hash, translate(encode(body, 'base64'), E'\n', '') as body from payloads where case_id = ${id} and body is not null`)} as payloads,
    ${list(sql`select kind, key, unit_id, started_at, due_at, colour, pause_reason, pause_until, pauses, is_provisional, asks from clocks
      where case_id = ${id} and stopped_at is null order by due_at nulls last`)} as clocks,
    ${list(sql`select distinct on (kind) kind, body from decisions where case_id = ${id} order by kind, n desc`)} as decisions,
    exists (select 1 from case_facts where case_id = ${id}) as has_facts,
    ${list(sql`select id, name, mime, bytes, thumbnail_key is not null as has_thumbnail from files where case_id = ${id} order by created_at, id`)} as files,
    ${list(sql`select id, name from people where id in (
      select (body->'actor'->>'person')::uuid from case_events where case_id = ${id} and body->'actor'->>'kind' = 'staff'
      union select (body->>'member')::uuid from case_events where case_id = ${id} and body->>'member' is not null
      union select handler_id from cases where id = ${id}
      union select person_id from messages where case_id = ${id})`)} as people,
    ${list(sql`select n, at, is_from_submitter, person_id, translate(encode(body, 'base64'), E'\n', '') as body from messages
      where case_id = ${id} order by n`)} as messages,
    ${list(sql`select decided_at from unsealings where case_id = ${id} and shown_times > 0 and withheld_ground is null order by 1`)} as unsealings,
    ${list(sql`select rung, clock_kind as clock, asks, at, answered_at from escalations where case_id = ${id} order by at, rung`)} as escalations,
    ${list(sql`select m.at, m.due_before as before, m.due_after as after, ch.reason from clock_moves m
      join calendar_changes ch on ch.id = m.change_id where m.case_id = ${id} and m.is_promise order by m.at`)} as moves,
    ${list(sql`select kind, to_case as other, true as is_from from case_links where from_case = ${id}
      union all select kind, from_case, false from case_links where to_case = ${id}`)} as links,
    ${list(sql`select person_id as person, p.name, count(distinct (since, round))::int as times, max(at) as last from crisis_calls k
      join people p on p.id = k.person_id where k.case_id = ${id} group by person_id, p.name order by min(at), p.name`)} as calls,
    (select jsonb_build_object('satisfaction', satisfaction, 'timeliness', timeliness) from ratings where case_id = ${id}) as rating,
    (select jsonb_build_object('file', m.file, 'clocks', ${list(sql`select kind, due_at from clocks where case_id = ${master}::uuid and stopped_at is null`)})
      from cases m where m.id = ${master}::uuid) as master`.execute(db)
  return rows[0] as Parts
}

/** Of these cases, the ones this reader may see. */
export async function readReferences(
  db: Reader,
  ids: readonly string[],
  access: Access,
): Promise<{ id: string; caseNo: string; status: CaseFile['status'] }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('cases')
    .select(['cases.id', 'case_no', 'status'])
    .where('cases.id', 'in', ids)
    .where(eb => access(eb as never))
    .execute()
  return rows.map(row => ({ id: row.id, caseNo: row.case_no, status: row.status as CaseFile['status'] }))
}
