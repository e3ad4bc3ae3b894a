import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { digesting, sha256Of } from './digest.ts'

/** A file of a folder, as `sha256sum` lists it. */
export interface ListedFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * Copies every file of a folder, with its digest. One that goes away meanwhile is left out: what lies there is never changed, only added and
 * removed.
 */
export async function copyFiles(from: string, to: string): Promise<ListedFile[]> {
  if (!existsSync(from)) return []
  const copied: ListedFile[] = []
  const found = readdirSync(from, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  for (const entry of found) {
    const source = join(entry.parentPath, entry.name)
    const path = relative(from, source).split(sep).join('/')
    const target = join(to, path)
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    const digest = digesting()
    try {
      await pipeline(createReadStream(source), digest.stream, createWriteStream(target, { mode: 0o600, flags: 'wx' }))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') continue
      throw error
    }
    copied.push({ path, sha256: digest.sha256(), bytes: digest.bytes() })
  }
  return copied
}

export const listOf = (files: readonly ListedFile[]): string =>
  files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join('')

/** The paths of a list whose bytes are not what it says, or which are not there. */
export async function wrongFiles(list: string, folder: string): Promise<string[]> {
  const wrong: string[] = []
  for (const line of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const [sha256 = '', path = ''] = [line.slice(0, 64), line.slice(66)]
    const place = join(folder, path)
    if (!existsSync(place) || (await sha256Of(place)) !== sha256) wrong.push(path)
  }
  return wrong
}
