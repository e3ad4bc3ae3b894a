import type { FastifyInstance } from 'fastify'
import { DEPTH_MAX } from './http-limits.ts'
import { refuse } from './refuse.ts'

const JSON_TYPE = /^application\/json\s*(;|$)/i
const FORM_TYPE = /^application\/x-www-form-urlencoded\s*(;|$)/i
const UPLOAD_TYPE = /^multipart\/form-data\s*;/i

/**
 * Bodies are JSON, and an upload is multipart; the other types that a form of another site can send are not even read. JSON that is read
 * before a procedure sees it must not be nested too deeply; procedures under `/trpc` look for themselves (wire-text.ts).
 */
export function refuseOtherBodies(server: FastifyInstance): void {
  server.removeContentTypeParser('text/plain')
  server.addHook('onRequest', async (request, reply) => {
    const type = request.headers['content-type']
    if (type === undefined || (request.method !== 'GET' && JSON_TYPE.test(type))) return
    const isUpload = request.method === 'POST' && /^\/files\/?(\?|$)/.test(request.url)
    if (request.method === 'GET' || (isUpload && UPLOAD_TYPE.test(type))) return
    // CAS posts the end of a session as a form (CAS 3.0.3, §2.3.3); it bears no cookie.
    const isLogout = request.method === 'POST' && /^\/api\/campus\/cas\/back(\?|$)/.test(request.url)
    if (!(isLogout && FORM_TYPE.test(type))) return refuse(reply, 'wrongType')
  })
  server.addHook('preValidation', async (request, reply) => {
    if (isDeeperThan(DEPTH_MAX, request.body)) return refuse(reply, 'notUnderstood')
  })
}

/** Plain JSON alone: a stream is a body too, and leads round in circles. */
function isDeeperThan(most: number, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return false
  if (!Array.isArray(part) && Object.getPrototypeOf(part) !== Object.prototype) return false
  return most === 0 || Object.values(part).some(inner => isDeeperThan(most - 1, inner))
}
