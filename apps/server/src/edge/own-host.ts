import type { FastifyInstance } from 'fastify'
import { refuse } from './refuse.ts'

/** 127.0.0.0/8, ::1 and localhost: names of this machine that no other site can have. */
const LOCAL = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i

/**
 * A server that listens on this machine alone answers to the names of this machine alone: else a page elsewhere could make its own name
 * lead here (DNS rebinding) and use the demo's sign-in without a password. Behind a proxy the proxy looks after names.
 */
export function refuseOtherHosts(server: FastifyInstance, config: { host: string; address: string | undefined }): void {
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  if (config.address !== undefined || !LOCAL.test(host)) return
  server.addHook('onRequest', async (request, reply) => {
    if (!LOCAL.test(request.headers.host ?? '')) return refuse(reply, 'otherHost')
  })
}
