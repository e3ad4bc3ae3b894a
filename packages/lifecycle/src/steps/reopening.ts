import { type ActionOf, type Advanced, lackOf, record, refuse, type Situation } from '../situation.ts'

/** T33: work goes on with the one who did it, on a new clock. */
export function reopen(at: Situation, { reason }: ActionOf<'reopen'>): Advanced {
  const lack = lackOf({ reason })
  return lack ? refuse(lack) : record(at, 'reopened', { reason }, { status: 'inProgress' })
}
