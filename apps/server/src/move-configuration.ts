import { parseArgs } from 'node:util'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { personByAccount } from './configuration/account.sql.ts'
import { readFolder, writeFolder } from './configuration/carried-folder.ts'
import { configurationFiles } from './configuration/export-configuration.ts'
import { importConfiguration } from './configuration/import-configuration.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

/**
 * `npm run configuration -- export FOLDER`: what is in force, as a folder of JSON to keep under version control; JSON of an earlier export that is
 * not in force any more goes, and a folder that is somebody else's is refused. `npm run configuration -- import FOLDER --as ACCOUNT`: makes a draft of each item that differs, in the name of
 * somebody who may propose it; nothing is published. It ends with 1 where a file was refused.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { as: { type: 'string' } } })
const [way, folder] = positionals
if (!folder || !(way === 'export' || (way === 'import' && values.as))) {
  console.error('npm run configuration -- export FOLDER\nnpm run configuration -- import FOLDER --as ACCOUNT')
  process.exit(2)
}
const given = readConfig()
const embedded = given.databaseUrl === undefined ? await startEmbedded({ folder: given.dataFolder }) : null
const config = embedded ? { ...given, migrationUrl: embedded.ownerUrl } : given
const house = await compose({ config, databaseUrl: config.databaseUrl ?? embedded?.url ?? '' })
try {
  if (way === 'export') await exportTo(folder)
  else await importFrom(folder, values.as ?? '')
} finally {
  await house.close()
  await embedded?.stop()
}

async function exportTo(to: string): Promise<void> {
  const files = await configurationFiles(house.app)
  if (writeFolder(to, files)) return console.log(`${files.size} 个文件 files → ${to}`)
  console.error(
    `${to} 里已有 school 或 units，不是导出的配置，没有写入 has a school or units that no export has made: nothing was written`,
  )
  process.exitCode = 2
}

async function importFrom(from: string, account: string): Promise<void> {
  const who = await personByAccount(house.app.db, account, new Date(house.app.now()))
  if (!who) {
    console.error(`没有这个账号 there is no account ${account}`)
    process.exitCode = 2
    return
  }
  const { files, left } = readFolder(from)
  const { drafts, same, refused } = await importConfiguration(house.app, who, files)
  for (const { file } of drafts) console.log(`草稿 draft  ${file}`)
  for (const { file, why } of refused) console.log(`未收 refused  ${file}：${why.zh} ${why.en}`)
  for (const path of left) console.log(`太大或太多 too large, or too many  ${path}`)
  console.log(
    `${drafts.length} 份草稿 drafts, ${same.length} 与现行相同 as in force, ${refused.length + left.length} 未收 refused`,
  )
  if (refused.length + left.length > 0) process.exitCode = 1
}
