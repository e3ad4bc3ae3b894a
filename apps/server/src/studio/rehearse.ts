import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { eachPast } from './past-cases.ts'
import type { Rehearsal } from './rehearsal.ts'
import { Rehearsing } from './rehearsing.ts'
import { sidesOf } from './rule-sides.ts'
import type { Change } from './scope.ts'
import { seenCases } from './seen-cases.ts'

/** Both are numbers of ordinary cases: how many restricted ones are gone through as well is nobody's to reckon from them. */
export interface Told {
  readonly done: number
  readonly total: number
  readonly result: Rehearsal | null
}

/**
 * Tries rules on every past case, and says how far it is as it goes; the last one told bears the result. It is recorded before it begins. Whoever
 * does not ask for more, or aborts, ends it. @throws InputError for rules that are wrong
 */
export async function rehearse(app: App, viewer: Viewer, change: Change, signal?: AbortSignal) {
  const sides = sidesOf(app, change)
  const scope = { kind: change.kind, unit: change.unit }
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: viewer.person,
    actor: viewer.person ?? 'nobody',
    act: 'rehearse',
    detail: { item: change.kind, scope: change.unit ?? 'school' },
  })
  return tellAsItGoes()

  async function* tellAsItGoes(): AsyncGenerator<Told, void, undefined> {
    const rehearsing = new Rehearsing(app, change, sides)
    let [total, withoutFacts] = [0, 0]
    for await (const reading of eachPast(app, scope, past => rehearsing.look(past), signal)) {
      ;({ ordinary: total, withoutFacts } = reading)
      yield { done: Math.floor((reading.done / Math.max(1, reading.total)) * total), total, result: null }
    }
    if (signal?.aborted) return
    const cases = await seenCases(app, viewer, rehearsing.changedIds, rehearsing.explain)
    yield { done: total, total, result: { ...rehearsing.figures(), withoutFacts, cases } }
  }
}
