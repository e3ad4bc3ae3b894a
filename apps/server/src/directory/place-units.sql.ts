import { sql } from 'kysely'
import type { Reader } from '../db/database.ts'
import type { Branch, Unit } from './units.sql.ts'

/** Writes units and branches in the given order; those that are there already stay as they are. */
export async function insertUnits(db: Reader, units: readonly Unit[], branches: readonly Branch[]): Promise<void> {
  const unitRows = units.map((unit, position) => ({ ...unit, zh: unit.name.zh, en: unit.name.en, position }))
  // Two steps: a unit may share its office with one that stands later in the list.
  await sql`insert into units (id, name_zh, name_en, kind, is_seed, duty_categories, peer_group, position)
    select * from jsonb_to_recordset(${JSON.stringify(unitRows)}::jsonb) as u
      (id text, zh text, en text, kind text, "isSeed" boolean, "dutyCategories" text[], "peerGroup" text, position int)
    on conflict (id) do nothing`.execute(db)
  await sql`update units set co_located_with = u."colocatedWith"
    from jsonb_to_recordset(${JSON.stringify(unitRows)}::jsonb) as u (id text, "colocatedWith" text)
    where units.id = u.id and units.co_located_with is null and u."colocatedWith" is not null`.execute(db)
  const branchRows = branches.map(branch => ({ ...branch, zh: branch.name.zh, en: branch.name.en }))
  await sql`insert into branches (id, unit_id, name_zh, name_en, areas, skills)
    select * from jsonb_to_recordset(${JSON.stringify(branchRows)}::jsonb) as b
      (id text, unit text, zh text, en text, areas text[], skills text[])
    on conflict (id) do nothing`.execute(db)
}
