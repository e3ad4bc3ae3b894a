import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { House } from './app-context.ts'

/** `/healthz`: the process lives. `/readyz`: PostgreSQL answers, live updates are heard and a configuration is in force. Beside
 * them it says whether the audit log is protected from the server's own database role. */
export function serveHealth(server: FastifyInstance, house: House): void {
  server.get('/healthz', (_, reply) => reply.header('cache-control', 'no-store').send({ ok: true }))
  server.get('/readyz', async (_, reply) => {
    const parts = {
      database: await databaseAnswers(house),
      live: house.hub.isListening,
      configuration: isConfigured(house),
    }
    const ok = Object.values(parts).every(Boolean)
    return reply
      .status(ok ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ ok, ...parts, auditProtected: house.app.audit.isProtected })
  })
}

async function databaseAnswers(house: House): Promise<boolean> {
  try {
    await sql`select 1`.execute(house.app.db)
    return true
  } catch {
    return false
  }
}

function isConfigured(house: House): boolean {
  try {
    return house.app.configuration.school().release.n > 0
  } catch {
    return false
  }
}
