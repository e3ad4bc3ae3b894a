import type { App } from '../app-context.ts'
import { RefusalError } from '../errors.ts'
import type { Person } from './change-item.ts'
import { mayDecide, mayPropose } from './item-kinds.ts'
import { ITEM_KINDS, type ItemKind } from './item-rules.ts'
import { changedKinds, releasesOf } from './release-history.sql.ts'
import { itemAt } from './releases.sql.ts'

const PAGE = 50

/** The history of a scope, newest first: what each release changed, why, and by whom. @throws RefusalError `notAllowed` */
export async function listReleases(app: App, who: Person, scope: string, before: number | null) {
  if (!ITEM_KINDS.some(kind => sees(who, kind, scope))) throw new RefusalError({ reason: 'notAllowed' })
  const rows = await releasesOf(app.db, scope, before, PAGE + 1)
  return {
    rows: rows.slice(0, PAGE).map(({ n, at, mode, endedAt, items, before: earlier, ...row }) => ({
      n,
      at: at.toISOString(),
      mode,
      endedAt: endedAt?.toISOString() ?? null,
      /** Kinds of item. */
      changed: mode === 'evaluate' ? Object.keys(items) : changedKinds(items, earlier),
      by: row.by,
      approved: row.approvedBy,
      reason: row.reason,
      rolledBackTo: row.rolledBackTo,
    })),
    /** Number to go on from. */
    next: rows.length > PAGE ? (rows[PAGE - 1]?.n ?? null) : null,
  }
}

/** An item as it stood in two releases; release 0 is before there was any. @throws RefusalError `notAllowed`, `notFound` */
export async function diffReleases(
  app: App,
  who: Person,
  { kind, scope, from, to }: { kind: ItemKind; scope: string; from: number; to: number },
) {
  if (!sees(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  const [before, after] = [await itemAt(app.db, scope, from, kind), await itemAt(app.db, scope, to, kind)]
  if (before === undefined || after === undefined) throw new RefusalError({ reason: 'notFound' })
  return { before: before?.body ?? null, after: after?.body ?? null }
}

const sees = (who: Person, kind: ItemKind, scope: string) => mayPropose(who, kind, scope) || mayDecide(who, kind, scope)
