import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { appRouter } from '../apps/server/src/router.ts'
import { SENT } from '../apps/server/src/testing/whole-house.ts'
import type { Type } from './visitor.ts'

/** As much of JSON Schema as zod writes. */
export interface Shape {
  readonly type?: string
  readonly format?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly minimum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly allOf?: readonly Shape[]
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Shape>>
}

export interface Door {
  readonly path: string
  readonly type: Type
  /** Something nothing is wrong with in itself; it may still be refused. */
  readonly sample: () => unknown
  /** Every place of the input that holds a plain value. */
  readonly slots: readonly Slot[]
}
export interface Slot {
  readonly path: readonly (string | number)[]
  readonly shape: Shape
}

interface Procedure {
  readonly _def: { readonly type: Type; readonly inputs: readonly z.ZodType[] }
}

/** Every procedure there is, read off the router itself: one that is new is attacked from its first day. */
export function allDoors(): Door[] {
  const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
  return Object.entries(procedures).map(([path, { _def }]) => {
    const shapes = _def.inputs.map(
      input => z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as unknown as Shape,
    )
    const whole: Shape | null = shapes.length === 0 ? null : { allOf: shapes }
    const fields = SENT.find(([group, action]) => path === `${group}.${action}`)?.[2] ?? {}
    return {
      path,
      type: _def.type,
      sample: () => (whole === null ? undefined : mixed(sampleOf(whole, whole, ''), fields)),
      slots: whole === null ? [] : slotsOf(whole, whole, []),
    }
  })
}

const mixed = (sample: unknown, fields: Readonly<Record<string, unknown>>): unknown =>
  typeof sample === 'object' && sample !== null && !Array.isArray(sample) ? { ...sample, ...fields } : sample

/** One branch of what may stand there: no references, no null where something else may be. */
function plain(shape: Shape, root: Shape): Shape {
  if (shape.$ref) return {}
  const choice = (shape.anyOf ?? shape.oneOf)?.find(each => each.type !== 'null')
  if (choice) return plain(choice, root)
  if (!shape.allOf) return shape
  const parts = shape.allOf.map(part => plain(part, root))
  return Object.assign({}, ...parts, { properties: Object.assign({}, ...parts.map(part => part.properties ?? {})) })
}

const PATTERNS = ['13800138000', '2026-11-20', '2026-11', '09:00', 'AB12', 'TSG', '1', '0', 'a'.repeat(64)]

function sampleOf(given: Shape, root: Shape, name: string): unknown {
  const shape = plain(given, root)
  if (shape.const !== undefined) return shape.const
  if (shape.enum) return shape.enum[0]
  if (shape.properties)
    return Object.fromEntries(Object.entries(shape.properties).map(([key, part]) => [key, sampleOf(part, root, key)]))
  switch (shape.type) {
    case 'string':
      return text(shape, name)
    case 'integer':
    case 'number':
      return Math.max(1, shape.minimum ?? 1)
    case 'boolean':
      return false
    case 'array':
      return shape.items && plain(shape.items, root).format !== 'uuid' ? [sampleOf(shape.items, root, name)] : []
    case 'object':
      return {}
    default:
      return null
  }
}

function text(shape: Shape, name: string): string {
  if (shape.format === 'uuid') return randomUUID()
  if (name === 'entryUnit' || name === 'unit') return 'JDXY'
  if (shape.pattern) {
    const pattern = new RegExp(shape.pattern, 'u')
    return PATTERNS.find(each => pattern.test(each)) ?? ''
  }
  const words = '打印室的纸总是没有人补'.padEnd(shape.minLength ?? 0, '。')
  return words.slice(0, shape.maxLength ?? words.length)
}

function slotsOf(given: Shape, root: Shape, path: readonly (string | number)[]): Slot[] {
  const shape = plain(given, root)
  if (shape.properties)
    return Object.entries(shape.properties).flatMap(([key, part]) => slotsOf(part, root, [...path, key]))
  if (shape.type === 'array' && shape.items) return [{ path, shape }, ...slotsOf(shape.items, root, [...path, 0])]
  return [{ path, shape }]
}

/** The input with another value at one place. */
export function withAt(input: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  const copy = Array.isArray(input) ? [...input] : { ...(input as object) }
  const at = copy as Record<string | number, unknown>
  Object.defineProperty(at, first, {
    value: withAt(at[first] ?? {}, rest, value),
    enumerable: true,
    configurable: true,
    writable: true,
  })
  return copy
}
