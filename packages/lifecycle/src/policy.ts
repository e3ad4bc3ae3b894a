import type { CaseFile } from './case-file.ts'
import type { ClockKind, ExtensionByUrgency, Limits } from './clock-kinds.ts'
import type { CaseId, PersonId, UnitId } from './terms.ts'

/**
 * All the lifecycle has to be told besides the case, the actor and the moment: plain data, gathered by the caller in the same
 * transaction. Nothing in it is looked up by the lifecycle itself.
 */
export interface Terms {
  /** Number for the case `submit` gives birth to. */
  readonly newCaseId: CaseId
  /** 总答题组, a unit of its own kind: owner of held, reported and disputed cases. */
  readonly schoolGroup: UnitId
  /** 党办校办: circulates and records instructions. */
  readonly circulationUnit: UnitId
  /** Offices that share a location share their people: what one is recused from, so is the other (Q14). Read both ways. */
  readonly neighbours: ReadonlyMap<UnitId, readonly UnitId[]>
  /** 直属党支部: no branches below; the branch secretary reviews and members do the work (DOC-02). */
  readonly directBranchUnits: ReadonlySet<UnitId>
  /** Units not ready yet: 总答题组 stands in as officer and reviewer (amendments, "Readiness"). */
  readonly standIn: ReadonlySet<UnitId>
  /** Limits of the school's release, and of the units that are stricter. */
  readonly limits: Limits
  readonly unitLimits: ReadonlyMap<UnitId, Limits>
  readonly extension: ExtensionByUrgency
  /** Windows (rating, reopening, contesting) of this case that have not run out; of a merged case, those of its master. */
  readonly windows: ReadonlySet<ClockKind>
  /** What the ladder has asked of this case and nobody has answered (§3.6); `latest` is the last day that may be promised. */
  readonly asked: { readonly by: 'planWithDate' | 'reasonAndNewDate'; readonly latest: string | null } | null
  /** The case named as master by `merge`, or the master of a merged case; null where there is none. */
  readonly master: (Pick<CaseFile, 'id' | 'status'> & { readonly participants: readonly PersonId[] }) | null
  /** A school setting: submission without signing in, marked unverified. */
  readonly anonymousSubmission: boolean
}
