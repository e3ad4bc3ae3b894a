import {
  COMPLETION_BOUNDS,
  type Escalation,
  type EscalationProblem,
  LIMIT_BOUNDS,
  type LimitByUrgency,
  parseEscalation,
  parseUnitEscalation,
  stricterOnly,
  strictest,
} from '@zuoyeben/lifecycle'
import type { Outputs } from '../trpc.ts'
import { CLOCK_WORDS } from '../words/clocks.ts'
import { type Word, word } from '../words/word.ts'

export type LimitsView = Outputs['configuration']['limits']
export type Sample = Outputs['configuration']['sampleCase']

export const URGENCIES = ['P0', 'P1', 'P2', 'P3'] as const
export type Urgency = (typeof URGENCIES)[number]

const COMPLETION: Readonly<Record<keyof typeof COMPLETION_BOUNDS, Word>> = {
  handle: word('办结（本单位）', 'Completion in the unit'),
  transfer: word('办结（转办）', 'Completion after a transfer'),
  instruct: word('办结（批办）', 'Completion by instruction'),
}

/** A row of the table: a step with its four limits, where they stand in the item, and how far each may be set. */
export interface LimitRow {
  readonly path: readonly string[]
  readonly name: Word
  readonly bound: (typeof LIMIT_BOUNDS)[keyof typeof LIMIT_BOUNDS]
}
export const LIMIT_ROWS: readonly LimitRow[] = [
  ...Object.entries(LIMIT_BOUNDS).map(([kind, bound]) => ({
    path: ['limits', kind],
    name: CLOCK_WORDS[kind as keyof typeof LIMIT_BOUNDS],
    bound,
  })),
  ...Object.entries(COMPLETION_BOUNDS).map(([course, bound]) => ({
    path: ['limits', 'completion', course],
    name: COMPLETION[course as keyof typeof COMPLETION_BOUNDS],
    bound,
  })),
]

/** The value at a place of an item. */
export const at = (item: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item)
export const rowAt = (item: unknown, { path }: LimitRow) => (at(item, path) ?? {}) as Partial<LimitByUrgency>

/** What somebody is writing, read as the server reads it: what it would make of the limits, and everything that is wrong with it. */
export interface ReadDraft {
  readonly problems: readonly EscalationProblem[]
  /** null while something is wrong. */
  readonly value: Escalation | null
}
export function readDraft(body: unknown, school: Escalation | null): ReadDraft {
  const read = school ? parseUnitEscalation(body, school) : parseEscalation(body)
  if (!read.ok) return { problems: read.problems, value: null }
  const looser = school ? stricterOnly(school, read.value) : []
  if (looser.length > 0) return { problems: looser, value: null }
  const limits = school ? strictest(school.limits, read.value.limits) : read.value.limits
  return { problems: [], value: { ...read.value, limits } }
}
