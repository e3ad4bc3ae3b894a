import type { FastifyInstance } from 'fastify'
import { refuseOtherBodies } from './bodies.ts'
import { tellNothing } from './faults.ts'
import { sendSafeHeaders } from './headers.ts'
import { refuseLongAddresses } from './http-limits.ts'
import { refuseOtherHosts } from './own-host.ts'
import { limitRates, type RateLimits } from './rate-limits.ts'
import { refuseOtherSites } from './same-site.ts'

export interface EdgeSetting {
  readonly host: string
  readonly address: string | undefined
  readonly limitFactor: number
}

/**
 * What every request meets before any of the application does, in this order: safe headers on whatever is answered, a length, a host, an
 * origin, a type of body, a rate. Registered before the routes, or they would be without it.
 */
export async function guard(server: FastifyInstance, setting: EdgeSetting): Promise<RateLimits> {
  await sendSafeHeaders(server, setting.address?.startsWith('https://') ?? false)
  tellNothing(server)
  refuseLongAddresses(server)
  refuseOtherHosts(server, setting)
  // Before the count: a page elsewhere shall not use up what its reader may do here.
  refuseOtherSites(server, setting.address)
  refuseOtherBodies(server)
  return limitRates(server, setting.limitFactor)
}
