import { parseArgs } from 'node:util'
import { CannotTurn, retireKeys, rotateKeys } from './cases/rotate-keys.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { prepareDatabase } from './db/prepare.ts'
import { withNewKey, writeKeyRing } from './key-ring.ts'

/**
 * `npm run keys:rotate`: a new master key, and every case wrapped by it; or the rest of a turn that was stopped. `-- --retire`: takes keys
 * out that wrap nothing any more. `-- --new-ring FILE`: where the keys come from the environment, writes the ring to put there.
 */
const { values } = parseArgs({
  options: {
    batch: { type: 'string', default: '1000' },
    retire: { type: 'boolean', default: false },
    'new-ring': { type: 'string' },
  },
})
const config = readConfig()
const batch = Number(values.batch)
if (!Number.isInteger(batch) || batch < 1) {
  console.error('--batch: a whole number from 1')
  process.exit(2)
}
if (values['new-ring'] === undefined) await turn()
else {
  writeKeyRing(values['new-ring'], withNewKey(config.keys.read()))
  console.log('新密钥环已写入文件（仅所有者可读） · The new ring is written, readable by its owner alone')
}

async function turn(): Promise<void> {
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
  const url = config.databaseUrl ?? embedded?.url ?? ''
  await prepareDatabase(url, embedded?.ownerUrl ?? config.migrationUrl ?? url)
  const { db, pool } = openDatabase(url, 4)
  try {
    if (values.retire) {
      const gone = await retireKeys(db, config.keys)
      console.log(`停用 retired: ${gone.join(', ') || '—'}`)
    } else {
      const turned = await rotateKeys(db, config.keys, { batch, onBatch: n => console.log(`${n} …`) })
      const how = turned.wasResumed ? '续完 resumed' : '新密钥 new key'
      console.log(`${how} ${turned.current}; ${turned.rewrapped} 件 cases; 保留 kept: ${turned.kept.join(', ') || '—'}`)
    }
  } catch (error) {
    if (!(error instanceof CannotTurn)) throw error
    console.error(error.message)
    process.exitCode = 1
  } finally {
    await db.destroy()
    if (!pool.ended) await pool.end()
    await embedded?.stop()
  }
}
