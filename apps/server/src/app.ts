import multipart from '@fastify/multipart'
import { type FastifyTRPCPluginOptions, fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { House } from './app-context.ts'
import { arrival } from './arrival.ts'
import { serveFiles } from './attachments/files-route.ts'
import { serveAuditExport } from './audit/export-route.ts'
import type { Config } from './config.ts'
import { serveConfiguration } from './configuration/export-route.ts'
import { serveAuth } from './directory/auth-route.ts'
import { serveCampus } from './directory/campus/campus-route.ts'
import { guard } from './edge/guard.ts'
import { BATCH_MAX, HTTP_LIMITS } from './edge/http-limits.ts'
import { servePages } from './edge/pages.ts'
import { serveHealth } from './health.ts'
import { serveOpenApi } from './open-api.ts'
import { serveMetrics } from './operations/metrics.ts'
import { serveCopies } from './rights/copies-route.ts'
import { type AppRouter, appRouter } from './router.ts'
import type { Context } from './trpc.ts'

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
    ...HTTP_LIMITS,
  })
  const limits = await guard(server, config)
  // Before the routes: it measures them.
  serveMetrics(server, house.app, config.metricsToken)
  await server.register(multipart, { limits: { files: 1, fileSize: 10_000_000, fields: 4 } })

  const contextOf = async ({ req, res }: { req: FastifyRequest; res: FastifyReply }): Promise<Context> => ({
    app: house.app,
    hub: house.hub,
    ...(await arrival(house, req, res)),
    address: req.ip,
    setHeader: (name, value) => void res.header(name, value),
    spend: limits.of(req, res),
  })
  await server.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: appRouter,
      createContext: contextOf,
      // A receipt code has no place in an address: such queries are sent by POST.
      allowMethodOverride: true,
      maxBatchSize: BATCH_MAX,
    } satisfies FastifyTRPCPluginOptions<AppRouter>['trpcOptions'],
  })
  serveAuth(server, house.app.auth)
  serveCampus(server, house.app)
  serveFiles(server, house, contextOf)
  serveCopies(server, house)
  serveOpenApi(server, contextOf)
  serveAuditExport(server, house.app, contextOf)
  serveConfiguration(server, house.app, contextOf)
  serveHealth(server, house)
  await servePages(server)
  return server
}
