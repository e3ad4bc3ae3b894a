import { type ActionOf, type Advanced, dateLack, lackOf, record, refuse, type Situation } from '../situation.ts'

/** C2-23; with `toSubmitter` it is the substantive reply of C2-24. */
export function note(at: Situation, { text, toSubmitter }: ActionOf<'note'>): Advanced {
  const lack = lackOf({ text })
  return lack ? refuse(lack) : record(at, 'noted', { text, toSubmitter })
}

/** `percent` is added to the completion limit, up to what §3.5 allows for the urgency. */
export function extend(at: Situation, { reason, percent }: ActionOf<'extend'>): Advanced {
  const max = at.terms.extension[at.caseFile.urgency]
  if (!Number.isInteger(percent) || percent < 1 || percent > max) {
    return refuse({ reason: 'outOfRange', field: 'percent', min: 1, max })
  }
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'extended', { reason, percent })
}

/** §3.6: a plan with its day, or after the due a reason with a new day within one working day. No limit moves by it, and no count. */
export function promise(at: Situation, { reason, on }: ActionOf<'promise'>): Advanced {
  const latest = at.terms.asked?.latest ?? null
  const lack = lackOf({ reason }) ?? dateLack('on', on, at.moment.day, 'future')
  if (lack) return refuse(lack)
  if (latest !== null && on > latest) return refuse({ reason: 'tooLate', field: 'on', latest })
  return record(at, 'promised', { reason, on })
}
