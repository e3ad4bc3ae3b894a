import { type CaseEvent, clocksOf, type EventType, rebuild, STATUS_GROUP, type Terms } from '@zuoyeben/lifecycle'
import { canonicalJson } from '@zuoyeben/rules'
import { consultedUnits, isContested, isRestricted, receiverOf, unitsAsked } from './case-row.ts'
import type { LedgerCase } from './ledger-check.sql.ts'

/** Something in the stored data of a case that must not be: which invariant (design, "Invariants"), and what was found. */
export interface Found {
  readonly invariant: number
  readonly zh: string
  readonly en: string
}

const found = (invariant: number, zh: string, en: string): Found => ({ invariant, zh, en })
type Check = (held: LedgerCase, terms: Terms) => Found[]

/** Everything wrong with one case by itself; ledgers are compared over all of them. */
export function breachesOf(held: LedgerCase, terms: Terms): Found[] {
  if (held.events.length === 0) return [found(4, '没有任何事件', 'has no event')]
  return CHECKS.flatMap(check => check(held, terms))
}

/** 4: the events follow each other without a gap, and they alone rebuild the row. */
function rebuilds({ file, row, events }: LedgerCase): Found[] {
  const all: Found[] = []
  if (file.version !== events.length || row.version !== events.length)
    all.push(
      found(
        4,
        `版本是 ${file.version}（列 ${String(row.version)}），事件有 ${events.length} 条`,
        `version ${file.version} (column ${String(row.version)}) with ${events.length} events`,
      ),
    )
  if (events.some(({ n }, i) => n !== i + 1))
    all.push(found(4, '事件编号不连续', 'the numbers of its events have a gap'))
  if (events.some(({ type, body }) => type !== body.type))
    all.push(found(4, '事件类型与内容不符', 'an event is not of its type'))
  if (rebuilt(events) !== canonicalJson(file))
    all.push(found(4, '由事件重建的案卷与存储的不同', 'its events rebuild another file than the stored one'))
  return all
}

/** A history that does not begin with its submission rebuilds nothing. */
function rebuilt(events: LedgerCase['events']): string | null {
  return events[0]?.body.type === 'submitted' ? canonicalJson(rebuild(events.map(event => event.body))) : null
}

/** 4: each event begins where the one before it ended. */
function chains({ events }: LedgerCase): Found[] {
  return events.flatMap(({ n, body }, i) => {
    const last = events[i - 1]?.body
    const fits = body.before === (last?.after ?? null) && body.ownerBefore === (last?.ownerAfter ?? null)
    const isLater = last === undefined || last.at <= body.at
    return fits && isLater
      ? []
      : [found(4, `第 ${n} 条事件接不上前一条`, `event ${n} does not follow the one before it`)]
  })
}

const MOVES: readonly EventType[] = [
  'transferAccepted',
  'ruled',
  'redispatched',
  'tasksIssued',
  'flagCleared',
  'routedAround',
  'rejectionOverturned',
]

/** 1: the accountable unit changes by acceptance, ruling, order or instruction, or goes to the school group. */
function movesRightly({ events, file }: LedgerCase, { schoolGroup }: Terms): Found[] {
  const all = events.flatMap(({ n, body }) => {
    if (body.ownerBefore === null || body.ownerBefore === body.ownerAfter) return []
    if (MOVES.includes(body.type) || body.ownerAfter === schoolGroup) return []
    return [found(1, `第 ${n} 条事件无权改变责任单位`, `event ${n} may not change the accountable unit`)]
  })
  if (file.recused.includes(file.owner)) all.push(found(1, '责任单位是被回避的单位', 'a recused unit is accountable'))
  return all
}

/** 2: 研判 → 审核 → 领题 by different people; whoever worked on it does not call back or close it. */
function rightHands({ events }: LedgerCase): Found[] {
  const all: Found[] = []
  const handlers = new Set<string>()
  let passed: 'nothing' | 'triaged' | 'approved' = 'nothing'
  let triager: string | null = null
  for (const { n, body } of events) {
    const doer = body.actor.kind === 'staff' ? body.actor.person : null
    if (body.type === 'approved' && passed === 'nothing')
      all.push(found(2, `第 ${n} 条：未经研判即审核`, `event ${n}: reviewed without triage`))
    if (body.type === 'approved' && doer === triager)
      all.push(found(2, `第 ${n} 条：研判人自己审核`, `event ${n}: reviewed by its triager`))
    if (body.type === 'claimed' && passed !== 'approved' && !isInstructed(events, n))
      all.push(found(2, `第 ${n} 条：未经审核即领题`, `event ${n}: claimed without review`))
    if ((body.type === 'attemptRecorded' || body.type === 'writtenOff') && doer !== null && handlers.has(doer))
      all.push(found(2, `第 ${n} 条：承办人自己回访或销号`, `event ${n}: called back or closed by who worked on it`))
    if (doer !== null && (body.type === 'claimed' || body.type === 'filed')) handlers.add(doer)
    if (isTriage(body)) [passed, triager] = ['triaged', doer]
    else if (body.type === 'approved') passed = 'approved'
    else if (
      body.after === 'triage' &&
      body.before !== 'awaitingSubmitter' &&
      body.before !== 'held' &&
      body.before !== 'triage'
    )
      [passed, triager] = ['nothing', null]
  }
  return all
}

