import type { CaseEvent } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import type { CaseRecord, ClockRecord } from './case-reads.sql.ts'
import type { ClockView, FileView, TimelineEntry } from './case-views.ts'
import { hideIn } from './personal.ts'
import { isWords, wordsIn } from './words.ts'

/** The texts of a case, opened with its key. */
export class Texts {
  readonly #byHash = new Map<string, unknown>()

  /** @param isHidden numbers that lead to a person are shown as marks (personal.ts) */
  constructor(app: App, record: CaseRecord, isHidden = false) {
    const key = app.vault.unwrap(record.wrappedKey)
    for (const [hash, body] of record.payloads) {
      const value = app.vault.open(key, body)
      this.#byHash.set(hash, isHidden ? hideIn(value) : value)
    }
  }

  /** null: it was never written, or it was destroyed. */
  text(hash: string | null): string | null {
    const value = hash === null ? null : this.#byHash.get(hash)
    return typeof value === 'string' ? value : null
  }

  value(hash: string): unknown {
    return this.#byHash.get(hash)
  }

  strings(): ReadonlyMap<string, string> {
    return new Map([...this.#byHash].flatMap(([hash, value]) => (typeof value === 'string' ? [[hash, value]] : [])))
  }
}

export function clockView(clock: ClockRecord, now: number): ClockView {
  return {
    kind: clock.kind,
    startedAt: clock.startedAt.toISOString(),
    dueAt: clock.dueAt?.toISOString() ?? null,
    colour: clock.colour as ClockView['colour'],
    paused: pauseOf(clock, now),
    provisional: clock.isProvisional,
  }
}

/** Why it stands still and until when at the latest: by where the case stands, or because the school has declared force majeure. */
function pauseOf({ pauseReason, pauseUntil, pauses }: ClockRecord, now: number): ClockView['paused'] {
  if (pauseReason !== null) return { reason: pauseReason, until: pauseUntil?.toISOString() ?? null }
  const declared = pauses.find(({ from, to, reason }) => reason === 'forceMajeure' && from <= now && (to ?? 0) > now)
  return declared?.to ? { reason: 'forceMajeure', until: new Date(declared.to).toISOString() } : null
}

/** @param proof query that opens the file without a session (`?e=…&s=…`); nothing for those who have one. */
export function fileView(file: CaseRecord['files'][number], proof = ''): FileView {
  const url = `/files/${file.id}`
  return {
    id: file.id,
    name: file.name,
    mime: file.mime,
    bytes: file.bytes,
    url: `${url}${proof}`,
    thumbnailUrl: file.hasThumbnail ? `${url}/thumbnail${proof}` : null,
  }
}

/** Fields of an event that say who, when and where it stood; the timeline shows them in its own way. */
const FRAME = new Set([
  'type',
  'at',
  'day',
  'actor',
  'before',
  'after',
  'ownerBefore',
  'ownerAfter',
  'caseId',
  'answers',
  'gate',
  'consent',
  'form',
  'files',
])

export function timelineEntry(app: App, record: CaseRecord, texts: Texts, n: number, event: CaseEvent): TimelineEntry {
  const body = event as unknown as Record<string, unknown>
  const parts = Object.fromEntries(Object.entries(body).filter(([name]) => !FRAME.has(name)))
  const words: Record<string, string> = {}
  for (const { path, words: named } of wordsIn(parts)) {
    const text = texts.text(named.payload)
    if (text !== null) words[path] = text
  }
  const files = [...filesNamed(body.files), ...filesNamed(body.evidence)]
  return {
    n,
    at: new Date(event.at).toISOString(),
    type: event.type,
    by: {
      kind: event.actor.kind,
      person:
        event.actor.kind === 'staff'
          ? { id: event.actor.person, name: record.people.get(event.actor.person) ?? '—' }
          : null,
      role: event.actor.kind === 'staff' ? event.actor.role : null,
      unit: event.actor.kind === 'staff' ? app.directory.unitRef(event.ownerAfter) : null,
    },
    statusAfter: event.after,
    words,
    data: plainData(app, record, parts),
    files: record.files.filter(file => files.includes(file.id)).map(file => fileView(file)),
  }
}

function filesNamed(value: unknown): string[] {
  return Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
}

/** Scalars of an event with ids replaced by names, nested names joined by a dot. */
function plainData(app: App, record: CaseRecord, parts: Record<string, unknown>, path = ''): TimelineEntry['data'] {
  const data: TimelineEntry['data'] = {}
  for (const [name, value] of Object.entries(parts)) {
    const full = path ? `${path}.${name}` : name
    if (isWords(value) || value === null) continue
    if (Array.isArray(value)) {
      const plain = value.filter(item => typeof item === 'string').map(item => nameOf(app, record, item))
      if (plain.length > 0 && name !== 'files' && name !== 'evidence') data[full] = plain.join('、')
    } else if (typeof value === 'object')
      Object.assign(data, plainData(app, record, value as Record<string, unknown>, full))
    else if (typeof value === 'string') data[full] = nameOf(app, record, value)
    else if (typeof value === 'number' || typeof value === 'boolean') data[full] = value
  }
  return data
}

function nameOf(app: App, record: CaseRecord, id: string): string {
  return app.directory.unit(id)?.name.zh ?? app.directory.branch(id)?.name.zh ?? record.people.get(id) ?? id
}
