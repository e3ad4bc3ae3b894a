import { visibleTo } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { RefusalError } from '../errors.ts'
import type { Person } from './change-item.ts'
import { mayDecide, mayPropose } from './item-kinds.ts'
import { triedProposal } from './item-proposals.sql.ts'
import type { ItemKind } from './item-rules.ts'
import { trialCases, trialFlows } from './item-trials.sql.ts'

/** So many cases are shown one by one; all of them are counted. */
const SHOWN = 100
/** Fewer of the held than this are not told by their number. */
const FEW = 5

/**
 * What a running trial would have decided: how many cases, how many otherwise and how, and of those the cases that this person may see. Routes
 * are told of ordinary cases alone; of what is held the school is told no number below five. Null: nothing is tried.
 * @throws RefusalError `notAllowed`
 */
export async function viewTrial(app: App, who: Person, kind: ItemKind, scope: string) {
  if (!mayPropose(who, kind, scope) && !mayDecide(who, kind, scope)) throw new RefusalError({ reason: 'notAllowed' })
  const tried = await triedProposal(app.db, scope, kind)
  if (!tried || tried.trialN === null) return null
  const { trialN: n } = tried
  const isGate = kind === 'sensitivity'
  const flows = await trialFlows(app.db, scope, n, kind, isGate)
  const cases = await trialCases(app.db, visibleTo(who, app.now()), scope, n, kind, SHOWN)
  if (cases.length > 0) {
    const detail = { item: kind, scope, trial: n, cases: cases.length }
    await recordAudit(app.db, { at: new Date(app.now()), person: who.person, actor: who.person, act: 'list', detail })
  }
  const named = (place: string) => (isGate ? { id: place, name: GATE[place] } : app.directory.unitRef(place))
  const sum = (some: typeof flows) => some.reduce((total, flow) => total + flow.cases, 0)
  const otherwise = flows.filter(flow => flow.made !== flow.wouldMake)
  return {
    id: tried.id,
    release: n,
    begun: tried.decidedAt?.toISOString() ?? null,
    by: tried.by.name,
    /** Cases that were decided under it; of a trial of the sensitivity rules the ordinary ones: how many are held nobody reckons from this. */
    cases: sum(isGate ? await trialFlows(app.db, scope, n, kind, false) : flows),
    /** Of a trial of the sensitivity rules those whose number is told below: the rest could be reckoned from a sum. */
    otherwise: isGate ? sumTold(otherwise) : sum(otherwise),
    flow: otherwise.map(({ made, wouldMake, cases: count }) => ({
      from: named(made),
      to: named(wouldMake),
      /** Null: fewer than five. */
      cases: told(count, isGate),
    })),
    list: cases.map(({ caseNo, at, made, wouldMake }) => ({
      caseNo,
      submittedAt: at.toISOString(),
      from: named(made),
      to: named(wouldMake),
    })),
    mayDecide: mayDecide(who, kind, scope),
  }
}

const GATE: Readonly<Record<string, { zh: string; en: string }>> = {
  held: { zh: '疑似敏感', en: 'held as sensitive' },
  ordinary: { zh: '一般事项', en: 'an ordinary matter' },
}

/** Null: some, and of no kind as many as may be told. */
function sumTold(flows: readonly { readonly cases: number }[]): number | null {
  const counts = flows.flatMap(flow => told(flow.cases, true) ?? [])
  return flows.length > 0 && counts.length === 0 ? null : counts.reduce((all, count) => all + count, 0)
}

const told = (count: number, isGate: boolean): number | null => (isGate && count > 0 && count < FEW ? null : count)
