import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { carryKeys, liesWithin } from './backup/carry-keys.ts'
import { type MadeBackup, makeBackup } from './backup/make-backup.ts'
import { type Config, readConfig } from './config.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

/**
 * `npm run backup`: a consistent copy of database, audit anchors and attachments in a new folder below `--to FOLDER` (`backups` of the data
 * folder), while the servers run. Keys are never in it; `--keys-to FOLDER` copies them to another place.
 */
const { values } = parseArgs({ options: { to: { type: 'string' }, 'keys-to': { type: 'string' } } })
const config = readConfig()
const to = values.to ?? join(config.dataFolder, 'backups')
const keysTo = values['keys-to']
if (keysTo !== undefined && (liesWithin(keysTo, to) || liesWithin(to, keysTo))) {
  console.error('--keys-to: 密钥与备份不能放在一起 · keys and backup must not lie together')
  process.exit(2)
}
const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
try {
  const ownerUrl = embedded?.ownerUrl ?? config.migrationUrl ?? config.databaseUrl ?? ''
  tell(await makeBackup(config, ownerUrl, to))
  tellKeys(config)
} finally {
  await embedded?.stop()
}

function tell({ folder, manifest, dumped }: MadeBackup): void {
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  const cases = manifest.tables.find(({ name }) => name === 'cases')?.rows ?? 0
  console.log(`数据库 database: ${manifest.tables.length} tables, ${rows} rows, ${cases} cases, ${manifest.at}`)
  if (manifest.files === null)
    console.log('附件 attachments: 在 S3 存储桶中，请在那里备份 · they lie in the S3 bucket; back them up there')
  else {
    const { n, bytes, missing } = manifest.files
    console.log(`附件 attachments: ${n} files, ${bytes} bytes${missing ? `, ${missing} named and not there` : ''}`)
  }
  if (dumped === 'written') console.log('pg_dump: database.dump')
  else if (dumped === 'none')
    console.log('pg_dump: 没有版本相配的 · none that is new enough for this PostgreSQL; the copy is whole without it')
  else console.log(`pg_dump: ${dumped.failed} (备份不受影响 · the copy is whole without it)`)
  console.log(`→ ${folder}`)
}

function tellKeys({ keys, dataFolder }: Config): void {
  if (keys.file === null)
    console.log(
      '密钥 keys: 来自环境变量 ZUOYEBEN_MASTER_KEY，请与此备份分开保存当时的值 · from the environment: keep its value of today apart',
    )
  else if (keysTo === undefined)
    console.log(
      `密钥 keys: 不在备份中，没有它一个字也读不出。请另存 · not in it, and without them no word can be read: ${keys.file} (--keys-to FOLDER)`,
    )
  else {
    const { carried, different } = carryKeys(dataFolder, keysTo)
    if (different.length === 0) {
      console.log(`密钥 keys: ${carried.join(', ')} → ${keysTo}`)
      return
    }
    console.error(`--keys-to: ${keysTo} 已有别的密钥 · holds other keys: ${different.join(', ')}`)
    process.exitCode = 1
  }
}
