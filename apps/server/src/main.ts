import { serve } from './app.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { bringDemo } from './demo/bring-demo.ts'
import { DEMO_PASSWORD } from './demo/seed-campus.ts'
import { offerAdminLinks } from './directory/admin-links.ts'
import { startWorker } from './worker.ts'

/** Starts everything on one port; SIGINT and SIGTERM stop it in order, and either may come twice. */
const config = readConfig()
const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
const databaseUrl = config.databaseUrl ?? embedded?.url
if (databaseUrl === undefined) throw new Error('no database')

// Before anything else runs: the story of the demo rings its own clocks.
const onBegin = () => console.log('正在准备演示校园，约十秒 · Preparing the demo campus, about ten seconds …')
const brought = config.isDemo ? await bringDemo(config, databaseUrl, { onBegin }) : null
for (const line of brought?.refused ?? []) console.warn(line)
const house = await compose({ config, databaseUrl })
const server = await serve(house, config)
await startWorker(house)
const address = await server.listen({ host: config.host, port: config.port })

let stopping: Promise<void> | null = null
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop()))

const reached = config.address ?? address
console.log(`作业本 Zuoyeben · ${reached}`)
const shown = house.app.auth.mayEnterAsDemo ? DEMO_PASSWORD : brought?.password
if (shown) console.log(`演示校园所有人的密码 · Password of everybody on the demo campus: ${shown}`)
if (!config.isDemo)
  for (const { role, token } of await offerAdminLinks(house.app))
    console.log(`${role}: ${reached}/sign-in?first=${token}  (一次有效，七天内 · once, within seven days)`)

async function stop(): Promise<void> {
  await server.close()
  await house.close()
  await embedded?.stop()
  process.exit(0)
}
