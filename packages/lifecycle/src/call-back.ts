import type { CaseFile } from './case-file.ts'

/** What a call-back still lacks before a case may be closed without contact. */
export const CALL_BACK_LACKS = ['day', 'means'] as const
export type CallBackLack = (typeof CALL_BACK_LACKS)[number]
export interface CallBackSoFar {
  /** Different days and means on which somebody tried. */
  readonly days: number
  readonly means: number
  /** Empty: contact, or attempts enough. */
  readonly lacks: readonly CallBackLack[]
}
type Tried = Pick<CaseFile, 'attempts' | 'identityMode' | 'verified'>

/**
 * Contact, or attempts on two days by two means (C2-27, Q9). Whoever is sealed from those who call, or submitted without signing in, is
 * reached by messages of the platform alone: then two of them on two days are enough.
 */
export function callBackSoFar({ attempts, identityMode, verified }: Tried): CallBackSoFar {
  const days = new Set(attempts.map(attempt => attempt.day)).size
  const tried = new Set(attempts.flatMap(attempt => attempt.means ?? []))
  if (attempts.some(attempt => attempt.reached)) return { days, means: tried.size, lacks: [] }
  const byPageAlone = identityMode === 'sealedFromHandlers' || !verified
  const written = new Set(attempts.filter(attempt => attempt.means === 'message').map(attempt => attempt.day))
  const isEnough = tried.size >= 2 || (byPageAlone && written.size >= 2)
  return {
    days,
    means: tried.size,
    lacks: [...(days < 2 ? (['day'] as const) : []), ...(isEnough ? [] : (['means'] as const))],
  }
}

export const isCalledBack = (file: Tried): boolean => callBackSoFar(file).lacks.length === 0
