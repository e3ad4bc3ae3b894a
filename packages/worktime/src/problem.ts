/** A sentence in both languages. */
export type Words = { readonly zh: string; readonly en: string }

/** Why a text or document was refused: where (a path such as `school.hours[0].spans[1]`) and a reason for people. */
export type Problem = { readonly code: ProblemCode; readonly place: string; readonly reason: Words }

export type ProblemCode =
  | 'wrongType'
  | 'unknownField'
  | 'badDate'
  | 'badTime'
  | 'outOfRange'
  | 'reversed'
  | 'overlap'
  | 'contradiction'
  | 'duplicate'
  | 'empty'
  | 'tooMany'
  | 'badLimit'

/** What a parser returns: the value, or every problem found (never both, never an exception). */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }
