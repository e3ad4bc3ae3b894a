import type { FastifyInstance } from 'fastify'
import { refuse } from './refuse.ts'

const SECOND = 1000
/** The client splits its batches at 6,000; nothing of ours is longer. */
const URL_MAX = 8192

/** Everything a procedure takes fits in one megabyte; files have a road and a limit of their own. */
export const BODY_BYTES = 1_000_000
/** Nothing that a page sends is nested a quarter as deep; what walks an input level by level would run out of stack. */
export const DEPTH_MAX = 100
/** Calls in one request; the pages send at most a dozen. */
export const BATCH_MAX = 40

/** How long and how large a request may be, as node:http and Fastify take it. A caller who sends drop by drop (slow loris) is hung up on. */
export const HTTP_LIMITS = {
  bodyLimit: BODY_BYTES,
  routerOptions: { maxParamLength: 5000 },
  /** Milliseconds for a whole request with its body: ten megabytes over a slow phone. */
  requestTimeout: 120 * SECOND,
  keepAliveTimeout: 20 * SECOND,
  http: {
    maxHeaderSize: 16_384,
    headersTimeout: 15 * SECOND,
    connectionsCheckingInterval: 5 * SECOND,
  },
} as const

export function refuseLongAddresses(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.url.length > URL_MAX) return refuse(reply, 'tooLong')
  })
}
