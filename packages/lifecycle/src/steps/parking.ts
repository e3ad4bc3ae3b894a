import { type ActionOf, type Advanced, dateLack, lackOf, record, refuse, type Situation } from '../situation.ts'

/** 挂账 (T28): only for what may wait, with a plan, milestones and a review (§3.5). */
export function park(at: Situation, { plan, milestones }: ActionOf<'park'>): Advanced {
  if (milestones.length === 0) return refuse({ reason: 'missing', field: 'milestones' })
  for (const milestone of milestones) {
    const lack =
      dateLack('milestones.on', milestone.on, at.moment.day, 'future') ?? lackOf({ 'milestones.what': milestone.what })
    if (lack) return refuse(lack)
  }
  const lack = lackOf({ plan })
  return lack ? refuse(lack) : record(at, 'parked', { plan, milestones }, { status: 'parked' })
}

/** T29 */
export function resume(at: Situation, { reason }: ActionOf<'resume'>): Advanced {
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'resumed', { reason }, { status: at.caseFile.resumeTo ?? 'inProgress' })
}
