import type { FastifyInstance } from 'fastify'
import type { App } from '../app-context.ts'
import { refuse } from '../edge/refuse.ts'
import { openCopy } from './own-copies.ts'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `GET /copies/:id?s=…`: a copy of somebody's own data, for whoever was given its address; to all others there is none. */
export function serveCopies(server: FastifyInstance, { app }: { readonly app: App }): void {
  server.get<{ Params: { id: string }; Querystring: { s?: unknown } }>('/copies/:id', async (req, res) => {
    const { id } = req.params
    const bytes = ID.test(id) ? await openCopy(app, id, req.query.s) : null
    res.header('cache-control', 'private, no-store')
    if (!bytes) return refuse(res, 'notFound')
    return res
      .headers({
        'x-content-type-options': 'nosniff',
        'content-security-policy': "sandbox; default-src 'none'",
        'content-disposition': `attachment; filename="zuoyeben-${id.slice(0, 8)}.zip"`,
      })
      .type('application/zip')
      .send(bytes)
  })
}
