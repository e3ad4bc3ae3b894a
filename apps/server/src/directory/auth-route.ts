import type { FastifyInstance } from 'fastify'
import { isAtThisMachine } from './at-this-machine.ts'
import type { Auth } from './auth.ts'

/** `/api/auth/*`. The address is Fastify's `request.ip`: what the trusted proxy says, else the socket. */
export function serveAuth(server: FastifyInstance, auth: Auth): void {
  server.post('/api/auth/*', async (request, reply) => {
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers))
      if (typeof value === 'string' && name !== 'content-length') headers.set(name, value)
    const url = `${request.protocol}://${request.host}${request.url}`
    const body = typeof request.body === 'string' ? request.body : JSON.stringify(request.body ?? {})
    const answer = await auth.answer(
      new Request(url, { method: 'POST', headers, body }),
      request.ip,
      isAtThisMachine(request),
    )
    reply.status(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
    return reply.send(await answer.text())
  })
}
