import type { Reader } from '../db/database.ts'

/** The name of a person in the directory; null once the person is no longer there. */
export async function readName(db: Reader, person: string): Promise<string | null> {
  const row = await db.selectFrom('people').select('name').where('id', '=', person).executeTakeFirst()
  return row?.name ?? null
}
