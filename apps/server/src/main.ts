import { serve } from './app.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { writeSetting } from './configuration/releases.sql.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { seedCampus } from './demo/seed-campus.ts'
import { offerAdminLinks } from './directory/admin-links.ts'
import { startWorker } from './worker.ts'

/** Starts everything on one port; SIGINT and SIGTERM stop it in order, and either may come twice. */
const config = readConfig()
const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
const databaseUrl = config.databaseUrl ?? embedded?.url
if (databaseUrl === undefined) throw new Error('no database')

const house = await compose({ config, databaseUrl })
const server = await serve(house, config)
await startWorker(house)
const address = await server.listen({ host: config.host, port: config.port })

let stopping: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop()))

const reached = config.address ?? address
console.log(`作业本 Zuoyeben · ${reached}`)
if (config.isDemo) {
  await seedCampus(house.app)
  await writeSetting(house.app.db, 'anonymousSubmission', true)
  await house.refresh()
}
if (!config.isDemo)
  for (const { role, token } of await offerAdminLinks(house.app))
    console.log(`${role}: ${reached}/sign-in?first=${token}  (一次有效，七天内 · once, within seven days)`)

async function stop(): Promise<void> {
  await server.close()
  await house.close()
  await embedded?.stop()
  process.exit(0)
}
