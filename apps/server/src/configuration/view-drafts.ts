import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import { standing } from './change-draft.ts'
import type { Person } from './change-item.ts'
import { draftById, draftsOf, type ItemDraft, namesOfPeople } from './item-drafts.sql.ts'
import { mayDecide, mayPropose } from './item-kinds.ts'
import { type ItemKind, SCHOOL } from './item-rules.ts'
import { itemAt } from './releases.sql.ts'

/** The drafts of a scope and kind, without what stands in them. @throws RefusalError `notAllowed` */
export async function listDrafts(app: App, who: Person, kind: ItemKind, scope: string) {
  if (!mayPropose(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  const { hash } = await standing(app.db, scope, kind)
  const drafts = await draftsOf(app.db, scope, kind, hash)
  const names = await namesOfPeople(app.db, [...new Set(drafts.flatMap(draft => draft.editedBy))])
  return drafts.map(draft => ({ ...outlineOf(draft, names), isOvertaken: draft.isOvertaken }))
}

/** One draft with what it was begun on and what is in force now. @throws RefusalError `notFound` */
export async function viewDraft(app: App, who: Person, id: string) {
  const draft = await draftById(app.db, id)
  const { kind, scope } = draft ?? {}
  if (!draft || !kind || !scope || !(mayPropose(who, kind, scope) || mayDecide(who, kind, scope)))
    throw new RefusalError({ reason: 'notFound' })
  const { n, hash, body: inForce } = await standing(app.db, scope, kind)
  const base = await itemAt(app.db, scope, draft.baseN, kind)
  return {
    ...outlineOf(draft, await namesOfPeople(app.db, draft.editedBy)),
    kind,
    unit: scope === SCHOOL ? null : scope,
    body: draft.body,
    over: base?.body ?? (hash === undefined ? inForce : {}),
    inForce,
    /** The release in force, on which the draft stands once it is carried over. */
    release: n,
    isOvertaken: base?.hash !== hash,
  }
}

function outlineOf(
  { id, name, baseN, version, by, editedBy, at }: Omit<ItemDraft, 'body'>,
  names: ReadonlyMap<string, string>,
) {
  return {
    id,
    name,
    base: baseN,
    version,
    by: by.name,
    editedBy: editedBy.map(person => names.get(person) ?? ''),
    at: at.toISOString(),
  }
}
