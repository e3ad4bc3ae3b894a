import { parseArgs } from 'node:util'
import { carryKeys } from './backup/carry-keys.ts'
import { checkRestored, type Restored } from './backup/check-restored.ts'
import { CannotRestore, readBackup, restoreBackup } from './backup/restore-backup.ts'
import { compose } from './compose.ts'
import { dataFolderOf, readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

/**
 * `npm run restore -- FOLDER`: puts a backup into the empty database of DATABASE_URL, or into an embedded one of an empty data folder, and proves
 * it. `--keys FOLDER` first puts the keys kept apart into the data folder. Ends with 1 when it was refused or when what was restored is not sound.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { keys: { type: 'string' } } })
const [folder] = positionals
if (!folder) {
  console.error('npm run restore -- <folder of the backup> [--keys <folder of the keys>]')
  process.exit(2)
}
try {
  await run(folder)
} catch (error) {
  if (!(error instanceof CannotRestore)) throw error
  console.error(`没有恢复，什么都没有改动 · not restored, nothing was changed: ${error.message}`)
  process.exitCode = 1
}

async function run(from: string): Promise<void> {
  const manifest = await readBackup(from)
  if (values.keys !== undefined) {
    const { different } = carryKeys(values.keys, dataFolderOf())
    if (different.length > 0)
      throw new CannotRestore(`the data folder holds other keys already (${different.join(', ')}); use an empty one`)
  }
  const given = readConfig()
  const embedded = given.databaseUrl === undefined ? await startEmbedded({ folder: given.dataFolder }) : null
  const url = given.databaseUrl ?? embedded?.url ?? ''
  const ownerUrl = embedded?.ownerUrl ?? given.migrationUrl ?? url
  const config = { ...given, migrationUrl: ownerUrl }
  try {
    await restoreBackup(config, { url, ownerUrl }, from, manifest)
    const house = await compose({ config, databaseUrl: url })
    try {
      tell(await checkRestored(house.app), manifest.at)
    } finally {
      await house.close()
    }
  } finally {
    await embedded?.stop()
  }
}

function tell({ ledgers, audit, lines, unopened, missing }: Restored, at: string): void {
  for (const { case: id, zh, en } of ledgers.breaches.slice(0, 20)) console.log(`${id ?? '–'} ${zh} · ${en}`)
  console.log(`自检 self-check: ${ledgers.cases} cases, ${ledgers.events} events, ${ledgers.breaches.length} breaches`)
  console.log(`审计链 audit chain: ${lines} lines, ${audit} findings`)
  if (unopened > 0)
    console.log(
      '密钥 keys: 这不是备份当时的密钥环，正文读不出 · this is not the ring of that time: words cannot be read',
    )
  if (missing > 0) console.log(`附件 attachments: ${missing} 个不在 named and not there`)
  const isSound = ledgers.breaches.length + audit + unopened === 0
  console.log(
    isSound ? `已恢复到 ${at} · restored as of ${at}` : `已恢复，但对不上 · restored as of ${at}, and not sound`,
  )
  process.exitCode = isSound ? 0 : 1
}
