import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { FlagSource, UnitId } from '../terms.ts'

const SOURCE_OF: Readonly<Record<Situation['by']['kind'], FlagSource>> = {
  submitter: 'self',
  system: 'rule',
  staff: 'human',
}

/**
 * Cuts visibility at once: the case goes to the school group and everything else waits (amendments, "Gate and routing"). Recusal and
 * bypass name units that must not get it back: the entry unit, and for recusal the unit that has it now.
 */
export function flag(at: Situation, { class: flagClass, source, reason }: ActionOf<'flag'>): Advanced {
  if (source !== SOURCE_OF[at.by.kind]) return refuse({ reason: 'wrongFlagSource' })
  const { entryUnit, owner, recused, status } = at.caseFile
  const named = new Set<UnitId>()
  if (flagClass === 'bypass' || flagClass === 'recusal') {
    if (entryUnit) named.add(entryUnit)
    if (flagClass === 'recusal' && owner !== at.terms.schoolGroup) named.add(owner)
  }
  const facts = { class: flagClass, source, reason, recused: [...named].filter(unit => !recused.includes(unit)) }
  if (status === 'held' || status === 'reportedUp') return record(at, 'flagged', facts)
  return record(at, 'flagged', facts, { status: 'held', owner: at.terms.schoolGroup })
}

/** T04 from `held`, T07 from `reportedUp`. Silence of the submitter is no consent. */
export function clearFlag(at: Situation, { reason, submitterAgrees }: ActionOf<'clearFlag'>): Advanced {
  const { status, flags, heldFrom, entryUnit, recused } = at.caseFile
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  if (!submitterAgrees && (status === 'reportedUp' || flags.some(each => each.source === 'self'))) {
    return refuse({ reason: 'selfFlagNeedsConsent' })
  }
  const owner = heldFrom?.owner ?? entryUnit ?? at.terms.schoolGroup
  if (!submitterAgrees && recused.includes(owner)) return refuse({ reason: 'recusedUnit', unit: owner })
  const back = status === 'held' && heldFrom ? heldFrom.status : 'triage'
  return record(at, 'flagCleared', { reason, submitterAgrees }, { status: back, owner })
}

/** A bypassed case whose matter is ordinary goes to a unit that is not recused; the recused one needs the submitter's word. */
export function routeAround(at: Situation, { unit, reason, submitterAgrees }: ActionOf<'routeAround'>): Advanced {
  const { flags, recused } = at.caseFile
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  const own = flags.some(each => each.source === 'self' && each.class !== 'bypass' && each.class !== 'recusal')
  if (own && !submitterAgrees) return refuse({ reason: 'selfFlagNeedsConsent' })
  if (recused.includes(unit) && !submitterAgrees) return refuse({ reason: 'recusedUnit', unit })
  return record(at, 'routedAround', { unit, reason, submitterAgrees }, { status: 'triage', owner: unit })
}

/** T05: the unit's view ends with this event (C2-11). */
export function reportUp(at: Situation, { class: reported, reason }: ActionOf<'reportUp'>): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  return record(at, 'reportedUp', { class: reported, reason }, { status: 'reportedUp', owner: at.terms.schoolGroup })
}

/** T06: the proper channel has given a receipt (Q6). */
export function handOver(at: Situation, { channel, receiptNo, note }: ActionOf<'handOver'>): Advanced {
  if (receiptNo === '') return refuse({ reason: 'missing', field: 'receiptNo' })
  return record(at, 'handedOver', { channel, receiptNo, note }, { status: 'handedOver' })
}
