import type { Limits } from '@zuoyeben/lifecycle'
import { dateOf, dueAt, isProvisional, type LimitText, parseLimit } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { countingOf } from '../clocks/run-clocks.ts'
import type { Assessment } from './assess.ts'

export interface AnswerPromise {
  dueDay: string
  provisional: boolean
}

/**
 * The day by which an answer is promised: the limits of every step on the proposed way, one after the other. Nobody may take longer in
 * all, so the day holds whichever step uses its time.
 */
export function promiseFor(app: App, assessment: Assessment): AnswerPromise {
  const calendar = app.configuration.calendar()
  const limits = app.configuration.unitLimits().get(assessment.owner) ?? app.configuration.school().escalation.limits
  const { urgency } = assessment
  const counting = countingOf(urgency)
  const start = app.now()
  let at = start
  for (const text of stepsOf(limits, assessment)) {
    const limit = text === null ? null : parseLimit(text)
    if (limit?.ok) at = dueAt(calendar, { start: at, limit: limit.value, pauses: [], counting }) ?? at
  }
  return { dueDay: dateOf(at), provisional: isProvisional(calendar, start, at) }
}

function stepsOf(limits: Limits, { gate, routing, urgency }: Assessment): (LimitText | null)[] {
  if (gate.hold) return [limits.reportUp[urgency], limits.handOver[urgency]]
  const before = [limits.triage[urgency], limits.review[urgency]]
  switch (routing.outcome.path) {
    case 'transfer':
      return [...before, limits.transferReply[urgency], limits.completion.transfer[urgency]]
    case 'instruct':
      return [
        ...before,
        limits.circulationDraft[urgency],
        limits.circulationOpinion[urgency],
        limits.instruction[urgency],
        limits.completion.instruct[urgency],
      ]
    case 'reject':
      return before
    default:
      return [...before, limits.claim[urgency], limits.completion.handle[urgency]]
  }
}
