import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'

export interface History {
  /** Open ordinary cases of the same category and place, about the same thing, of the last fortnight; newest first. */
  readonly alike: readonly string[]
  /** This person's own open cases of the same kind. */
  readonly own: readonly string[]
}

export interface Likeness {
  readonly category: string | null
  readonly placeKey: string | null
  readonly objectKey: string | null
  /** Of the submitter (cases/submitter-mark.ts). */
  readonly mark: string | null
  readonly since: Date
}

/**
 * Candidates come from structure, not from the likeness of texts (practice.md, finding 5). Restricted cases are never among them:
 * a person must not learn from a hint that there is one.
 */
export async function readHistory(db: Reader, likeness: Likeness): Promise<History> {
  const { category, placeKey, objectKey, mark, since } = likeness
  if (category === null || objectKey === null) return { alike: [], own: [] }
  const { rows } = await sql<{ id: string; mine: boolean }>`
    select cases.id, coalesce(s.person_mark = ${mark}, false) as mine
    from cases join case_submitters s on s.case_id = cases.id
    where category = ${category} and object_key = ${objectKey} and not is_restricted and submitted_at >= ${since}
      and status not in ('closed', 'archived', 'rejected', 'withdrawn', 'merged', 'handedOver')
      and (place_key = ${placeKey} or s.person_mark = ${mark})
    order by submitted_at desc limit 5`.execute(db)
  return {
    alike: rows.filter(row => !row.mine).map(row => row.id),
    own: rows.filter(row => row.mine).map(row => row.id),
  }
}
