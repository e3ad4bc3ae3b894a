import { createWriteStream, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { keepAnchors, keepHead } from '../audit/anchor-files.ts'
import { readAnchors } from '../audit/chain.sql.ts'
import { readHead } from '../audit/seal.sql.ts'
import type { Config } from '../config.ts'
import { copyOut, type Snapshot } from '../db/copy/copy-out.ts'
import { copyFiles, listOf } from './copy-files.ts'
import { digesting } from './digest.ts'
import { fileOfTable, type Manifest, PARTS } from './manifest.ts'
import { type Dumped, dumpBeside } from './pg-dump.ts'
import { readStorageKeys } from './stored-keys.sql.ts'

export interface MadeBackup {
  readonly folder: string
  readonly manifest: Manifest
  readonly dumped: Dumped
}

/**
 * A consistent copy of everything but the keys, while the servers run: every table in one snapshot of the database, the anchors of the audit
 * log as of that snapshot, then the attachments on disk. Where a pg_dump of this PostgreSQL or a newer one is installed, its archive of the
 * same snapshot lies beside. The folder gets its name when all of it is there; one that ends in `.partial` is none. (bar R7)
 */
export async function makeBackup(config: Config, ownerUrl: string, into: string): Promise<MadeBackup> {
  mkdirSync(into, { recursive: true, mode: 0o700 })
  const stamp = new Date().toISOString().replace(/[-:]|\.\d+/g, '')
  const folder = join(into, `zuoyeben-${stamp}`)
  const half = `${folder}.partial`
  mkdirSync(join(half, PARTS.tables), { recursive: true, mode: 0o700 })
  try {
    const { manifest, dumped } = await copyOut(ownerUrl, snapshot => write(config, ownerUrl, snapshot, half))
    writeFileSync(join(half, PARTS.manifest), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 })
    renameSync(half, folder)
    return { folder, manifest, dumped }
  } catch (error) {
    rmSync(half, { recursive: true, force: true })
    throw error
  }
}

async function write(config: Config, ownerUrl: string, snapshot: Snapshot, half: string) {
  const tables: Manifest['tables'] = []
  for (const table of snapshot.tables) tables.push(await writeTable(snapshot, table, half))
  await snapshot.read(async trx => {
    keepAnchors(join(half, PARTS.anchors), await readAnchors(trx))
    const { seal } = await readHead(trx)
    if (seal) keepHead(join(half, PARTS.anchors), seal)
  })
  const dumped = await dumpBeside(ownerUrl, snapshot, join(half, PARTS.dump))
  const manifest: Manifest = {
    format: 1,
    at: snapshot.at.toISOString(),
    server: snapshot.server,
    migrations: [...snapshot.migrations],
    jobsVersion: snapshot.jobsVersion,
    tables,
    sequences: [...snapshot.sequences],
    files: await writeFiles(config, snapshot, half),
  }
  return { manifest, dumped }
}

async function writeTable(snapshot: Snapshot, table: Snapshot['tables'][number], half: string) {
  const digest = digesting()
  const file = createWriteStream(join(half, PARTS.tables, fileOfTable(table)), { mode: 0o600, flags: 'wx' })
  const rows = await snapshot.copy(table, rows => pipeline(rows, createGzip({ level: 6 }), digest.stream, file))
  return { ...table, columns: [...table.columns], rows, sha256: digest.sha256() }
}

async function writeFiles({ storage }: Config, snapshot: Snapshot, half: string): Promise<Manifest['files']> {
  if (storage.kind === 's3') return null
  const files = await copyFiles(storage.folder, join(half, PARTS.files))
  writeFileSync(join(half, PARTS.fileList), listOf(files), { mode: 0o600 })
  const there = new Set(files.map(({ path }) => path))
  const named = await snapshot.read(readStorageKeys)
  const missing = named.filter(key => !there.has(key)).length
  return { n: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0), missing }
}
