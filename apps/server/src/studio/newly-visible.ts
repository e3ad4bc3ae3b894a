import type { App } from '../app-context.ts'
import { eachPast } from './past-cases.ts'
import { Rehearsing } from './rehearsing.ts'
import { sidesOf } from './rule-sides.ts'
import type { Change } from './scope.ts'

/**
 * How many past cases that are restricted now, and that the rules in force hold, would not be held under a change: their units would have seen them
 * (it blocks publishing). A case that people have since found ordinary is none of them. Routing rules never make one: what is held goes to the
 * school group whatever they say. @throws InputError for rules that are wrong
 */
export async function newlyVisible(app: App, change: Change, signal?: AbortSignal): Promise<number> {
  const sides = sidesOf(app, change)
  if (change.kind === 'routing') return 0
  const rehearsing = new Rehearsing(app, change, sides)
  const looked = eachPast(app, { kind: change.kind, unit: change.unit }, past => rehearsing.look(past), signal)
  for await (const _ of looked);
  return rehearsing.newlyVisible
}
