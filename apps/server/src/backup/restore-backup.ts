import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type { Config } from '../config.ts'
import { CannotCopyIn, copyIn, isInhabited } from '../db/copy/copy-in.ts'
import { migrationHashes } from '../db/migrate.ts'
import { prepareDatabase } from '../db/prepare.ts'
import { openQueue } from '../jobs/queue.ts'
import { copyFiles, wrongFiles } from './copy-files.ts'
import { sha256Of } from './digest.ts'
import { fileOfTable, MANIFEST, type Manifest, PARTS } from './manifest.ts'

/** Why a restore did not begin; nothing was changed. */
export class CannotRestore extends Error {
  override name = 'CannotRestore'
}

/**
 * Reads a backup and proves it before anything is touched: the manifest, the digest of every table and attachment, and that this code knows the
 * tables it was made of.
 * @throws CannotRestore with what is wrong
 */
export async function readBackup(folder: string): Promise<Manifest> {
  const file = join(folder, PARTS.manifest)
  if (!existsSync(file)) throw new CannotRestore(`${folder}: no ${PARTS.manifest}, so no whole backup`)
  const parsed = MANIFEST.safeParse(json(file))
  if (!parsed.success) throw new CannotRestore(`${file}: not the manifest of a backup that this code can read`)
  const manifest = parsed.data
  const known = new Map(migrationHashes().map(({ name, hash }) => [name, hash]))
  for (const { name, sha256 } of manifest.migrations)
    if (known.get(name) !== sha256)
      throw new CannotRestore(
        `the backup was made with ${name}, which this code does not have so: use its version or a newer one`,
      )
  for (const table of manifest.tables) {
    const path = join(folder, PARTS.tables, fileOfTable(table))
    if (!existsSync(path) || (await sha256Of(path)) !== table.sha256)
      throw new CannotRestore(`${path}: missing, or not what was written`)
  }
  if (manifest.files) {
    const wrong = await wrongFiles(join(folder, PARTS.fileList), join(folder, PARTS.files))
    if (wrong.length > 0) throw new CannotRestore(`attachments missing or changed: ${wrong.slice(0, 5).join(', ')}`)
  }
  return manifest
}

/**
 * Puts a backup that was read into an empty database and an empty folder of attachments: tables as they were when it was made, its rows in one
 * transaction, then the tables of today. Jobs that were in somebody's hands are done again.
 * @throws CannotRestore where somebody lives there already
 */
export async function restoreBackup(
  config: Config,
  { url, ownerUrl }: { url: string; ownerUrl: string },
  folder: string,
  manifest: Manifest,
): Promise<void> {
  if (await isInhabited(ownerUrl)) throw new CannotRestore('somebody lives in this database; restore into an empty one')
  await prepareDatabase(url, ownerUrl, manifest.migrations.at(-1)?.name)
  // It makes its tables as it is opened.
  const { boss } = await openQueue(url, () => {})
  await boss.stop({ graceful: false })
  const tables = manifest.tables.map(table => ({
    ...table,
    open: () => createReadStream(join(folder, PARTS.tables, fileOfTable(table))).pipe(createGunzip()),
  }))
  try {
    await copyIn(ownerUrl, tables, manifest)
  } catch (error) {
    throw error instanceof CannotCopyIn ? new CannotRestore(error.message) : error
  }
  await prepareDatabase(url, ownerUrl)
  if (manifest.files && config.storage.kind === 'disk') {
    mkdirSync(config.storage.folder, { recursive: true, mode: 0o700 })
    await copyFiles(join(folder, PARTS.files), config.storage.folder)
  }
  if (!existsSync(join(config.audit.anchors, 'head.json')))
    await copyFiles(join(folder, PARTS.anchors), config.audit.anchors)
}

function json(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
