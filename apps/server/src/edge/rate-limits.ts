import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { RefusalError } from '../errors.ts'
import { LIMIT_SECONDS, LIMITS, type LimitName } from './limits.ts'
import { refuse } from './refuse.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the limit that is looked at now counts; read at once by its limiter. */
    counted: string
  }
}

/** Counts one use by this person, or by the address where nobody is signed in. @throws RefusalError tooMany */
export type Spend = (name: LimitName, person: string | null) => Promise<void>
export interface RateLimits {
  /** For one request: `spend('upload', person)`. */
  of(request: FastifyRequest, reply: FastifyReply): Spend
}

type Limiter = ReturnType<FastifyInstance['createRateLimit']>

/**
 * Limits by person and address. Requests as a whole and the doors of signing in are counted as they arrive; what costs more is counted
 * by the procedure, for one request may hold several.
 * @param factor multiplies every ceiling
 */
export async function limitRates(server: FastifyInstance, factor: number): Promise<RateLimits> {
  // Ten thousand addresses at once are remembered for each limit; the one not seen longest is forgotten first.
  await server.register(rateLimit, { global: false, cache: 10_000, timeWindow: LIMIT_SECONDS * 1000 })
  server.decorateRequest('counted', '')
  const limiters = new Map<string, Limiter>()
  for (const name of Object.keys(LIMITS) as LimitName[])
    for (const who of ['person', 'address'] as const) {
      const most = LIMITS[name][who]
      if (most === null) continue
      const max = Math.max(1, Math.round(most * factor))
      const byPerson = { max, keyGenerator: (request: FastifyRequest) => request.counted }
      limiters.set(`${name} ${who}`, server.createRateLimit(who === 'person' ? byPerson : { max }))
    }

  async function secondsToWait(request: FastifyRequest, name: LimitName, person: string | null): Promise<number> {
    const isPersons = person !== null && LIMITS[name].person !== null
    if (isPersons) request.counted = person
    const found = await limiters.get(`${name} ${isPersons ? 'person' : 'address'}`)?.(request)
    return found && !found.isAllowed && found.isExceeded ? Math.max(1, found.ttlInSeconds) : 0
  }

  server.addHook('onRequest', async (request, reply) => {
    let seconds = await secondsToWait(request, 'request', null)
    if (seconds === 0 && /^\/api\/(auth|campus)/.test(request.url))
      seconds = await secondsToWait(request, 'signIn', null)
    if (seconds === 0) return
    reply.header('retry-after', seconds)
    return refuse(reply, 'tooMany', { minutes: Math.ceil(seconds / 60) })
  })

  return {
    of: (request, reply) => async (name, person) => {
      const seconds = await secondsToWait(request, name, person)
      if (seconds === 0) return
      reply.header('retry-after', seconds)
      throw new RefusalError({ reason: 'tooMany', minutes: Math.ceil(seconds / 60) })
    },
  }
}
