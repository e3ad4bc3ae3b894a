export * from './actions.ts'
export { advance } from './advance.ts'
export { type AllowedAction, allowedActions } from './allowed-actions.ts'
export { CALL_BACK_LACKS, type CallBackLack, type CallBackSoFar, callBackSoFar, isCalledBack } from './call-back.ts'
export * from './case-file.ts'
export * from './clock-kinds.ts'
export { clockChanges, clocksOf, type RunningClock, standsStillInForceMajeure } from './clocks.ts'
export { type Escalation, type EscalationRead, parseEscalation, parseUnitEscalation } from './escalation.ts'
export {
  type Bound,
  COMPLETION_BOUNDS,
  EXTENSION_MOST,
  LIMIT_BOUNDS,
  SEALED_CLOCKS,
  SUBMITTERS_TIME,
} from './escalation-bounds.ts'
export type { EscalationProblem, EscalationProblemCode } from './escalation-reading.ts'
export {
  type CaseEvent,
  type Doer,
  doerOf,
  EVENT_TYPES,
  type EventOf,
  type EventType,
  type Happening,
} from './events.ts'
export { evolve, rebuild } from './evolve.ts'
export {
  ASKED_FOR,
  type AskedFor,
  RECIPIENTS,
  type Recipient,
  RUNG_DEEDS,
  type Rung,
  type RungColour,
  type RungCondition,
  type RungDeed,
  rungCovers,
} from './ladder.ts'
export { isWithin, scaleLimit } from './limit-text.ts'
export type { Terms } from './policy.ts'
export type { Refusal, RefusalReason } from './refusals.ts'
export type { Advanced } from './situation.ts'
export { allowedOutcomes } from './steps/closing.ts'
export { stricterOnly, strictest } from './stricter-only.ts'
export {
  ANSWER_WITHIN_DAYS,
  actsOnOrder,
  ORDER_ACTS,
  ORDER_STATES,
  type OrderAct,
  type OrderSide,
  type OrderState,
  orderAfter,
  RECTIFY_WITHIN_DAYS,
} from './supervision-order.ts'
export {
  DEFAULT_TELLING,
  isQuiet,
  minutesOf,
  QUIET_MOST_MINUTES,
  type Telling,
  type TimeOfDay,
  waitsForDigest,
} from './telling.ts'
export * from './terms.ts'
export { BIRTH, rowOf, TRANSITIONS } from './transitions.ts'
export type { Grant, Row, Scope } from './who.ts'
