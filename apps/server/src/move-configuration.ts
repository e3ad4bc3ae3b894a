import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { personByAccount } from './configuration/account.sql.ts'
import { CARRIED_LIMITS } from './configuration/carried-files.ts'
import { configurationFiles } from './configuration/export-configuration.ts'
import { importConfiguration } from './configuration/import-configuration.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

/**
 * `npm run configuration -- export FOLDER`: what is in force, as a folder of JSON to keep under version control; files of before that are not in
 * force any more go. `npm run configuration -- import FOLDER --as ACCOUNT`: makes a draft of each item that differs, in the name of
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
  for (const part of ['school', 'units']) rmSync(join(to, part), { recursive: true, force: true })
  for (const [path, text] of files) {
    mkdirSync(dirname(join(to, path)), { recursive: true })
    writeFileSync(join(to, path), text)
  }
  console.log(`${files.size} 个文件 files → ${to}`)
}

async function importFrom(from: string, account: string): Promise<void> {
  const who = await personByAccount(house.app.db, account, new Date(house.app.now()))
  if (!who) {
    console.error(`没有这个账号 there is no account ${account}`)
    process.exitCode = 2
    return
  }
  const { drafts, same, refused } = await importConfiguration(house.app, who, readFolder(from))
  for (const { file } of drafts) console.log(`草稿 draft  ${file}`)
  for (const { file, why } of refused) console.log(`未收 refused  ${file}：${why.zh} ${why.en}`)
  console.log(`${drafts.length} 份草稿 drafts, ${same.length} 与现行相同 as in force, ${refused.length} 未收 refused`)
  if (refused.length > 0) process.exitCode = 1
}

function readFolder(from: string): ReadonlyMap<string, string> {
  const paths = readdirSync(from, { recursive: true, encoding: 'utf8' }).filter(path => path.endsWith('.json'))
  const fit = paths.filter(path => statSync(join(from, path)).size <= CARRIED_LIMITS.file)
  for (const path of paths.filter(each => !fit.includes(each))) console.log(`太大 too large  ${path}`)
  const named = (path: string) => relative('.', path).split(sep).join('/')
  return new Map(fit.slice(0, CARRIED_LIMITS.files).map(path => [named(path), readFileSync(join(from, path), 'utf8')]))
}
