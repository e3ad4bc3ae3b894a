import { TRPCError } from '@trpc/server'
import type { Refusal } from '@zuoyeben/lifecycle'

/** One wrong field, in both languages, named as the person sees it. */
export interface FieldProblem {
  field: string
  message: { zh: string; en: string }
}

/** A no of the lifecycle on its way to the page: the refusal travels whole, its words are the page's. */
export class RefusalError extends Error {
  readonly refusal: Refusal | { reason: 'stale'; version: number } | { reason: 'notFound' }

  constructor(refusal: RefusalError['refusal']) {
    super(refusal.reason)
    this.refusal = refusal
  }
}

/** Input that no rule of the lifecycle has seen yet is wrong: what, where, what to do. */
export class InputError extends Error {
  readonly fields: readonly FieldProblem[]

  constructor(fields: readonly FieldProblem[]) {
    super('input')
    this.fields = fields
  }
}

/** Turns a refusal or wrong input into its tRPC code; a fault stays a fault. */
export function asTrpcError(cause: unknown): unknown {
  if (cause instanceof InputError) return new TRPCError({ code: 'BAD_REQUEST', message: 'input', cause })
  if (cause instanceof RefusalError)
    return new TRPCError({ code: codeOf(cause.refusal.reason), message: cause.refusal.reason, cause })
  return cause
}

function codeOf(reason: RefusalError['refusal']['reason']): TRPCError['code'] {
  return CODES[reason]
}

const CODES: Readonly<Record<RefusalError['refusal']['reason'], TRPCError['code']>> = {
  stale: 'CONFLICT',
  notFound: 'NOT_FOUND',
} as never
