import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'

/**
 * Stores the fingerprint of a link where nobody holds its role and no earlier link is still good; of several processes that start at once
 * one gets it.
 */
export async function offerLink(
  db: Reader,
  link: { role: string; hash: string; now: Date; until: Date },
): Promise<boolean> {
  const { role, hash, now, until } = link
  const { numAffectedRows } = await sql`
    insert into admin_links (token_hash, role, expires_at)
    select ${hash}, ${role}, ${until}
    where not exists (select 1 from appointments a join people p on p.id = a.person_id and p.is_active
      where a.role = ${role} and a.starts_at <= ${now} and (a.ends_at is null or a.ends_at > ${now}))
    on conflict (role) do update set token_hash = excluded.token_hash, expires_at = excluded.expires_at, used_by = null, used_at = null
      where admin_links.used_at is not null or admin_links.expires_at <= ${now}`.execute(db)
  return numAffectedRows === 1n
}

/** Asked before anything costly is done for somebody who may hold no link at all. */
export async function isLinkGood(db: Reader, hash: string, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('admin_links')
    .select('role')
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row !== undefined
}

/** Uses a link up and returns its role; undefined when there is no such link, or it was used, or ran out. */
export async function useLink(trx: Trx, hash: string, person: string, now: Date): Promise<string | undefined> {
  const row = await trx
    .updateTable('admin_links')
    .set({ used_by: person, used_at: now })
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('role')
    .executeTakeFirst()
  return row?.role
}
