/** What was edited, step by step, so that each can be taken back. Typing in one place within a second is one step. */
export interface History<T> {
  readonly past: readonly T[]
  readonly present: T
  readonly future: readonly T[]
  readonly last: { readonly place: string; readonly at: number } | null
}

/** Steps that can be taken back. */
export const MOST_STEPS = 200
const ONE_STEP_MS = 1000

export const begun = <T>(present: T): History<T> => ({ past: [], present, future: [], last: null })

/** `place` says where it was typed; a change without one is a step of its own. `at` in milliseconds. */
export function changed<T>(history: History<T>, next: T, at: number, place: string | null = null): History<T> {
  if (next === history.present) return history
  const { last, past, present } = history
  const goesOn = place !== null && last?.place === place && at - last.at < ONE_STEP_MS
  return {
    past: goesOn ? past : [...past, present].slice(-MOST_STEPS),
    present: next,
    future: [],
    last: place === null ? null : { place, at },
  }
}

export function undone<T>({ past, present, future, last }: History<T>): History<T> {
  const before = past.at(-1)
  if (before === undefined) return { past, present, future, last }
  return { past: past.slice(0, -1), present: before, future: [present, ...future], last: null }
}

export function redone<T>({ past, present, future, last }: History<T>): History<T> {
  const [next, ...rest] = future
  if (next === undefined) return { past, present, future, last }
  return { past: [...past, present], present: next, future: rest, last: null }
}

export const mayUndo = (history: History<unknown>): boolean => history.past.length > 0
export const mayRedo = (history: History<unknown>): boolean => history.future.length > 0
