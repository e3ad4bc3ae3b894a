import { OPERATOR_TABLE, PATHS } from '@zuoyeben/rules/studio'
import type { BodyJson, RuleJson } from './body.ts'

/**
 * Whether the form can show a rule. Written as JSON or brought in by a file, a rule may have a path or a condition that the form has no place
 * for; it stays as it is then, and the checks say what is wrong with it.
 */
export const isFormable = (rule: RuleJson, kind: BodyJson['kind']): boolean =>
  isAskable(rule.when) && isOutcome(rule.then, kind)

/** Whether something is a condition down to its questions, of facts and values that may be none. */
export const isAskable = (when: unknown): boolean => isCondition(when, 0)

const MAX_DEPTH = 20

function isCondition(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth > MAX_DEPTH) return false
  const parts = value.all ?? value.any
  if (parts !== undefined) return Array.isArray(parts) && parts.every(part => isCondition(part, depth + 1))
  if (value.not !== undefined) return isCondition(value.not, depth + 1)
  if (value.condition !== undefined) return typeof value.condition === 'string'
  return (
    typeof value.fact === 'string' &&
    typeof value.operator === 'string' &&
    Object.hasOwn(OPERATOR_TABLE, value.operator)
  )
}

function isOutcome(value: unknown, kind: BodyJson['kind']): boolean {
  if (!isRecord(value)) return false
  return kind === 'routing'
    ? (PATHS as readonly unknown[]).includes(value.path) && [undefined, true].includes(isList(value.coUnits))
    : isList(value.classes) === true && isList(value.channel) === true
}

const isList = (value: unknown): boolean | undefined => (value === undefined ? undefined : Array.isArray(value))
const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
