import type { FastifyReply, FastifyRequest } from 'fastify'
import type { House } from './app-context.ts'
import { isAtThisMachine } from './directory/at-this-machine.ts'
import type { Context } from './trpc.ts'

/** Seconds since the page was last touched: what it asks by itself keeps no session awake (GB/T 22239, 登录超时). */
export const REST_HEADER = 'x-zuoyeben-rest'

/**
 * Who comes with a request and from where. A stream of live updates is no use of a session either, and it is closed at once when its
 * session ends, in whichever process it does.
 */
export async function arrival(
  { app, hub }: House,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Pick<Context, 'viewer' | 'isHere' | 'origin' | 'userAgent'>> {
  const { headers } = request
  const isHere = isAtThisMachine(request)
  const isStream = (headers.accept ?? '').includes('text/event-stream')
  const restSeconds = isStream ? Number.POSITIVE_INFINITY : secondsIn(headers[REST_HEADER])
  const viewer = await app.auth.viewerOf(headers.cookie, { isHere, restSeconds })
  if (isStream && viewer.session) {
    const { session } = viewer
    const stop = hub.whenEnded(session, async isOver => {
      const now = isOver === 'over' ? null : await app.auth.viewerOf(headers.cookie, { isHere, restSeconds })
      if (now?.session !== session) reply.raw.destroy()
    })
    reply.raw.once('close', stop)
  }
  const origin = app.auth.origin ?? `${request.protocol}://${request.host}`
  return { viewer, isHere, origin, ...(headers['user-agent'] ? { userAgent: headers['user-agent'] } : {}) }
}

function secondsIn(header: string | string[] | undefined): number {
  const seconds = typeof header === 'string' ? Number(header) : 0
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 0
}
