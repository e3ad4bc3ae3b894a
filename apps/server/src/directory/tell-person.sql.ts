import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

/** Tells somebody of their own account, in the transaction that does it: rolled back, nobody was told. The words are in notices/. */
export async function tellPerson(
  trx: Trx,
  {
    id,
    person,
    kind,
    at,
  }: { id: string; person: string; kind: 'factorAdded' | 'factorRemoved' | 'factorsReset'; at: Date },
): Promise<void> {
  await trx
    .insertInto('notices')
    .values({ id, person_id: person, case_id: null, kind, data: '{}', created_at: at, dedupe_key: `${kind}:${id}` })
    .execute()
  await sql`select pg_notify('zuoyeben_notices', ${JSON.stringify({ people: [person] })})`.execute(trx)
}
