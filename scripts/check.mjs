// Format, lint, types, arrows, names and sizes, row types, pure tests: one line a part, two parts at a time.
import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { node24, prepare, projectEnvironment, root } from './bootstrap.mjs'
import { checkFiles } from './file-sizes.mjs'

prepare()
const bin = (...path) => join(root, 'node_modules', ...path)
const vitest = ['run', '--project', 'pure', '--reporter=dot', '--silent=passed-only', '--testTimeout=60000']

// The longest first, so that the short ones fill the gaps.
const parts = [
  ['pure tests', [bin('vitest', 'vitest.mjs'), ...vitest], output => /Tests {2}(.*)/.exec(output)?.[1]],
  ['row types in step with the migrations', [join(root, 'scripts', 'row-types.ts'), '--check']],
  ['types', [bin('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']],
  ['types of the pages', [bin('typescript', 'bin', 'tsc'), '-p', 'apps/web/tsconfig.json']],
  ['format and lint', [bin('@biomejs', 'biome', 'bin', 'biome'), 'check', '--diagnostic-level=error', '.']],
  ['arrows', [join(root, 'scripts', 'arrows.mjs')], output => /\d+ files(?=, 0 wrong)/.exec(output)?.[0]],
]

const began = Date.now()
const failed = []
const report = (name, ok, seconds, detail) =>
  console.log(`${ok ? '✓' : '✗'} ${name} ${seconds.toFixed(1)} s${detail ? ` (${detail})` : ''}`)

checkNames()
const waiting = [...parts]
await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, work))

for (const { name, output } of failed) console.log(`\n── ${name}\n${output.trim()}`)
const seconds = ((Date.now() - began) / 1000).toFixed(1)
console.log(
  failed.length
    ? `\n${failed.length} of ${parts.length + 1} parts failed, ${seconds} s`
    : `all ${parts.length + 1} parts hold, ${seconds} s`,
)
process.exitCode = failed.length ? 1 : 0

function checkNames() {
  const start = Date.now()
  const { wrong, figures, count } = checkFiles(root)
  const { median, ninth, longest, aims } = figures
  const detail = `${count} files, median ${median} of ${aims.median} lines, nine in ten within ${ninth} of ${aims.ninth}, longest ${longest}`
  report('names and sizes', wrong.length === 0, (Date.now() - start) / 1000, detail)
  if (wrong.length) failed.push({ name: 'names and sizes', output: wrong.join('\n') })
}

async function work() {
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const [name, command, detailOf] = part
    const start = Date.now()
    const { code, output } = await run(command)
    report(name, code === 0, (Date.now() - start) / 1000, code === 0 ? detailOf?.(output) : '')
    if (code !== 0) failed.push({ name, output })
  }
}

function run(command) {
  return new Promise(resolve => {
    const child = spawn(node24(), command, {
      cwd: root,
      env: { ...projectEnvironment(), NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    child.stdout.on('data', data => (output += data))
    child.stderr.on('data', data => (output += data))
    child.on('error', fault => resolve({ code: 1, output: String(fault) }))
    child.on('close', code => resolve({ code, output }))
  })
}
