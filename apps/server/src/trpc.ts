import { initTRPC } from '@trpc/server'
import type { Role } from '@zuoyeben/lifecycle'
import type { OpenApiMeta } from 'trpc-to-openapi'
import { type ArrivalStep, hasRole, type Viewer } from './access/viewer.ts'
import type { App } from './app-context.ts'
import { costOf } from './edge/limits.ts'
import type { Spend } from './edge/rate-limits.ts'
import { asTrpcError, detailOf, RefusalError } from './errors.ts'
import type { Hub } from './live/hub.ts'
import { refuseUnkeepable } from './wire-text.ts'

/** What a procedure is given: the application, who asks and from where. */
export interface Context {
  readonly app: App
  readonly hub: Hub
  readonly viewer: Viewer
  /** Address of the caller as the proxy in front tells it; for limits and the audit log. */
  readonly address: string
  /** The caller sits at this very machine, with nothing in between (directory/at-this-machine.ts). */
  readonly isHere?: boolean | undefined
  /** The site as the caller's browser knows it: what a passkey is bound to. */
  readonly origin?: string | undefined
  /** What the caller's browser says of itself. */
  readonly userAgent?: string | undefined
  /** Sets a header of the answer (the session cookie of the demo sign-in). */
  readonly setHeader: (name: string, value: string) => void
  /** Counts against the limits of the edge; absent where no request from outside stands behind the call. */
  readonly spend?: Spend | undefined
}

/** Who may call a procedure: its door says so, and declared.ts says it again by hand. */
export type Who = 'anybody' | 'arriving' | 'people' | 'staff' | readonly Role[]
interface Meta extends OpenApiMeta {
  readonly who?: Who
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      // A stream refuses as it begins, before `told` could say what kind of no it is.
      const { code, message } = asTrpcError(error)
      const detail = detailOf(error.cause)
      // The message of a fault is the library's: it may hold SQL, a path, a value.
      const said = code === 'INTERNAL_SERVER_ERROR' ? 'fault' : message
      return { ...shape, message: said, data: { ...shape.data, code, ...detail } }
    },
    sse: { ping: { enabled: true, intervalMs: 15_000 }, client: { reconnectAfterInactivityMs: 45_000 } },
  })

export const router = t.router
export const mergeRouters = t.mergeRouters
export const createCallerFactory = t.createCallerFactory

const told = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next()
  if (result.ok) return result
  const error = asTrpcError(result.error)
  if (error.code === 'INTERNAL_SERVER_ERROR')
    ctx.app.log.error({ path, err: result.error.cause ?? result.error }, 'fault')
  if (error !== result.error) throw error
  return result
})

const limited = told.use(async ({ ctx, path, type, next }) => {
  for (const name of costOf(path, type)) await ctx.spend?.(name, ctx.viewer.person)
  return next()
})

const procedure = limited.use(async ({ getRawInput, next }) => {
  refuseUnkeepable(await getRawInput())
  return next()
})

/**
 * Every procedure is made with one of these four doors; there is no other, and each procedure stands in declared.ts or the server does
 * not build. Anybody: nothing of a case may be read through it but by the claim in its input.
 */
export const forAnybody = procedure.meta({ who: 'anybody' })

/** Somebody signed in. */
export const forPeople = procedure.meta({ who: 'people' }).use(({ ctx, next }) => {
  const { person, arriving } = ctx.viewer
  if (person === null)
    throw new RefusalError(arriving ? { reason: 'finishSignIn', step: arriving.step } : { reason: 'signInFirst' })
  return next({ ctx: { ...ctx, person } })
})

/**
 * Somebody with a session, whether or not the sign-in is finished; `step` is what is still to do. For the steps of signing in alone:
 * everything else takes `forPeople`, to which somebody who is still arriving is nobody.
 */
export const forArriving = procedure.meta({ who: 'arriving' }).use(({ ctx, next }) => {
  const { person, name, session, arriving } = ctx.viewer
  const who = arriving ?? (person !== null && session ? { person, name: name ?? '', session, step: null } : null)
  if (!who) throw new RefusalError({ reason: 'signInFirst' })
  return next({ ctx: { ...ctx, who: who as Signing } })
})
/** Who is at which step; `step` is null once nothing is left to do. */
export interface Signing {
  readonly person: string
  readonly name: string
  readonly session: string
  readonly step: ArrivalStep | null
}

/** Somebody signed in who holds one of these roles now; without a list, any role. */
export function forStaff(...roles: Role[]) {
  return forPeople.meta({ who: roles.length === 0 ? 'staff' : roles }).use(({ ctx, next }) => {
    const may = roles.length === 0 ? ctx.viewer.appointments.length > 0 : hasRole(ctx.viewer, ...roles)
    if (!may) throw new RefusalError({ reason: 'notAllowed' })
    return next()
  })
}
