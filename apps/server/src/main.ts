import type { FastifyInstance } from 'fastify'
import { serve } from './app.ts'
import type { House } from './app-context.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { accountTable } from './demo/account-table.ts'
import { type Brought, bringDemo } from './demo/bring-demo.ts'
import { DEMO_PASSWORD } from './demo/seed-campus.ts'
import { offerAdminLinks } from './directory/admin-links.ts'
import { readDemoPeople } from './directory/demo-people.sql.ts'
import { startWorker } from './worker.ts'

/** Starts everything on one port; SIGINT and SIGTERM stop it in order, and either may come twice. */
const given = readConfig()
const embedded = given.databaseUrl === undefined ? await startEmbedded({ folder: given.dataFolder }) : null
const config = embedded ? { ...given, migrationUrl: embedded.ownerUrl } : given
try {
  await start(config.databaseUrl ?? embedded?.url)
} catch (error) {
  // Else our own PostgreSQL would outlive us and hold its folder against the next start.
  await embedded?.stop()
  throw error
}

async function start(databaseUrl: string | undefined): Promise<void> {
  if (databaseUrl === undefined) throw new Error('no database')
  // Before anything else runs: the story of the demo rings its own clocks.
  const onBegin = () => console.log('正在准备演示校园，约十秒 · Preparing the demo campus, about ten seconds …')
  const brought = config.isDemo ? await bringDemo(config, databaseUrl, { onBegin }) : null
  for (const line of brought?.refused ?? []) console.warn(line)
  const house = await compose({ config, databaseUrl, instance: config.works ? 'server' : 'web' })
  if (!house.app.audit.isProtected) console.warn(ONE_ROLE)
  const server = await serve(house, config)
  if (config.works) await startWorker(house)
  const address = await server.listen({ host: config.host, port: config.port })
  let stopping: Promise<void> | null = null
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (stopping ??= stop(server, house)))
  await greet(house, config.address ?? address, brought)
}

const ONE_ROLE =
  '注意：DATABASE_URL 的数据库角色可以改动审计日志，请另设 DATABASE_MIGRATION_URL · ' +
  'Attention: the role of DATABASE_URL may change the audit log; set DATABASE_MIGRATION_URL (docs/operations.md)'

/** Everything is read before the first line is written: whoever sees it finds a server that has begun its work. */
async function greet({ app }: House, reached: string, brought: Brought | null): Promise<void> {
  const lines = [`作业本 Zuoyeben · ${reached}`]
  const shown = app.auth.mayEnterAsDemo ? DEMO_PASSWORD : brought?.password
  if (shown) lines.push(`演示校园所有人的密码 · Password of everybody on the demo campus: ${shown}`)
  if (config.isDemo) {
    const people = await readDemoPeople(app.db)
    lines.push('演示账号 · Demo accounts:')
    for (const line of accountTable(people, unit => app.directory.unitRef(unit).name.zh)) lines.push(`  ${line}`)
  } else {
    for (const { role, token } of await offerAdminLinks(app))
      lines.push(`${role}: ${reached}/sign-in?first=${token}  (一次有效，七天内 · once, within seven days)`)
  }
  for (const line of lines) console.log(line)
}

async function stop(server: FastifyInstance, house: House): Promise<void> {
  await server.close()
  await house.close()
  await embedded?.stop()
  process.exit(0)
}
