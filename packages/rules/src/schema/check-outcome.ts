import {
  CHANNELS,
  CO_TARGETS,
  FIRST_ACTIONS,
  PATH_RULES,
  PATHS,
  type RoutingOutcome,
  SENSITIVE_CLASSES,
  type SensitivityOutcome,
  TARGETS,
  URGENCIES,
} from '../outcome.ts'
import type { References } from '../references.ts'
import { type ProblemList, under } from './problems.ts'
import { type JsonObject, readFilledList, readObject, readOneOf } from './read-json.ts'

const readUnit = (value: unknown, place: string, references: References, problems: ProblemList): string | null => {
  if (typeof value === 'string' && references.units.has(value)) return value
  problems.add('unknownUnit', place, String(value))
  return null
}

/** A filled list of which every entry is read with `read`. */
const readEach = <T>(
  value: unknown,
  place: string,
  problems: ProblemList,
  read: (entry: unknown, place: string) => T | null,
): readonly T[] | null => {
  const list = readFilledList(value, place, problems)?.map((entry, index) => read(entry, under(place, index)))
  return list?.every(entry => entry !== null) ? list : null
}

/** `{key: value}`, or nothing when the value is not there. */
const part = <K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } =>
  value === null || value === undefined ? {} : ({ [key]: value } as { [P in K]?: V })

/** Where the target of a path may point, and what the path cannot have. */
const checkPath = (json: JsonObject, outcome: RoutingOutcome, place: string, problems: ProblemList): void => {
  const allowed = PATH_RULES[outcome.path]
  const named = Number(json.unit !== undefined) + Number(json.target !== undefined)
  if (allowed.targets.length > 0 && named !== 1) problems.add('unitOrTarget', place)
  if (json.unit !== undefined && !allowed.mayNameUnit) problems.add('notOnThisPath', under(place, 'unit'), 'unit')
  if (outcome.target !== undefined && !allowed.targets.includes(outcome.target))
    problems.add('notOnThisPath', under(place, 'target'), outcome.target)
  for (const key of ['coUnits', 'coTarget'])
    if (json[key] !== undefined && !allowed.mayHaveCoUnits) problems.add('notOnThisPath', under(place, key), key)
}

/** What a routing rule decides, read anew, or `null` with problems. */
export const readRoutingOutcome = (
  value: unknown,
  place: string,
  references: References,
  problems: ProblemList,
): RoutingOutcome | null => {
  const optional = ['unit', 'target', 'coUnits', 'coTarget', 'urgency', 'firstAction']
  const json = readObject(value, place, { required: ['path'], optional }, problems)
  if (json === null) return null
  const before = problems.count
  const at = (key: string): string => under(place, key)
  const oneOf = <T extends string>(key: string, union: readonly T[], code?: 'unknownUrgency'): T | null =>
    json[key] === undefined ? null : readOneOf(json[key], union, at(key), problems, code)
  const path = readOneOf(json.path, PATHS, at('path'), problems, 'unknownPath')
  if (path === null) return null
  const outcome: RoutingOutcome = {
    path,
    ...part('unit', json.unit === undefined ? null : readUnit(json.unit, at('unit'), references, problems)),
    ...part('target', oneOf('target', TARGETS)),
    ...part(
      'coUnits',
      json.coUnits === undefined
        ? null
        : readEach(json.coUnits, at('coUnits'), problems, (entry, where) =>
            readUnit(entry, where, references, problems),
          ),
    ),
    ...part('coTarget', oneOf('coTarget', CO_TARGETS)),
    ...part('urgency', oneOf('urgency', URGENCIES, 'unknownUrgency')),
    ...part('firstAction', oneOf('firstAction', FIRST_ACTIONS)),
  }
  checkPath(json, outcome, place, problems)
  return problems.count === before ? outcome : null
}

/** What a sensitivity rule adds, read anew, or `null` with problems. `channel` may be an empty list: the case stays with 总答题组. */
export const readSensitivityOutcome = (
  value: unknown,
  place: string,
  references: References,
  problems: ProblemList,
): SensitivityOutcome | null => {
  const keys = { required: ['classes', 'hold', 'channel'], optional: ['urgency', 'crisis', 'handBack'] }
  const json = readObject(value, place, keys, problems)
  if (json === null) return null
  const before = problems.count
  const at = (key: string): string => under(place, key)
  const classes = readEach(json.classes, at('classes'), problems, (entry, where) =>
    readOneOf(entry, SENSITIVE_CLASSES, where, problems),
  )
  const isEmptyChannel = Array.isArray(json.channel) && json.channel.length === 0
  const channel = isEmptyChannel
    ? []
    : readEach(json.channel, at('channel'), problems, (entry, where) => readOneOf(entry, CHANNELS, where, problems))
  for (const key of ['hold', 'handBack'])
    if (json[key] !== undefined && json[key] !== true) problems.add('wrongType', at(key), 'true')
  const urgency =
    json.urgency === undefined ? null : readOneOf(json.urgency, URGENCIES, at('urgency'), problems, 'unknownUrgency')
  const crisis =
    json.crisis === undefined ? null : readObject(json.crisis, at('crisis'), { required: ['page'] }, problems)
  const page =
    crisis &&
    readEach(crisis.page, under(at('crisis'), 'page'), problems, (entry, where) =>
      readUnit(entry, where, references, problems),
    )
  if (classes === null || channel === null || problems.count > before) return null
  if (classes.includes('crisis') !== (page !== null)) problems.add('crisisMismatch', at('crisis'))
  if (classes.includes('classified') !== (json.handBack === true)) problems.add('handBackMismatch', at('handBack'))
  return problems.count > before
    ? null
    : {
        classes,
        hold: true,
        channel,
        ...part('urgency', urgency),
        ...part('crisis', page && { page }),
        ...part('handBack', json.handBack === true ? (true as const) : null),
      }
}
