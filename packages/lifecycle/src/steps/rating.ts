import { type ActionOf, type Advanced, record, refuse, type Situation } from '../situation.ts'

/** Two separate scores of one to five, and words if the submitter likes (C3-02). Nothing is filled in beforehand. */
export function rate(at: Situation, { satisfaction, timeliness, words }: ActionOf<'rate'>): Advanced {
  for (const [field, score] of Object.entries({ satisfaction, timeliness })) {
    if (!Number.isInteger(score) || score < 1 || score > 5)
      return refuse({ reason: 'outOfRange', field, min: 1, max: 5 })
  }
  return record(at, 'rated', { satisfaction, timeliness, words })
}
