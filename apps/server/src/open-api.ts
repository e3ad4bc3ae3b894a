import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { fastifyTRPCOpenApiPlugin, generateOpenApiDocument } from 'trpc-to-openapi'
import { publicRouter } from './router.ts'
import type { Context } from './trpc.ts'

/** The public part as plain HTTP under `/api/v1`, described in OpenAPI 3.1 at `/api/v1/openapi.json` (for the campus portal and others). */
export function serveOpenApi(
  server: FastifyInstance,
  createContext: (request: { req: FastifyRequest; res: FastifyReply }) => Promise<Context>,
): void {
  const document = generateOpenApiDocument(publicRouter, {
    title: '作业本 Zuoyeben',
    description: '留作业、查进度：公开接口。 Leave homework and follow it: the public interface.',
    version: '1.0.0',
    baseUrl: '/api/v1',
  })
  server.get('/api/v1/openapi.json', (_, reply) => reply.send(document))
  server.register(fastifyTRPCOpenApiPlugin, { basePath: '/api/v1', router: publicRouter, createContext } as never)
}
