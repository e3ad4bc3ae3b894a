import { TRPCError } from '@trpc/server'
import { InputError, RefusalError, type ServerRefusal } from '../errors.ts'

/** What a procedure said no with: the refusal, `input` for wrong input; `done` when it did not say no. A fault is thrown on. */
export type No = ServerRefusal | { readonly reason: 'input' } | { readonly reason: 'done' }

export async function refusalOf(sent: Promise<unknown>): Promise<No> {
  try {
    await sent
    return { reason: 'done' }
  } catch (error) {
    return noOf(error)
  }
}

export function noOf(error: unknown): No {
  const cause = error instanceof TRPCError ? error.cause : error
  if (cause instanceof RefusalError) return cause.refusal
  if (cause instanceof InputError) return { reason: 'input' }
  if (error instanceof TRPCError && error.code === 'BAD_REQUEST') return { reason: 'input' }
  throw error
}
