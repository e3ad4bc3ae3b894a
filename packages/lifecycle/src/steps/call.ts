import { type Advanced, record, type Situation } from '../situation.ts'

/** One of those who are called about a danger to life has it: nobody is called any more, and who it was stays on record. */
export function acknowledge(at: Situation): Advanced {
  return record(at, 'acknowledged', {})
}
