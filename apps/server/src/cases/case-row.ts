import { type CaseFile, type ClockKind, RESTRICTED_STATUSES, type UnitId } from '@zuoyeben/lifecycle'
import { SCHOOL_GROUP } from '../directory/read.ts'
import type { StoredClock } from './stored-clock.ts'

/** The columns beside `cases.file`: what lists, counts and the access policy ask about, derived from the file and its clocks alone. */

/** Windows and courtesy clocks are nobody's next duty. */
const NO_DUTY: readonly ClockKind[] = ['acknowledge', 'ratingWindow', 'reopenWindow', 'contestWindow', 'freezeReview']

/** The running clock that falls due first. */
export function mainClock(clocks: readonly StoredClock[]): StoredClock | null {
  const duties = clocks.filter(
    clock => clock.stoppedAt === null && clock.dueAt !== null && !NO_DUTY.includes(clock.kind),
  )
  return duties.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))[0] ?? null
}

/** The clock of the next duty, then the others by due time. */
export function mainFirst<Clock extends { kind: string; dueAt: Date | null }>(clocks: readonly Clock[]): Clock[] {
  const rank = (clock: Clock) => (NO_DUTY.includes(clock.kind as ClockKind) ? 1 : 0)
  const due = (clock: Clock) => clock.dueAt?.getTime() ?? Number.MAX_SAFE_INTEGER
  return [...clocks].sort((a, b) => rank(a) - rank(b) || due(a) - due(b))
}

export interface Derived {
  seenBy: string[]
  consulted: string[]
}

/** Units the case has ever been given to, less the recused ones: they keep their view of an ordinary case they handed on (C2-23). */
export function seenByUnits(file: CaseFile, before: readonly string[]): string[] {
  const units = new Set<string>(before)
  if (file.entryUnit) units.add(file.entryUnit)
  units.add(file.owner)
  if (file.status === 'transferPending' && file.transfer) units.add(file.transfer.to)
  for (const unit of file.coUnits) if (file.path === 'instruct') units.add(unit)
  units.delete(SCHOOL_GROUP)
  for (const unit of file.recused) units.delete(unit)
  return [...units].sort()
}

/** Units whose answer (协办) or opinion (审阅) is waited for: each once, and none that was recused since. */
export function unitsAsked(file: CaseFile): { answers: UnitId[]; opinions: UnitId[] } {
  const waiting = (units: readonly UnitId[]) => [...new Set(units)].filter(unit => !file.recused.includes(unit)).sort()
  const silent = file.status === 'circulating' ? (file.circulation?.units ?? []).filter(u => u.stance === null) : []
  return {
    answers: waiting(file.consults.filter(consult => !consult.answered).map(consult => consult.unit)),
    opinions: waiting(silent.map(each => each.unit)),
  }
}

/** The unit that has to accept or return a transfer; null where there is none, or where it was recused since. */
export function receiverOf(file: CaseFile): UnitId | null {
  const to = file.status === 'transferPending' ? (file.transfer?.to ?? null) : null
  return to !== null && file.recused.includes(to) ? null : to
}

/** Units asked for an answer or an opinion (协办, 审阅). */
export function consultedUnits(file: CaseFile): string[] {
  const units = new Set<string>([
    ...file.consults.map(c => c.unit),
    ...(file.circulation?.units.map(c => c.unit) ?? []),
  ])
  for (const unit of file.recused) units.delete(unit as UnitId)
  return [...units].sort()
}

/** The submitter does not accept that the case was not accepted, and the school group is to rule. */
export function isContested(file: CaseFile): boolean {
  return file.status === 'disputed' && file.dispute?.over === 'rejection'
}

export function isRestricted(file: CaseFile): boolean {
  return RESTRICTED_STATUSES.includes(file.status)
}

export interface RowFrame {
  caseNo: string
  at: string
  textPayload: string
  placePayload: string | null
  placeKey: string | null
  objectKey: string | null
  releases: Record<string, string>
  closedAt: string | null
}

export function rowOf(
  file: CaseFile,
  derived: Derived,
  clocks: readonly StoredClock[],
  frame: RowFrame,
): Record<string, unknown> {
  const main = mainClock(clocks)
  const asked = unitsAsked(file)
  return {
    id: file.id,
    case_no: frame.caseNo,
    version: file.version,
    file,
    status: file.status,
    entry_unit: file.entryUnit,
    owner_unit: file.owner,
    seen_by_units: derived.seenBy,
    consulted_units: derived.consulted,
    branch_id: file.branch,
    handler_id: file.handler,
    triager_id: file.triager,
    category: file.category,
    urgency: file.urgency,
    path: file.path,
    is_restricted: isRestricted(file),
    is_crisis: file.crisis,
    is_requested: file.requested !== null,
    is_contested: isContested(file),
    transfer_to: receiverOf(file),
    asked_units: asked.answers,
    opinion_units: asked.opinions,
    text_payload: frame.textPayload,
    place_payload: frame.placePayload,
    place_key: frame.placeKey,
    object_key: frame.objectKey,
    submitted_at: new Date(file.submittedAt).toISOString(),
    updated_at: frame.at,
    due_at: main?.dueAt ? new Date(main.dueAt).toISOString() : null,
    due_clock: main?.kind ?? null,
    colour: main?.colour ?? null,
    closed_at: frame.closedAt,
    releases: frame.releases,
  }
}
