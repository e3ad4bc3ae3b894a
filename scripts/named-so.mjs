import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const places = ['packages', 'apps', 'migrations', 'docs', 'scripts', 'bench', 'attack', 'faults', 'e2e']

/** Every test file there is, by the runner it belongs to; paths from the root, with slashes. */
export function testFiles(root) {
  const files = places.flatMap(place => under(root, place)).filter(file => /\.(test|spec)\.tsx?$/.test(file))
  const isBrowser = file => file.startsWith('e2e/') && file.includes('.spec.')
  return { vitest: files.filter(file => !isBrowser(file) && file.includes('.test.')), browser: files.filter(isBrowser) }
}

/** `call-back` finds call-back, call back, callback and Call_Back: in the path of a file, or in the name of a test. */
export function patternOf(words) {
  const parts = words.map(word => word.split(/[-_ ]/).map(literal).join('[-_ ]?'))
  return parts.length === 1 ? parts[0] : `(?:${parts.join('|')})`
}

/** The files named so, and those whose text has it and of which only the tests named so are to run. */
export function namedSo(root, files, pattern) {
  const wanted = new RegExp(pattern, 'i')
  const byPath = files.filter(file => wanted.test(file))
  const byText = files.filter(file => !wanted.test(file) && wanted.test(readFileSync(join(root, file), 'utf8')))
  return { byPath, byText }
}

function under(root, folder) {
  let entries
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true })
  } catch {
    return []
  }
  return entries
    .filter(entry => entry.name !== 'node_modules' && entry.name !== 'dist')
    .flatMap(entry => (entry.isDirectory() ? under(root, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`]))
}

function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