const isTriage = (body: CaseEvent) =>
  body.type === 'triaged' ||
  body.type === 'rejectionProposed' ||
  (body.type === 'transferAccepted' && body.form !== null)

/** Tasks by instruction release the work as a review does (T26). */
const isInstructed = (events: LedgerCase['events'], n: number) =>
  events.some(({ n: at, body }) => at < n && body.type === 'tasksIssued')

/** 3: closed from 已报备 alone, after contact or two attempts on two days of that filing. */
function closesHonestly({ events }: LedgerCase): Found[] {
  const all: Found[] = []
  let attempts: { day: string; reached: boolean }[] = []
  for (const { n, body } of events) {
    if (body.type === 'filed' || body.type === 'reopened') attempts = []
    if (body.type === 'attemptRecorded') attempts.push({ day: body.day, reached: body.reached })
    if (body.type === 'confirmed') attempts.push({ day: body.day, reached: true })
    const isClosing = body.after === 'closed' && body.before !== 'closed' && body.type !== 'flagCleared'
    if (!isClosing) continue
    const isContacted = attempts.some(each => each.reached) || new Set(attempts.map(each => each.day)).size >= 2
    if (body.type !== 'writtenOff' || body.before !== 'filed' || !isContacted)
      all.push(found(3, `第 ${n} 条：未经回访即销号`, `event ${n}: closed without contact or two attempts`))
  }
  return all
}

/** 5: the running clocks are those that the case should have; one of them runs while it is not final; each that is due has its job. */
function keepsClocks({ file, clocks }: LedgerCase, terms: Terms): Found[] {
  const line = (kind: string, key: string | null, unit: string, isPaused: boolean) =>
    `${kind}${key ? `:${key}` : ''} ${unit}${isPaused ? ' paused' : ''}`
  const should = clocksOf(file, terms).map(each => line(each.clock, each.key, each.holder, each.paused !== null))
  const are = clocks.map(each => line(each.kind, each.key, each.unit_id, each.pause_reason !== null))
  const all: Found[] = []
  for (const each of should.filter(name => !are.includes(name)))
    all.push(found(5, `缺少计时 ${each}`, `the clock ${each} is missing`))
  for (const each of are.filter(name => !should.includes(name)))
    all.push(found(5, `多出计时 ${each}`, `the clock ${each} should not be`))
  const group = STATUS_GROUP[file.status]
  if (group !== 'final' && group !== 'follows' && !clocks.some(each => each.pause_reason === null))
    all.push(found(5, '没有正在走的计时', 'no clock of it runs'))
  for (const each of clocks)
    if (each.pause_reason === null && each.due_at !== null && each.colour !== 'red' && !each.has_job)
      all.push(found(5, `计时 ${each.kind} 没有到期任务`, `no job will look at its clock ${each.kind}`))
  return all
}

/** The columns beside the file say what the file says (lists, counts and the access policy read them). */
function hasTrueRow({ file, row }: LedgerCase): Found[] {
  const asked = unitsAsked(file)
  const should: Record<string, unknown> = {
    version: file.version,
    status: file.status,
    entry_unit: file.entryUnit,
    owner_unit: file.owner,
    consulted_units: consultedUnits(file),
    branch_id: file.branch,
    handler_id: file.handler,
    triager_id: file.triager,
    category: file.category,
    urgency: file.urgency,
    path: file.path,
    is_restricted: isRestricted(file),
    is_crisis: file.crisis,
    is_requested: file.requested !== null,
    is_contested: isContested(file),
    transfer_to: receiverOf(file),
    asked_units: asked.answers,
    opinion_units: asked.opinions,
  }
  return Object.entries(should)
    .filter(([column, value]) => canonicalJson(value) !== canonicalJson(Reflect.get(row, column)))
    .map(([column]) => found(4, `列 ${column} 与案卷不符`, `the column ${column} is not what the file says`))
}

/** 6: a restricted case is not searchable, and no recused unit is among those that see a case, and facts go where words go. */
function staysHidden({ file, row, hasWords, hasFacts }: LedgerCase): Found[] {
  const all: Found[] = []
  if (isRestricted(file) && hasWords) all.push(found(6, '限知案件仍可被检索', 'it is restricted and still searchable'))
  if (hasFacts && (file.status === 'handedOver' || row.words_gone_at !== null))
    all.push(found(6, '文字已封存或销毁，所见事实还在', 'its words are gone and what the rules saw of them is not'))
  const seenBy = row.seen_by_units as readonly string[]
  if (file.recused.some(unit => seenBy.includes(unit)))
    all.push(found(6, '被回避的单位仍能看到', 'a recused unit still sees it'))
  return all
}

/** 8: an answer that was given belongs to an event that is there. */
function keptItsAnswers({ events, answers }: LedgerCase): Found[] {
  return answers.flatMap(({ answer }) => {
    const event = events[answer.version - 1]?.body
    return event?.after === answer.status
      ? []
      : [found(8, '已答复的操作没有对应事件', 'an answer was given for which there is no event')]
  })
}

const hasItsKey: Check = ({ hasKey }) => (hasKey ? [] : [found(4, '没有案件密钥', 'it has no key')])

const CHECKS: readonly Check[] = [
  rebuilds,
  chains,
  movesRightly,
  rightHands,
  closesHonestly,
  keepsClocks,
  hasTrueRow,
  staysHidden,
  keptItsAnswers,
  hasItsKey,
]
