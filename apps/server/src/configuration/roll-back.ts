import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem, RefusalError } from '../errors.ts'
import { checked, type Person } from './change-item.ts'
import { mayDecide, RULES } from './item-kinds.ts'
import type { ItemKind } from './item-rules.ts'
import { takeUpItem } from './new-release.sql.ts'
import { makingOf } from './readable-release.ts'
import { itemAt } from './releases.sql.ts'

/**
 * Puts an item back to what it was in an earlier release: a new release, made by whoever decides, alone and at once, for two people have
 * approved that content before. It must still be readable beside what is in force; it is not examined again. Those who write the item are
 * told. @throws RefusalError `notAllowed`, `notFound` (no such release was ever in force), `stale` (the item is not what it was in `base`, the
 * release that was seen in force); InputError (it is so already, or no longer fits)
 */
export async function rollBack(
  app: App,
  who: Person,
  { kind, scope, base, to, reason: why }: { kind: ItemKind; scope: string; base: number; to: number; reason: string },
): Promise<number> {
  if (!mayDecide(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  const [id, at, reason] = [app.newId(), new Date(app.now()), { zh: why, en: why }]
  return app.db.transaction().execute(async trx => {
    const item = await itemAt(trx, scope, to, kind)
    if (item) checked(app, kind, scope, item.body)
    const back = { id, scope, kind, base, to, reason, by: who.person, at }
    const taken = await takeUpItem(trx, back, makingOf(app))
    if ('overtakenBy' in taken) throw new RefusalError({ reason: 'stale', version: taken.overtakenBy })
    if ('refused' in taken) {
      if (taken.refused === 'missing') throw new RefusalError({ reason: 'notFound' })
      throw new InputError([problem('to', '现行的就是这一版', 'This is what is in force')])
    }
    const { n: release } = taken
    await RULES[kind].published?.(trx, app, { reason, release, by: who.person, at })
    const detail = { item: kind, scope, to, release, reason: why }
    await recordAudit(trx, { at, person: who.person, actor: who.person, act: 'rollBack', detail })
    await app.queue.send(trx, [{ name: 'rolledBack', data: { releaseId: id } }])
    return release
  })
}
