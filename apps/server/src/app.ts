import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { House } from './app-context.ts'
import { serveFiles } from './attachments/files-route.ts'
import type { Config } from './config.ts'
import { serveAuth } from './directory/auth-route.ts'
import { serveHealth } from './health.ts'
import { serveOpenApi } from './open-api.ts'
import { type AppRouter, appRouter } from './router.ts'
import type { Context } from './trpc.ts'

const WEB = join(import.meta.dirname, '../../web/dist')

/** The HTTP server over one house: procedures, sign-in, files, health, the public API's description and the pages. */
export async function serve(house: House, config: Config): Promise<FastifyInstance> {
  const server = fastify({
    loggerInstance: house.log as FastifyBaseLogger,
    // Addresses bear signatures of files: no request is written to the log.
    logController: new fastify.LogController({ disableRequestLogging: true }),
    // An open stream of live updates would otherwise hold the shutdown.
    forceCloseConnections: true,
    // Fastify takes a bare number for no trust at all. `hop` counts from our socket outwards.
    trustProxy: (_, hop) => hop < config.proxies,
    bodyLimit: 1_000_000,
    routerOptions: { maxParamLength: 5000 },
  })
  await server.register(helmet, { global: true, contentSecurityPolicy: false, crossOriginEmbedderPolicy: false })
  await server.register(rateLimit, { global: false })
  await server.register(multipart, { limits: { files: 1, fileSize: 10_000_000, fields: 4 } })

  const contextOf = async ({ req, res }: { req: FastifyRequest; res: FastifyReply }): Promise<Context> => ({
    app: house.app,
    hub: house.hub,
    viewer: await house.app.auth.viewerOf(req.headers.cookie),
    address: req.ip,
    setHeader: (name, value) => void res.header(name, value),
  })
  await server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: contextOf,
      // A receipt code has no place in an address: such queries are sent by POST.
      allowMethodOverride: true,
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
  serveAuth(server, house.app.auth)
  serveFiles(server, house, contextOf)
  serveOpenApi(server, contextOf)
  serveHealth(server, house)
  await servePages(server)
  return server
}

/** The built pages; every address that is no file is one of the two entries, with a fresh nonce for the styles antd makes at run time. */
async function servePages(server: FastifyInstance): Promise<void> {
  if (!existsSync(join(WEB, 'index.html'))) return
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
    reply.header('content-security-policy', policyWith(nonce))
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
    return wantsPage ? page(entry.submitter)(request, reply) : reply.status(404).send({ error: 'not found' })
  })
}

function policyWith(nonce: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ].join('; ')
}
