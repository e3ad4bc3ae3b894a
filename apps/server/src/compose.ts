import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import type { App, House } from './app-context.ts'
import { openStorage } from './attachments/storage.ts'
import { Sealer } from './audit/sealer.ts'
import { ChannelKey } from './cases/channel-key.ts'
import { sealIdentities } from './cases/seal-identities.ts'
import { Vault } from './cases/vault.ts'
import { makeChannels } from './channels/make-channels.ts'
import type { Config } from './config.ts'
import { publishDefaults } from './configuration/default-content.ts'
import { Configuration } from './configuration/effective.ts'
import { openDatabase } from './db/database.ts'
import { prepareDatabase } from './db/prepare.ts'
import { isAuditProtected } from './db/server-role.ts'
import { makeAuth, originOf } from './directory/auth.ts'
import { makeCampus } from './directory/campus/campus.ts'
import { plantSeedUnits } from './directory/first-start.ts'
import { Directory } from './directory/read.ts'
import { type Instance, openQueue } from './jobs/queue.ts'
import { Hub } from './live/hub.ts'
import { LETTER_WORDS } from './notices/letter-words.ts'
import { NOTICE_WORDS } from './notices/notice-words.ts'

export interface Composing {
  readonly config: Config
  readonly databaseUrl: string
  /** The clock; the demo campus and tests move theirs. */
  readonly now?: () => number
  /** As what it shows among the processes that work on jobs; a tool without it. */
  readonly instance?: Instance['name']
}

/**
 * Opens the database, brings its tables up to date, publishes the default content where no release is there yet, and reads what is in
 * force. Several processes may do so at once.
 */
export async function compose({ config, databaseUrl, now = Date.now, instance = 'tool' }: Composing): Promise<House> {
  const log = pino({ level: config.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime })
  const migrationUrl = config.migrationUrl ?? databaseUrl
  await prepareDatabase(databaseUrl, migrationUrl)
  const { db, pool } = openDatabase(databaseUrl, config.poolSize)
  const ground = { db, now, newId: () => randomUUID(), random: randomBytes, log }
  await plantSeedUnits(db)
  await publishDefaults(ground, config.calendar)
  const vault = new Vault(config.keys.read(), config.keys.read)
  await sealIdentities(db, vault)
  const directory = new Directory()
  const configuration = new Configuration({ notices: NOTICE_WORDS, letters: LETTER_WORDS })
  const refresh = async () => {
    vault.reload()
    await directory.refresh(db, new Date(now()))
    const units = directory.units().map(unit => unit.id)
    await configuration.refresh(db, units)
  }
  await refresh()
  const sealer = new Sealer({ db, log, setting: config.audit, migrationUrl })
  const hub = new Hub(databaseUrl, log, refresh)
  await hub.open()
  const onFault = (error: unknown) => log.error({ err: error }, 'job queue')
  const { boss, queue } = await openQueue(databaseUrl, onFault, { name: instance, beatSeconds: config.beatSeconds })
  const auth = makeAuth({ ...ground, config })
  const app: App = {
    ...ground,
    vault,
    channelKey: new ChannelKey(config.handoverKey),
    queue,
    storage: openStorage(config),
    configuration,
    directory,
    auth,
    campus: makeCampus(config.campus, { masterKey: config.masterKey, origin: originOf(config) }),
    channels: makeChannels(config.channels, { now }),
    origin: originOf(config),
    audit: { ...config.audit, isProtected: await isAuditProtected(db) },
    isDemo: config.isDemo,
    limitFactor: config.limitFactor,
  }
  return {
    app,
    hub,
    boss,
    log,
    sealer,
    refresh,
    close: async () => {
      await sealer.stop()
      await boss.stop({ graceful: true, timeout: 5000 })
      await hub.close()
      await db.destroy()
      if (!pool.ended) await pool.end()
    },
  }
}
