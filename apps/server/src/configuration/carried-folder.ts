import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { CARRIED_LIMITS, type Carried } from './carried-files.ts'

const PARTS = ['school', 'units'] as const
/** By it a folder is known as one that was exported to. */
const SUMMARY = 'release.json'

/**
 * Writes a configuration into a folder. JSON of an earlier export that is not in it any more goes; nothing else is touched.
 * False, and nothing is written, where `school` or `units` are there and no export has made them: they are somebody's.
 */
export function writeFolder(folder: string, files: Carried): boolean {
  const isOurs = existsSync(join(folder, SUMMARY))
  if (!isOurs && PARTS.some(part => existsSync(join(folder, part)))) return false
  for (const part of PARTS)
    for (const path of jsonIn(join(folder, part))) if (!files.has(`${part}/${path}`)) rmSync(join(folder, part, path))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return true
}

/** The JSON below a folder, as far as it is taken in; what is too large, or beyond the number of files, is named. */
export function readFolder(folder: string): { readonly files: Carried; readonly left: readonly string[] } {
  const paths = jsonIn(folder).sort()
  const fit = paths.filter(path => statSync(join(folder, path)).size <= CARRIED_LIMITS.file)
  const taken = fit.slice(0, CARRIED_LIMITS.files)
  return {
    files: new Map(taken.map(path => [path, readFileSync(join(folder, path), 'utf8')])),
    left: paths.filter(path => !taken.includes(path)),
  }
}

/** Paths of JSON files below a folder, with `/` between their parts; what is hidden is not among them. */
function jsonIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => join(entry.parentPath, entry.name).slice(folder.length).split(sep).filter(Boolean))
    .filter(parts => parts.every(part => !part.startsWith('.')))
    .map(parts => parts.join('/'))
}
