import type { House } from './app-context.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { startWorker } from './worker.ts'

/**
 * `npm run worker`: works on jobs and serves no page, beside any number of servers and other workers on the same database. SIGINT and SIGTERM
 * let it finish what it has in hand; `kill -9` loses nothing either, another worker takes over what it was doing.
 */
const given = readConfig()
const embedded = given.databaseUrl === undefined ? await startEmbedded({ folder: given.dataFolder }) : null
const config = embedded ? { ...given, migrationUrl: embedded.ownerUrl } : given
try {
  const house = await compose({ config, databaseUrl: config.databaseUrl ?? embedded?.url ?? '', instance: 'worker' })
  await startWorker(house)
  let stopping: Promise<void> | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop(house)))
  console.log(`作业本 Zuoyeben · worker ${process.pid}`)
} catch (error) {
  await embedded?.stop()
  throw error
}

async function stop(house: House): Promise<void> {
  await house.close()
  await embedded?.stop()
  process.exit(0)
}
