import type { Waiver } from '../rule-set.ts'
import type { Finding } from './finding.ts'

export interface Waived {
  /** What still asks to be looked at. */
  readonly open: readonly Finding[]
  readonly waived: readonly { readonly finding: Finding; readonly waiver: Waiver }[]
  /** Waivers whose last day is over: their findings are open again. */
  readonly expired: readonly Waiver[]
  /** Waivers of findings that are not found any more, because they were mended or their rules now say something else. */
  readonly idle: readonly Waiver[]
}

/**
 * Lays waivers over findings. `today` is `YYYY-MM-DD`. A waiver without a reason, or with no day in that form, waives nothing: it counts as
 * expired. Of several for one finding the one that lasts longest counts.
 */
export const applyWaivers = (findings: readonly Finding[], waivers: readonly Waiver[], today: string): Waived => {
  const isInForce = ({ reason, until }: Waiver): boolean =>
    reason.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(until) && until >= today
  const found = new Set(findings.map(finding => finding.id))
  const best = new Map<string, Waiver>()
  for (const waiver of waivers.filter(isInForce))
    if (waiver.until > (best.get(waiver.findingId)?.until ?? '')) best.set(waiver.findingId, waiver)
  return {
    open: findings.filter(finding => !best.has(finding.id)),
    waived: findings.flatMap(finding => {
      const waiver = best.get(finding.id)
      return waiver === undefined ? [] : [{ finding, waiver }]
    }),
    expired: waivers.filter(waiver => found.has(waiver.findingId) && !isInForce(waiver)),
    idle: waivers.filter(waiver => !found.has(waiver.findingId)),
  }
}
