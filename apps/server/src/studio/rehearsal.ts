import type { Path, Urgency } from '@zuoyeben/lifecycle'
import type { Bilingual, UnitRef } from '../cases/case-views.ts'

/** A number of restricted cases as it is told: one to four are `few`. */
export type Few = number | 'few'

export interface RehearsedWay {
  readonly unit: UnitRef
  readonly path: Path
  readonly urgency: Urgency
  /** The gate would hold it. */
  readonly isHeld: boolean
  /** The rule by its title, for a reader who may know it; null: the fallback. */
  readonly rule: { readonly id: string; readonly title: Bilingual } | null
  readonly sentence: Bilingual
}
export interface RehearsedCase {
  readonly caseNo: string
  readonly submittedAt: string
  /** Restricted now, and shown to the cleared alone. */
  readonly isRestricted: boolean
  readonly before: RehearsedWay
  readonly after: RehearsedWay
}

/** What rules that are not in force would have made of past cases, beside those that are. Figures are of ordinary cases. */
export interface Rehearsal {
  readonly total: number
  /** Ordinary cases that could not be tried: from before it was kept what they were decided from, held at first, or their words are gone. */
  readonly withoutFacts: number
  /** Cases that would be treated otherwise. */
  readonly changed: number
  readonly flow: readonly { readonly from: UnitRef; readonly to: UnitRef; readonly cases: number }[]
  readonly load: readonly { readonly unit: UnitRef; readonly before: number; readonly after: number }[]
  /** By unit and urgency, with the limit that the unit has for handling such a case. */
  readonly urgency: readonly {
    readonly unit: UnitRef
    readonly urgency: Urgency
    readonly limit: string | null
    readonly before: number
    readonly after: number
  }[]
  /** Ordinary cases that the gate would hold. */
  readonly newlyHeld: number
  /** Restricted cases that the gate would not hold any more: not to be published. */
  readonly newlyVisible: Few
  /** For rules of the school, by the unit that cases came in at. */
  readonly colleges:
    | readonly {
        readonly unit: UnitRef
        readonly cases: number
        readonly changed: number
        /** The school's rules change for them, and a rule of the unit decides all the same. */
        readonly overridden: number
        /** Why the unit's own rules could not stand beside these. */
        readonly invalid: Bilingual | null
      }[]
    | null
  /** Changed cases that the reader may see, newest first. */
  readonly cases: { readonly rows: readonly RehearsedCase[]; readonly isMore: boolean }
}
