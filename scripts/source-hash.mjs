import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const passedOver = new Set(['node_modules', 'dist', '.turbo'])

/** One hash of everything the built pages are made of: the web app, the packages, the versions of the libraries. */
export function hashOfSources(root) {
  const hash = createHash('sha256')
  for (const file of [
    'package-lock.json',
    'tsconfig.json',
    'turbo.json',
    ...under(root, 'apps/web'),
    ...under(root, 'packages'),
  ]) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  }
  return hash.digest('hex')
}

function under(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(entry => !passedOver.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry =>
      entry.isDirectory() ? under(root, `${folder}/${entry.name}`) : entry.isFile() ? [`${folder}/${entry.name}`] : [],
    )
}
