import { type ActionOf, type Advanced, dateLack, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { FlagSource, UnitId } from '../terms.ts'

const SOURCE_OF: Readonly<Record<Situation['by']['kind'], FlagSource>> = {
  submitter: 'self',
  system: 'rule',
  staff: 'human',
}

/**
 * Cuts visibility at once: the case goes to the school group and everything else waits (amendments, "Gate and routing"). Recusal and
 * bypass name units that must not get it back: the entry unit, for recusal the unit that has it now, and the offices next door to them.
 */
export function flag(at: Situation, { class: flagClass, source, reason }: ActionOf<'flag'>): Advanced {
  if (source !== SOURCE_OF[at.by.kind]) return refuse({ reason: 'wrongFlagSource' })
  const { entryUnit, owner, recused, status } = at.caseFile
  const named = new Set<UnitId>()
  if (flagClass === 'bypass' || flagClass === 'recusal') {
    if (entryUnit) named.add(entryUnit)
    if (flagClass === 'recusal' && owner !== at.terms.schoolGroup) named.add(owner)
  }
  for (const unit of [...named]) for (const other of at.terms.neighbours.get(unit) ?? []) named.add(other)
  const facts = { class: flagClass, source, reason, recused: [...named].filter(unit => !recused.includes(unit)) }
  if (status === 'held' || status === 'reportedUp') return record(at, 'flagged', facts)
  return record(at, 'flagged', facts, { status: 'held', owner: at.terms.schoolGroup })
}

/** T04 from `held`, T07 from `reportedUp`. */
export function clearFlag(at: Situation, { reason }: ActionOf<'clearFlag'>): Advanced {
  const { status, flags, heldFrom, entryUnit, recused } = at.caseFile
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  const owner = heldFrom?.owner ?? entryUnit ?? at.terms.schoolGroup
  const submitterAgrees = hasAgreed(at, owner)
  if (!submitterAgrees && (status === 'reportedUp' || flags.some(each => each.source === 'self'))) {
    return refuse({ reason: 'selfFlagNeedsConsent' })
  }
  if (!submitterAgrees && recused.includes(owner)) return refuse({ reason: 'recusedUnit', unit: owner })
  const back = status === 'held' && heldFrom ? heldFrom.status : 'triage'
  return record(at, 'flagCleared', { reason, submitterAgrees }, { status: back, owner })
}

/**
 * A bypassed case whose matter is ordinary goes to a unit that is not recused, without asking: that is what its submitter wished. A
 * recused unit, and any other flag of the submitter, needs the submitter's word.
 */
export function routeAround(at: Situation, { unit, reason }: ActionOf<'routeAround'>): Advanced {
  const { flags, recused } = at.caseFile
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  const submitterAgrees = hasAgreed(at, unit)
  const own = flags.some(each => each.source === 'self' && each.class !== 'bypass')
  if (own && !submitterAgrees) return refuse({ reason: 'selfFlagNeedsConsent' })
  if (recused.includes(unit) && !submitterAgrees) return refuse({ reason: 'recusedUnit', unit })
  return record(at, 'routedAround', { unit, reason, submitterAgrees }, { status: 'triage', owner: unit })
}

/** The submitter's recorded yes to this very unit. Nobody can say it for them, and silence is not one. */
function hasAgreed({ caseFile: { consent } }: Situation, unit: UnitId): boolean {
  return consent !== null && consent.unit === unit && consent.agrees === true
}

/** T05: the unit's view ends with this event (C2-11). */
export function reportUp(at: Situation, { class: reported, reason }: ActionOf<'reportUp'>): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  return record(at, 'reportedUp', { class: reported, reason }, { status: 'reportedUp', owner: at.terms.schoolGroup })
}

/** T06: the proper channel has given a receipt (Q6). */
export function handOver(at: Situation, action: ActionOf<'handOver'>): Advanced {
  const { channel, receiptNo, receiptOn, note } = action
  if (receiptNo === '') return refuse({ reason: 'missing', field: 'receiptNo' })
  const wrong = dateLack('receiptOn', receiptOn, at.moment.day, 'past')
  if (wrong) return refuse(wrong)
  return record(at, 'handedOver', { channel, receiptNo, receiptOn, note }, { status: 'handedOver' })
}
