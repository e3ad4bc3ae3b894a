import { sql } from 'kysely'
import type { Database } from '../db/database.ts'

const KEY = 'demoBrought'
const LOCK = 730_211_904

/** Runs the work unless it was done to its end before; of several processes one does it and the others wait. */
export async function onceFor(db: Database, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async one => {
    await sql`select pg_advisory_lock(${LOCK})`.execute(one)
    try {
      const { rows } = await sql<{ there: boolean }>`select to_regclass('settings') is not null as there`.execute(one)
      if (rows[0]?.there && (await one.selectFrom('settings').select('key').where('key', '=', KEY).executeTakeFirst()))
        return false
      await work()
      await one.insertInto('settings').values({ key: KEY, value: 'true' }).execute()
      return true
    } finally {
      await sql`select pg_advisory_unlock(${LOCK})`.execute(one)
    }
  })
}
