import type { Action, ActionName } from './actions.ts'
import type { CaseFile, Status } from './case-file.ts'
import type { CaseEvent, Doer, EventType, Facts, Happening } from './events.ts'
import type { Terms } from './policy.ts'
import type { Refusal } from './refusals.ts'
import type { Moment, PersonId, UnitId, Words } from './terms.ts'

/** What `advance` promises: the facts that follow, or why not. Never both, never a throw. */
export type Advanced =
  | { readonly ok: true; readonly events: readonly CaseEvent[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a step is told: the table has already said that this status and this capacity may try. */
export interface Situation {
  readonly caseFile: CaseFile
  readonly by: Doer
  readonly moment: Moment
  readonly terms: Terms
  /** Units the actor may answer for when they are asked (consults, opinions). */
  readonly speaking: readonly UnitId[]
  /** Who the submitter is, where that is known: asked for the bar on rating, never recorded. */
  readonly submitter: PersonId | null
}

export type ActionOf<Name extends ActionName> = Extract<Action, { type: Name }>

export function refuse(refusal: Refusal): Advanced {
  return { ok: false, refusal }
}

/** The one fact most steps end in. Where status or owner are not named, they stay. */
export function record<Type extends EventType>(
  at: Situation,
  type: Type,
  facts: Facts[Type],
  change: { readonly status?: Status; readonly owner?: UnitId } = {},
): Advanced {
  const happening: Happening = {
    at: at.moment.at,
    day: at.moment.day,
    actor: at.by,
    before: at.caseFile.status,
    after: change.status ?? at.caseFile.status,
    ownerBefore: at.caseFile.owner,
    ownerAfter: change.owner ?? at.caseFile.owner,
  }
  return { ok: true, events: [fact(type, happening, facts)] }
}

/** The three parts together are that event by definition; the compiler cannot see it for a type that is still open. */
function fact<Type extends EventType>(type: Type, happening: Happening, facts: Facts[Type]): CaseEvent {
  return { ...facts, ...happening, type } as CaseEvent
}

export function personOf(by: Doer): PersonId | null {
  return by.kind === 'staff' ? by.person : null
}

/** Refuses words that are not there or too short to say anything. */
export function lackOf(fields: Readonly<Record<string, Words>>, min = 1): Refusal | null {
  for (const [field, words] of Object.entries(fields)) {
    if (words.chars === 0) return { reason: 'missing', field }
    if (words.chars < min) return { reason: 'tooShort', field, min }
  }
  return null
}

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/

/** Refuses what is no local date `YYYY-MM-DD`, or lies on the wrong side of today. */
export function dateLack(field: string, date: string, today: string, side: 'past' | 'future'): Refusal | null {
  if (!DATE.test(date)) return { reason: 'notADate', field }
  if (side === 'past' && date > today) return { reason: 'inTheFuture', field }
  if (side === 'future' && date < today) return { reason: 'inThePast', field }
  return null
}
