import type { FastifyInstance, FastifyRequest } from 'fastify'
import { refuse } from './refuse.ts'

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface Asked {
  readonly method: string
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** Our own origin as this caller reaches it: `https://zyb.example.edu.cn`. */
  readonly own: string
}

/**
 * Whether a request that may change something was made by another site's page (CSRF; OWASP: verify the origin with standard headers).
 * A browser tells by `Sec-Fetch-Site` or `Origin`: each that is there must be ours, and a sister site of the same domain is not. A caller
 * that tells neither is no browser of today; if it bears a cookie it must show that no form sent it, by a JSON body or by a header of its own,
 * for neither crosses to another site without leave, which this server gives to nobody.
 */
export function isFromElsewhere({ method, headers, own }: Asked): boolean {
  if (SAFE.has(method)) return false
  const site = headers['sec-fetch-site']
  const origin = headers.origin
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  if (origin !== undefined) return origin !== own
  if (site !== undefined || headers.cookie === undefined) return false
  const type = String(headers['content-type'] ?? '')
  return !(/^application\/json\s*(;|$)/i.test(type) || headers['x-zuoyeben-client'] !== undefined)
}

/** Looks at every request that may change something: procedures, sign-in, uploads, the public interface. */
export function refuseOtherSites(server: FastifyInstance, address: string | undefined): void {
  const ours = address === undefined ? null : new URL(address).origin
  server.addHook('onRequest', async (request, reply) => {
    const own = ours ?? originAsked(request)
    if (isFromElsewhere({ method: request.method, headers: request.headers, own })) return refuse(reply, 'otherSite')
  })
}

const originAsked = (request: FastifyRequest): string => `${request.protocol}://${request.host}`
