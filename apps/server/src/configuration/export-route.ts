import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasRole } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { refuse } from '../edge/refuse.ts'
import type { Context } from '../trpc.ts'
import { zipOf } from './carried-files.ts'
import { configurationFiles } from './export-configuration.ts'

type ContextOf = (request: { req: FastifyRequest; res: FastifyReply }) => Promise<Context>

/** `GET /api/configuration.zip`: everything in force as a folder of JSON, for those who keep the school's configuration; to others there is none. */
export function serveConfiguration(server: FastifyInstance, app: App, contextOf: ContextOf): void {
  server.get('/api/configuration.zip', async (req, res) => {
    const { viewer, spend } = await contextOf({ req, res })
    res.header('cache-control', 'private, no-store')
    const { person } = viewer
    if (person === null || !hasRole(viewer, 'assessor', 'schoolLead')) return refuse(res, 'notFound')
    await spend?.('search', person)
    const [at, files] = [new Date(app.now()), await configurationFiles(app)]
    const detail = { files: files.size }
    await recordAudit(app.db, { at, person, actor: person, act: 'exportConfiguration', detail })
    const name = `configuration-${at.toISOString().slice(0, 10)}.zip`
    return res
      .headers({ 'content-disposition': `attachment; filename="${name}"`, 'x-content-type-options': 'nosniff' })
      .type('application/zip')
      .send(Buffer.from(zipOf(files)))
  })
}
