import { canonicalJson, type Facts, isMet, MAX_BESIDE, type RoutingRuleSet, type SetExample } from '@zuoyeben/rules'
import { dateOf } from '@zuoyeben/worktime'
import { visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { type CaseRecord, readCase } from '../cases/case-reads.sql.ts'
import { mayTellMisroute, rulesToMend } from '../cases/misrouted.ts'
import { readPastFacts } from '../cases/past-facts.sql.ts'
import type { PastFacts } from '../cases/past-facts.ts'
import { scopeOf } from '../cases/reader-scope.ts'
import { addToDraft } from '../configuration/change-draft.ts'
import { SCHOOL } from '../configuration/item-rules.ts'
import { InputError, problem, RefusalError } from '../errors.ts'

/** The draft that gathers such examples. */
export const MISROUTED = '分错的题'

export interface Misroute {
  readonly caseNo: string
  /** The unit that it should have gone to. */
  readonly unit: string
}

/**
 * “这件分错了”: makes of a case an example that rules must meet, in a draft of the unit it came in at or of the school, which cannot be put in force
 * until they do. The example holds what the rules ask for and what is not sensitive; no word of the case, and not its number. Told twice, the
 * last unit holds.
 * @throws RefusalError `notFound`, `notAllowed`; InputError for a unit that is not there, where the rules send it there already, or where nothing
 * is kept of what they saw
 */
export async function tellMisroute(app: App, viewer: Viewer & { readonly person: string }, { caseNo, unit }: Misroute) {
  const record = await readCase(app.db, { no: readCaseNumber(caseNo) ?? '' }, visibleTo(viewer, app.now()))
  if (!record) throw new RefusalError({ reason: 'notFound' })
  const isShown = scopeOf(viewer, record, app.now()).sees === 'all'
  if (!isShown || !mayTellMisroute(viewer, record.file)) throw new RefusalError({ reason: 'notAllowed' })
  if (!app.directory.unit(unit))
    throw new InputError([
      problem('unit', '没有这个单位，请从列表中选择', 'There is no such unit: please choose one of the list'),
    ])
  const past = await pastOf(app, record)
  const rules = app.configuration.routingOf(past.unit)
  const example = exampleOf(app, rules, past, { unit, day: dateOf(record.file.submittedAt) })
  if (isMet(example, app.configuration.replayOf(rules).decide(past.facts)))
    throw new InputError([
      problem('unit', '现行规则已经分到这个单位', 'The rules in force already send it to this unit'),
    ])
  const mended = rulesToMend(viewer, past.unit)
  const named = { kind: 'routing' as const, scope: mended ?? SCHOOL, name: MISROUTED }
  const draft = await app.db.transaction().execute(async trx => {
    const id = await addToDraft(trx, app, viewer.person, named, body => withExample(body, example))
    await recordAudit(trx, {
      at: new Date(app.now()),
      person: viewer.person,
      actor: viewer.person,
      act: 'tellMisroute',
      caseId: record.id,
      detail: { draft: id, scope: named.scope, unit },
    })
    return id
  })
  return { draft, unit: mended === null ? null : app.directory.unitRef(mended) }
}

async function pastOf(app: App, record: CaseRecord): Promise<PastFacts> {
  const body = await readPastFacts(app.db, record.id)
  if (body) return app.vault.open(app.vault.unwrap(record.wrappedKey), body) as PastFacts
  throw new InputError([
    problem(
      'caseNo',
      '这道题没有留存分题时所见的事实，不能作样例',
      'Nothing is kept of what the rules saw of this case: it cannot be an example',
    ),
  ])
}

/** By these an example says which unit is meant by a part in the case. */
const ALWAYS = ['case.entryUnit', 'case.dutyUnit']

function exampleOf(
  app: App,
  rules: RoutingRuleSet,
  past: PastFacts,
  { unit, day }: { unit: string; day: string },
): SetExample {
  const { facts: catalogue } = app.configuration.school().references
  const isTold = (key: string): boolean =>
    (ALWAYS.includes(key) || rules.asks[key] !== undefined) && catalogue.get(key)?.sensitive === false
  const facts: Facts = Object.fromEntries(
    Object.entries(past.facts).filter(([key, value]) => value !== undefined && isTold(key)),
  )
  const { name } = app.directory.unitRef(unit)
  return {
    facts,
    expect: { unit },
    note: { zh: `${day} 的一道题，应分给${name.zh}`, en: `A case of ${day} that belongs to ${name.en}` },
  }
}

/** The rule set as it is written, with the example; one of the same facts is replaced. */
function withExample(body: unknown, example: SetExample): unknown {
  const rules = body as { readonly examples?: readonly SetExample[] }
  const same = canonicalJson(example.facts)
  const others = (rules.examples ?? []).filter(each => canonicalJson(each.facts) !== same)
  if (others.length >= MAX_BESIDE)
    throw new InputError([
      problem('caseNo', `草稿里的样例已满 ${MAX_BESIDE} 个`, `The draft has ${MAX_BESIDE} examples already`),
    ])
  return { ...rules, examples: [...others, example] }
}
