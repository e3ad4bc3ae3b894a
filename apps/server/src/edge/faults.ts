import type { FastifyInstance } from 'fastify'
import { refusalOfStatus, refuse } from './refuse.ts'

/** Whatever goes wrong outside a procedure: a fault is logged with everything and told as nothing but a fault. */
export function tellNothing(server: FastifyInstance): void {
  server.setErrorHandler((error, request, reply) => {
    const { statusCode = 500 } = error as { statusCode?: number }
    const reason = refusalOfStatus(statusCode)
    if (reason === 'fault') request.log.error({ err: error }, 'fault')
    return refuse(reply, reason)
  })
}
