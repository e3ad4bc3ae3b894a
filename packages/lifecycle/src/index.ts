export * from './actions.ts'
export { advance } from './advance.ts'
export { type AllowedAction, allowedActions } from './allowed-actions.ts'
export * from './case-file.ts'
export * from './clock-kinds.ts'
export { clockChanges, clocksOf, type RunningClock } from './clocks.ts'
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
export { scaleLimit } from './limit-text.ts'
export type { Terms } from './policy.ts'
export type { Refusal, RefusalReason } from './refusals.ts'
export type { Advanced } from './situation.ts'
export { allowedOutcomes } from './steps/closing.ts'
export * from './terms.ts'
export { BIRTH, rowOf, TRANSITIONS } from './transitions.ts'
export type { Grant, Row, Scope } from './who.ts'
