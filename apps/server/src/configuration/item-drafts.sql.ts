import { sql } from 'kysely'
import type { Reader, Trx } from '../db/database.ts'
import type { ItemKind } from './item-rules.ts'

/** An item that is being written, on top of a release, by everybody who may propose it. It may be unfit as long as it is a draft. */
export interface ItemDraft {
  readonly id: string
  readonly scope: string
  readonly kind: ItemKind
  readonly name: string
  readonly baseN: number
  readonly body: unknown
  /** Counts every change of it. */
  readonly version: number
  readonly by: { readonly id: string; readonly name: string }
  /** Everybody who wrote on it, its creator too. */
  readonly editedBy: readonly string[]
  readonly at: Date
}

const drafts = (db: Reader) =>
  db
    .selectFrom('item_drafts as d')
    .innerJoin('people', 'people.id', 'd.created_by')
    .select(['d.id', 'd.scope', 'd.kind', 'd.name', 'd.base_n', 'd.version', 'd.created_by', 'd.edited_by'])
    .select(['d.updated_at', 'people.name as creator'])
    .where('d.proposal', 'is', null)

type Row = Awaited<ReturnType<ReturnType<typeof drafts>['execute']>>[number]
const outlineOf = (row: Row): Omit<ItemDraft, 'body'> => ({
  id: row.id,
  scope: row.scope,
  kind: row.kind as ItemKind,
  name: row.name,
  baseN: row.base_n,
  version: row.version,
  by: { id: row.created_by, name: row.creator },
  editedBy: row.edited_by,
  at: row.updated_at,
})

/** What a list says of a draft. `isOvertaken`: the item is not any more what it was in the base. */
export type DraftOutline = Omit<ItemDraft, 'body'> & { readonly isOvertaken: boolean }

/**
 * Those of a scope and kind, the one that was touched last first, without what stands in them; proposed ones are not among them.
 * @param inForce the content address of the item in force, if there is one
 */
export async function draftsOf(db: Reader, scope: string, kind: ItemKind, inForce?: string): Promise<DraftOutline[]> {
  const rows = await drafts(db)
    .leftJoin('releases as r', join => join.onRef('r.scope', '=', 'd.scope').onRef('r.n', '=', 'd.base_n'))
    .select(sql<string | null>`r.items->>d.kind`.as('base_hash'))
    .where('d.scope', '=', scope)
    .where('d.kind', '=', kind)
    .orderBy('d.updated_at', 'desc')
    .orderBy('d.id')
    .execute()
  return rows.map(row => ({ ...outlineOf(row), isOvertaken: row.base_hash !== (inForce ?? null) }))
}

export async function draftById(db: Reader, id: string): Promise<ItemDraft | null> {
  const row = await drafts(db).select('d.body').where('d.id', '=', id).executeTakeFirst()
  return row ? { ...outlineOf(row), body: row.body } : null
}

/** The same, held until the transaction ends. */
export async function holdDraft(trx: Trx, id: string): Promise<ItemDraft | null> {
  const row = await drafts(trx).select('d.body').where('d.id', '=', id).forUpdate('d').executeTakeFirst()
  return row ? { ...outlineOf(row), body: row.body } : null
}

/** The drafts of a scope and kind are counted, found by name and begun by one at a time. */
export async function holdDrafts(trx: Trx, scope: string, kind: ItemKind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`zuoyeben drafts ${scope} ${kind}`}))`.execute(trx)
}

export interface NewDraft extends Pick<ItemDraft, 'id' | 'scope' | 'kind' | 'name' | 'baseN' | 'body' | 'at'> {
  readonly by: string
}

export async function insertDraft(trx: Trx, made: NewDraft): Promise<void> {
  await trx
    .insertInto('item_drafts')
    .values({
      id: made.id,
      scope: made.scope,
      kind: made.kind,
      name: made.name,
      base_n: made.baseN,
      body: JSON.stringify(made.body),
      created_by: made.by,
      edited_by: [made.by],
      created_at: made.at,
      updated_at: made.at,
    })
    .execute()
}

export interface DraftEdit {
  readonly id: string
  /** The version it was made from. */
  readonly version: number
  readonly body?: unknown
  readonly name?: string
  readonly baseN?: number
  readonly by: string
  readonly at: Date
}

/** Its new version; null where it is not of that version any more, or gone: nothing was taken then. */
export async function editDraft(db: Reader, { id, version, body, name, baseN, by, at }: DraftEdit) {
  const wrote = body !== undefined
  const row = await db
    .updateTable('item_drafts')
    .set(eb => ({
      version: eb('version', '+', 1),
      updated_at: at,
      ...(wrote ? { body: JSON.stringify(body) } : {}),
      ...(name === undefined ? {} : { name }),
      ...(baseN === undefined ? {} : { base_n: baseN }),
      ...(wrote ? { edited_by: sql<string[]>`array(select distinct unnest(edited_by || ${by}::uuid))` } : {}),
    }))
    .where('id', '=', id)
    .where('version', '=', version)
    .where('proposal', 'is', null)
    .returning('version')
    .executeTakeFirst()
  return row?.version ?? null
}

export async function dropDraft(trx: Trx, id: string): Promise<void> {
  await trx.deleteFrom('item_drafts').where('id', '=', id).execute()
}

/** As long as it is proposed it is nobody's to edit. */
export async function lendDraft(trx: Trx, id: string, proposal: string): Promise<void> {
  await trx.updateTable('item_drafts').set({ proposal }).where('id', '=', id).execute()
}

/** What a proposal was made of comes back when it comes to nothing, and goes when it is in force. */
export async function returnDraft(trx: Trx, proposal: string): Promise<void> {
  await trx.updateTable('item_drafts').set({ proposal: null }).where('proposal', '=', proposal).execute()
}
export async function spendDraft(trx: Trx, proposal: string): Promise<void> {
  await trx.deleteFrom('item_drafts').where('proposal', '=', proposal).execute()
}

export async function namesOfPeople(db: Reader, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('people').select(['id', 'name']).where('id', 'in', ids).execute()
  return new Map(rows.map(row => [row.id, row.name]))
}
