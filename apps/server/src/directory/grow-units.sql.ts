import { sql } from 'kysely'
import type { Trx } from '../db/database.ts'

export interface Names {
  readonly zh: string
  readonly en: string
}

/** Units and branches are added a few times a year: one at a time, so that codes, names and numbers stay unique. */
export async function stopOthersAddingUnits(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('units', 0))`.execute(trx)
}

/** At the end of the list. */
export async function putUnit(
  trx: Trx,
  unit: { id: string; name: Names; kind: string; duties: readonly string[]; peerGroup: string },
): Promise<void> {
  const { id, name, kind, duties, peerGroup } = unit
  await trx
    .insertInto('units')
    .values({
      id,
      name_zh: name.zh,
      name_en: name.en,
      kind,
      is_seed: false,
      duty_categories: [...duties],
      peer_group: peerGroup,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from units)`,
    })
    .execute()
}

export async function branchesOf(trx: Trx, unit: string): Promise<{ id: string; zh: string }[]> {
  return trx.selectFrom('branches').select(['id', 'name_zh as zh']).where('unit_id', '=', unit).execute()
}

export async function putBranch(
  trx: Trx,
  { id, unit, name }: { id: string; unit: string; name: Names },
): Promise<void> {
  await trx.insertInto('branches').values({ id, unit_id: unit, name_zh: name.zh, name_en: name.en }).execute()
}
