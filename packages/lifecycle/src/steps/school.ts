import { type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'
import type { Words } from '../terms.ts'

/** T37: a mark that two people set and lift together, `schoolLead` and `confidant`; the first of them only asks. */
export function freeze(at: Situation, { reason }: { readonly reason: Words }): Advanced {
  return together(at, reason, false)
}

export function unfreeze(at: Situation, { reason }: { readonly reason: Words }): Advanced {
  return together(at, reason, true)
}

function together(at: Situation, reason: Words, lift: boolean): Advanced {
  const lack = lackOf({ reason })
  if (lack) return refuse(lack)
  const role = at.by.kind === 'staff' && at.by.role === 'schoolLead' ? 'schoolLead' : 'confidant'
  const asked = at.caseFile.freezeAsked
  if (asked === null || asked.lift !== lift) return record(at, 'freezeAsked', { as: role, lift, reason })
  return lift ? record(at, 'unfrozen', { reason }) : record(at, 'frozen', { reason })
}
