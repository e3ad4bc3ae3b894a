import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app-context.ts'
import { refuse } from '../edge/refuse.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { FILE_BYTES_MAX } from './accept-file.ts'
import { FileRefused } from './file-refused.ts'
import { keepUpload } from './keep-upload.ts'
import { openFile } from './open-file.ts'
import { isSigned, signature } from './signed-url.ts'

type ContextOf = (request: { req: FastifyRequest; res: FastifyReply }) => Promise<Context>

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `POST /files` takes one file in the field `file` (multipart, at most 10 MB) and answers `{id, name, mime, bytes, url, thumbnailUrl}`, or
 * `{fields: [{field: 'file', message}]}`. `GET /files/:id` and `/files/:id/thumbnail` give it to those who may see it; to all others there is
 * no such file.
 */
export function serveFiles(server: FastifyInstance, { app }: { readonly app: App }, contextOf: ContextOf): void {
  server.register(async scope => {
    scope.setErrorHandler((error, _, reply) => answerFailure(app, error, reply))

    scope.post('/files', async (req, res) => {
      const { viewer, spend } = await contextOf({ req, res })
      if (viewer.person === null && !app.configuration.school().settings.anonymousSubmission)
        throw new FileRefused('signInFirst')
      await spend?.('upload', viewer.person)
      const { bytes, filename } = await sentFile(req)
      const { hasThumbnail, ...kept } = await keepUpload(app, bytes, filename, viewer.person)
      // Somebody without a session could not look at their own upload otherwise.
      const proof = viewer.person === null ? signature(app, kept.id, app.now()) : ''
      const url = `/files/${kept.id}`
      return res
        .status(201)
        .send({ ...kept, url: `${url}${proof}`, thumbnailUrl: hasThumbnail ? `${url}/thumbnail${proof}` : null })
    })

    for (const part of ['whole', 'thumbnail'] as const)
      scope.get<{ Params: { id: string } }>(
        part === 'whole' ? '/files/:id' : '/files/:id/thumbnail',
        async (req, res) => {
          const { viewer } = await contextOf({ req, res })
          const { id } = req.params
          const file = ID.test(id)
            ? await openFile(app, viewer, id, part, isSigned(app, id, req.query, app.now()))
            : null
          res.header('cache-control', 'private, no-store')
          if (!file) return refuse(res, 'notFound')
          const isDownload = file.mime === 'application/pdf'
          return res
            .headers({
              'x-content-type-options': 'nosniff',
              'content-security-policy': "sandbox; default-src 'none'",
              'content-disposition': `${isDownload ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeName(file.name)}`,
            })
            .type(file.mime)
            .send(file.bytes)
        },
      )
  })
}

async function sentFile(req: FastifyRequest): Promise<{ bytes: Buffer; filename: string }> {
  if (!req.isMultipart()) throw new FileRefused('nothing')
  const part = await req.file({ limits: { files: 1, fileSize: FILE_BYTES_MAX } })
  if (part?.fieldname !== 'file') {
    part?.file.resume()
    throw new FileRefused('nothing')
  }
  return { bytes: await part.toBuffer(), filename: part.filename }
}

/** What the multipart reader refuses is told like our own refusals; a fault is logged and told as nothing but a fault. */
function answerFailure(app: App, error: unknown, reply: FastifyReply): FastifyReply {
  const refused = error instanceof FileRefused ? error : refusalFor(error)
  if (refused) return reply.status(refused.status).send(refused.answer)
  app.log.error({ err: error }, 'fault')
  return refuse(reply, 'fault')
}

function refusalFor(error: unknown): FileRefused | null {
  if (error instanceof RefusalError) return new FileRefused('tooMany')
  const { statusCode = 500 } = error as { statusCode?: number }
  if (statusCode === 413) return new FileRefused('tooLarge')
  return statusCode >= 400 && statusCode < 500 ? new FileRefused('nothing') : null
}

/** As RFC 8187 has it. */
function encodeName(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
