import { randomUUID } from 'node:crypto'
import { appRouter } from '../router.ts'

/** One place in the input of a procedure where a person may write whatever they like: its path, and what the schema says of it. */
export interface Leaf {
  readonly path: readonly string[]
  readonly format: string | null
}
interface Schema {
  readonly _zod: { readonly def: Def }
}
interface Def {
  readonly type: string
  readonly shape?: Readonly<Record<string, Schema>>
  readonly innerType?: Schema
  readonly element?: Schema
  readonly options?: readonly Schema[]
  readonly left?: Schema
  readonly right?: Schema
  readonly in?: Schema
  readonly valueType?: Schema
  readonly getter?: () => Schema
  readonly format?: string
  readonly entries?: Readonly<Record<string, unknown>>
  readonly values?: readonly unknown[]
}
interface Procedure {
  readonly _def: { readonly type: 'query' | 'mutation' | 'subscription'; readonly inputs: readonly Schema[] }
}

export const PROCEDURES = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>).map(
  ([path, { _def }]) => ({
    path,
    type: _def.type,
    inputs: _def.inputs,
    leaves: _def.inputs.flatMap(each => walk(each)),
  }),
)

/** Something that this procedure takes; what may be left out is left out. Refinements of its own may still say no. */
export function sampleOf({ inputs }: { readonly inputs: readonly Schema[] }): Record<string, unknown> {
  return Object.assign({}, ...inputs.map(each => sample(each)))
}

function sample({ _zod: { def } }: Schema): unknown {
  const inside = (schema: Schema | undefined) => (schema ? sample(schema) : undefined)
  switch (def.type) {
    case 'object':
      return Object.fromEntries(Object.entries(def.shape ?? {}).map(([name, schema]) => [name, sample(schema)]))
    case 'nullable':
    case 'null':
      return null
    case 'array':
      return []
    case 'record':
      return {}
    case 'union':
      return inside(def.options?.[0])
    case 'intersection':
      return { ...(inside(def.left) as object), ...(inside(def.right) as object) }
    case 'pipe':
      return inside(def.in)
    case 'readonly':
      return inside(def.innerType)
    case 'string':
      if (def.format === 'uuid' || def.format === 'guid') return randomUUID()
      return def.format === 'date' ? '2030-01-01' : '按规定处理一下'
    case 'enum':
      return Object.values(def.entries ?? {})[0]
    case 'literal':
      return def.values?.[0]
    case 'number':
      return 1
    case 'boolean':
      return true
    default:
      return undefined
  }
}

/** Every free string of a schema. What can only be one of a few values, a number or a mark is none. @throws for a kind of schema it does not know */
function walk({ _zod: { def } }: Schema, path: readonly string[] = []): Leaf[] {
  const inside = (schema: Schema | undefined, ...more: string[]) => (schema ? walk(schema, [...path, ...more]) : [])
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape ?? {}).flatMap(([name, schema]) => inside(schema, name))
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'catch':
    case 'readonly':
      return inside(def.innerType)
    case 'array':
      return inside(def.element)
    case 'union':
      return (def.options ?? []).flatMap(option => inside(option))
    case 'intersection':
      return [...inside(def.left), ...inside(def.right)]
    case 'pipe':
      return inside(def.in)
    case 'record':
      return inside(def.valueType, '*')
    case 'lazy':
      return inside(def.getter?.())
    case 'string':
      return [{ path, format: def.format ?? null }]
    case 'unknown':
    case 'any':
      return [{ path, format: 'any' }]
    case 'enum':
    case 'literal':
    case 'number':
    case 'boolean':
    case 'null':
    case 'undefined':
    case 'void':
    case 'date':
    case 'bigint':
      return []
    default:
      throw new Error(`what is a ${def.type} at ${path.join('.')}?`)
  }
}
