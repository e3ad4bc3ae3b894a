import { plainJsonProblems } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Trx } from '../db/database.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { type Person, proposeItem } from './change-item.ts'
import {
  draftById,
  draftsOf,
  dropDraft,
  editDraft,
  holdDraft,
  holdDrafts,
  type ItemDraft,
  insertDraft,
} from './item-drafts.sql.ts'
import { mayPropose } from './item-kinds.ts'
import type { Proposal } from './item-proposals.sql.ts'
import type { ItemKind } from './item-rules.ts'
import { fieldsOf } from './read-rules.ts'
import { itemAt, releaseInForce } from './releases.sql.ts'

/** Drafts that a scope may have of one kind at a time. */
export const MOST_DRAFTS = 50

export interface Saved {
  readonly id: string
  /** The version that was edited. */
  readonly version: number
  readonly body: unknown
}

/**
 * Begins a draft on what is in force, with that as its content or with another. @throws RefusalError `notAllowed`; InputError where there are
 * too many, or the content is no plain JSON
 */
export async function createDraft(
  app: App,
  who: Person,
  { kind, scope, name, body }: { kind: ItemKind; scope: string; name: string; body?: unknown },
): Promise<string> {
  if (!mayPropose(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  if (body !== undefined) refuseUnplain(body)
  const [id, at] = [app.newId(), new Date(app.now())]
  await app.db.transaction().execute(async trx => {
    await holdDrafts(trx, scope, kind)
    const others = await draftsOf(trx, scope, kind)
    if (others.length >= MOST_DRAFTS)
      throw new InputError([
        problem('name', `草稿已有 ${MOST_DRAFTS} 份，请先删去不用的`, 'There are fifty drafts already: drop one first'),
      ])
    const { n, body: inForce } = await standing(trx, scope, kind)
    await insertDraft(trx, { id, scope, kind, name, baseN: n, body: body ?? inForce, by: who.person, at })
  })
  return id
}

/** Keeps what somebody has written. @throws RefusalError `notFound`, `stale` (`version` is the present one; nothing was taken); InputError */
export async function saveDraft(app: App, who: Person, { id, version, body }: Saved): Promise<number> {
  await own(app, who, id)
  refuseUnplain(body)
  return edited(app, who, { id, version, body })
}

/** @throws RefusalError `notFound` */
export async function renameDraft(app: App, who: Person, id: string, name: string): Promise<void> {
  const { version } = await own(app, who, id)
  await edited(app, who, { id, version, name })
}

/**
 * Puts what was written on top of what is in force. @throws as {@link saveDraft}; `stale` also where the item is not any more what it was in
 * `onto`, the release whose content was carried into the body: what was published since would be undone unseen
 */
export async function rebaseDraft(app: App, who: Person, { id, version, onto, body }: Saved & { onto: number }) {
  const { scope, kind, version: present } = await own(app, who, id)
  refuseUnplain(body)
  const [seen, { n, hash }] = [await itemAt(app.db, scope, onto, kind), await standing(app.db, scope, kind)]
  if (seen === undefined || seen?.hash !== hash) throw new RefusalError({ reason: 'stale', version: present })
  return { version: await edited(app, who, { id, version, body, baseN: n }), base: n }
}

/** @throws RefusalError `notFound` */
export async function removeDraft(app: App, who: Person, id: string): Promise<void> {
  await own(app, who, id)
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const draft = await holdDraft(trx, id)
    if (!draft) throw new RefusalError({ reason: 'notFound' })
    await dropDraft(trx, id)
    const detail = { item: draft.kind, scope: draft.scope, name: draft.name }
    await recordAudit(trx, { at, person: who.person, actor: who.person, act: 'dropDraft', detail })
  })
}

/**
 * Lays a draft before the second person; as long as it is proposed, nobody edits it. None of those who wrote on it may decide.
 * @throws RefusalError `notFound`, `stale`, `askedAlready`; InputError with everything that is wrong with it
 */
export async function proposeDraft(
  app: App,
  who: Person,
  { id, version, reason }: { id: string; version: number; reason: Proposal['reason'] },
): Promise<string> {
  const { scope, kind, baseN: base, body, version: present } = await own(app, who, id)
  if (present !== version) throw new RefusalError({ reason: 'stale', version: present })
  return proposeItem(app, who, { kind, scope, base, body, reason, draft: { id, version } })
}

/**
 * Changes the draft of this name, or begins it on what is in force; for whoever adds one thing to it from elsewhere. Whether they may is for
 * the caller to judge. They count among those who wrote on it. Returns its id.
 */
export async function addToDraft(
  trx: Trx,
  app: Pick<App, 'now' | 'newId'>,
  by: string,
  { kind, scope, name }: { kind: ItemKind; scope: string; name: string },
  change: (body: unknown) => unknown,
): Promise<string> {
  const at = new Date(app.now())
  await holdDrafts(trx, scope, kind)
  const named = (await draftsOf(trx, scope, kind)).find(draft => draft.name === name)
  const found = named && (await holdDraft(trx, named.id))
  if (found) {
    const body = change(found.body)
    refuseUnplain(body)
    await editDraft(trx, { id: found.id, version: found.version, body, by, at })
    return found.id
  }
  const id = app.newId()
  const { n, body: inForce } = await standing(trx, scope, kind)
  const body = change(inForce)
  refuseUnplain(body)
  await insertDraft(trx, { id, scope, kind, name, baseN: n, body, by, at })
  return id
}

/** What is in force of an item, and the release that says so; of a unit that has none of its own, one without rules or values. */
export async function standing(db: Parameters<typeof itemAt>[0], scope: string, kind: string) {
  const { n, items } = await releaseInForce(db, scope)
  const hash = Object.hasOwn(items, kind) ? items[kind] : undefined
  const item = hash === undefined ? null : await itemAt(db, scope, n, kind)
  return { n, hash, body: item?.body ?? EMPTY.get(kind) ?? {} }
}

const EMPTY: ReadonlyMap<string, unknown> = new Map([['routing', { kind: 'routing', rules: [] }]])

async function own(app: App, who: Person, id: string): Promise<ItemDraft> {
  const draft = await draftById(app.db, id)
  if (!draft || !mayPropose(who, draft.kind, draft.scope)) throw new RefusalError({ reason: 'notFound' })
  return draft
}

async function edited(
  app: App,
  who: Person,
  edit: { id: string; version: number; body?: unknown; name?: string; baseN?: number },
): Promise<number> {
  const version = await editDraft(app.db, { ...edit, by: who.person, at: new Date(app.now()) })
  if (version !== null) return version
  const present = await draftById(app.db, edit.id)
  throw new RefusalError(present ? { reason: 'stale', version: present.version } : { reason: 'notFound' })
}

function refuseUnplain(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new InputError([problem('body', '内容必须是一个对象', 'The content must be an object')])
  const problems = plainJsonProblems(body)
  if (problems.length > 0) throw new InputError(fieldsOf(problems))
}
