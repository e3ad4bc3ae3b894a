import { serve } from './app.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { prepareDemo } from './demo/prepare-demo.ts'
import { firstAdministrators } from './directory/admin-links.ts'
import { startWorker } from './worker.ts'

/** Starts everything on one port; SIGINT and SIGTERM stop it in order, and either may come twice. */
const config = readConfig()
const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
const databaseUrl = config.databaseUrl ?? embedded?.url
if (databaseUrl === undefined) throw new Error('no database')

const demo = config.isDemo ? await prepareDemo(config, databaseUrl) : null
const house = await compose({ config, databaseUrl })
const server = await serve(house, config)
await startWorker(house)
const address = await server.listen({ host: config.host, port: config.port })

let stopping: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop()))

console.log(`作业本 Zuoyeben · ${config.address ?? address}`)
if (demo) console.log(demo.told)
else for (const line of await firstAdministrators(house.app, config.address ?? address)) console.log(line)

async function stop(): Promise<void> {
  await server.close()
  await house.close()
  await embedded?.stop()
  process.exit(0)
}
