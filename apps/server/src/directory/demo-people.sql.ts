import type { Reader, Trx } from '../db/database.ts'

const KEY = 'demoPeople'

/** True for the one who is to seed; whoever comes at the same moment waits for that one and is told no. */
export async function claimSeeding(trx: Trx): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('settings')
    .values({ key: KEY, value: '[]' })
    .onConflict(oc => oc.doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** A person to try the demo as: one for each role, with what to try. */
export interface DemoPerson {
  personId: string
  username: string
  name: string
  role: string
  unit: string
  hint: { zh: string; en: string }
}

/** The people shown on the sign-in page of a demo; none where there is no demo campus. */
export async function readDemoPeople(db: Reader): Promise<DemoPerson[]> {
  const row = await db.selectFrom('settings').select('value').where('key', '=', KEY).executeTakeFirst()
  return (row?.value ?? []) as unknown as DemoPerson[]
}

export async function keepDemoPeople(db: Reader, people: readonly DemoPerson[]): Promise<void> {
  await db
    .insertInto('settings')
    .values({ key: KEY, value: JSON.stringify(people) })
    .onConflict(oc => oc.column('key').doUpdateSet({ value: JSON.stringify(people) }))
    .execute()
}
