// Row types from a freshly migrated database: written to apps/server/src/db/tables.ts, or with --check compared with it.
import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startEmbedded } from '../apps/server/src/db/embedded/start-embedded.ts'
import { openTempFolder } from '../apps/server/src/testing/temp-folder.ts'
import { makeTemplate, urlOf } from '../apps/server/src/testing/template.ts'

const file = fileURLToPath(new URL('../apps/server/src/db/tables.ts', import.meta.url))
const codegen = fileURLToPath(new URL('../node_modules/kysely-codegen/dist/cli/bin.js', import.meta.url))

/** int8 is a number because the pool parses it so (db/database.ts); JSON goes in as text and comes out unknown, to be parsed. */
const mapping = {
  int8: 'ColumnType<number, number, number>',
  jsonb: 'ColumnType<unknown, string, string>',
  tsvector: 'ColumnType<string, string, string>',
}

const folder = openTempFolder('zuoyeben-rows-')
const cluster = await startEmbedded({ folder, fsync: false })
let generated: string
try {
  const url = urlOf(cluster.ownerUrl, await makeTemplate(cluster.ownerUrl, cluster.url))
  const options = [
    '--dialect',
    'postgres',
    '--print',
    '--log-level',
    'silent',
    '--type-mapping',
    JSON.stringify(mapping),
    '--default-schema',
    'public',
  ]
  const made = spawnSync(
    process.execPath,
    [codegen, ...options, '--exclude-pattern', '{kysely_migration*,migration_hashes}', '--url', url],
    {
      encoding: 'utf8',
    },
  )
  if (made.status !== 0) throw new Error(`kysely-codegen: ${made.stderr || made.stdout}`)
  generated = `${made.stdout.trim()}\n`
} finally {
  await cluster.stop()
  rmSync(folder, { recursive: true, force: true })
}

if (!process.argv.includes('--check')) writeFileSync(file, generated)
else if (generated !== readFileSync(file, 'utf8')) {
  console.error('apps/server/src/db/tables.ts is not what the migrations make. Run: node scripts/generate-tables.mjs')
  process.exitCode = 1
}
