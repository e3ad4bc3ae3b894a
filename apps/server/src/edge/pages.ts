import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { pagePolicy } from './headers.ts'
import { refuse } from './refuse.ts'

const WEB = join(import.meta.dirname, '../../../web/dist')

/** The built pages; every address that is no file is one of the two entries, with a fresh nonce for the styles antd makes at run time. */
export async function servePages(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(WEB, 'index.html'))) {
    server.setNotFoundHandler((_, reply) => refuse(reply, 'notFound'))
    return
  }
  const entry = {
    submitter: readFileSync(join(WEB, 'index.html'), 'utf8'),
    desk: readFileSync(join(WEB, 'desk.html'), 'utf8'),
  }
  await server.register(fastifyStatic, {
    root: WEB,
    index: false,
    setHeaders: (reply, path) => {
      // Built names carry a hash of their content.
      if (path.includes(`${WEB}/assets/`)) reply.header('cache-control', 'public, max-age=31536000, immutable')
    },
    wildcard: false,
    globIgnore: ['**/*.html'],
  })
  const page = (html: string) => (_: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomBytes(16).toString('base64')
    reply.header('content-security-policy', pagePolicy(nonce))
    reply.header('cache-control', 'no-cache')
    return reply
      .type('text/html; charset=utf-8')
      .send(html.replace('<head>', `<head>\n    <meta name="csp-nonce" content="${nonce}">`))
  }
  for (const path of ['/desk', '/desk/*', '/sign-in', '/desk.html']) server.get(path, page(entry.desk))
  server.get('/', page(entry.submitter))
  server.get('/index.html', page(entry.submitter))
  server.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    return wantsPage ? page(entry.submitter)(request, reply) : refuse(reply, 'notFound')
  })
}
