// Median ≤ 60 lines, nine in ten ≤ 160, none above 350; and no names that say nothing.
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const limit = 350
const aims = { median: 60, ninth: 160 }
const empty = new Set(['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'service', 'info'])

/** What is wrong with the names and sizes of the code in `root`, and one line of figures. Generated files do not count. */
export function checkFiles(root) {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  const files = listed
    .split('\0')
    .filter(isCode)
    .filter(file => existsSync(join(root, file)))
  const sized = files.map(file => ({ file, lines: readFileSync(join(root, file), 'utf8').split('\n').length - 1 }))
  const tooLong = sized
    .filter(({ lines }) => lines > limit)
    .map(({ file, lines }) => `${file}: ${lines} lines, at most ${limit}`)
  const named = files.flatMap(file => wordsWrong(file).map(why => `${file}: ${why}`))
  const code = sized.filter(({ file }) => !isTest(file)).map(({ lines }) => lines)
  return { wrong: [...tooLong, ...named], figures: figuresOf(code), count: files.length }
}

function isCode(file) {
  if (file.endsWith('/db/tables.ts') || /(^|\/)(dist|content)\//.test(file)) return false
  return /^(apps|packages|migrations|e2e|bench|attack|faults|scripts)\/.*\.(ts|tsx|mjs|cjs|css)$/.test(file)
}

function isTest(file) {
  return /\.(test|spec)\.tsx?$/.test(file)
}

function figuresOf(lines) {
  const sorted = lines.toSorted((a, b) => a - b)
  const at = share => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { median: at(0.5), ninth: at(0.9), longest: at(1), aims }
}

/** A name may not be, or end in, a word that says nothing; `index` is a package's door and nothing else. */
function wordsWrong(file) {
  const [name, ...folders] = file.split('/').toReversed()
  const stem = name.split('.')[0]
  const found = []
  for (const part of [stem, ...folders]) {
    if (empty.has(part.split('-').at(-1)) || /^handle/.test(part))
      found.push(`"${part}" says nothing: name it by what it does`)
  }
  if (stem === 'index' && !/^packages\/[^/]+\/src\/((fields|privacy|react|studio|texts)\/)?index\.ts$/.test(file)) {
    found.push('index is the door of a package and nothing else: name it by what it does')
  }
  if (/[A-Z_]/.test(stem) && !/\.d\.ts$/.test(name)) found.push('files are kebab-case')
  return found
}
