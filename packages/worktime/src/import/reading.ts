import type { DateText } from '../instant.ts'
import type { Problem } from '../problem.ts'

/** One stretch as a reader found it. */
export type Found = {
  readonly line: number
  readonly from: DateText
  readonly to: DateText
  readonly name: string | null
  readonly works: boolean
}
export type Reading = {
  readonly found: readonly Found[]
  readonly problems: readonly Problem[]
  readonly passedOver: readonly PassedOver[]
}
export type PassedOver = { readonly line: number; readonly text: string }
