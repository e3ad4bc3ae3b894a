// npm test                    every test: pure, with PostgreSQL, in the browser
// npm test -- call-back       those named so: files by their path, tests by their name
// npm test -- --only=browser  one kind: pure, database or browser
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildPages, prepare, root, start } from './bootstrap.mjs'
import { ensureBrowser } from './browser.mjs'
import { namedSo, patternOf, testFiles } from './named-so.mjs'

const words = process.argv.slice(2).filter(word => !word.startsWith('--'))
const only = /^--only=(pure|database|browser)$/.exec(
  process.argv.slice(2).find(word => word.startsWith('--')) ?? '',
)?.[1]
if (process.argv.slice(2).some(word => word.startsWith('--')) && !only) {
  console.error('npm test takes words to look for, and --only=pure, --only=database or --only=browser.')
  process.exit(1)
}

prepare()
const began = Date.now()
const reports = mkdtempSync(join(tmpdir(), 'zuoyeben-report-'))
const passed = { pure: 0, database: 0, browser: 0 }
const wrong = []
let skipped = 0
let isRed = false
let runs = 0

const everything = words.length === 0 && !only
const files = testFiles(root)
const kindOf = file => (file.includes('.db.test.') ? 'database' : 'pure')
const wantedByVitest = files.vitest.filter(file => !only || only === kindOf(file))
const wantedByBrowser = !only || only === 'browser' ? files.browser : []

// Minutes of waiting for processes that are killed and started again: the browser has its turn meanwhile, and leaves a core to the pure ones.
const LONG = ['faults/faults.db.test.ts', 'attack/attack.db.test.ts']
const isPure = file => kindOf(file) === 'pure'

if (everything) {
  await vitest(files.vitest.filter(file => !LONG.includes(file) && !isPure(file)))
  await Promise.all([vitest(LONG).then(() => vitest(files.vitest.filter(isPure))), browser([])])
} else if (words.length === 0) {
  if (wantedByVitest.length) await vitest(wantedByVitest)
  if (wantedByBrowser.length) await browser([])
} else {
  const pattern = patternOf(words)
  const unit = namedSo(root, wantedByVitest, pattern)
  if (unit.byPath.length) await vitest(unit.byPath)
  if (unit.byText.length) await vitest(unit.byText, ['--testNamePattern', `(?i:${pattern})`])
  const seen = namedSo(root, wantedByBrowser, pattern)
  if (seen.byPath.length) await browser(seen.byPath)
  if (seen.byText.length) await browser([...seen.byText, '--grep', pattern])
}

rmSync(reports, { recursive: true, force: true })
const failed = wrong.length
const total = passed.pure + passed.database + passed.browser
if (total + failed === 0 && !isRed) {
  console.error(words.length ? `No test is named like ${words.join(' or ')}.` : 'There is no test of that kind.')
  isRed = true
}
const kinds = `pure ${passed.pure}, database ${passed.database}, browser ${passed.browser}`
const rest = everything && skipped ? `, ${skipped} skipped` : ''
// Said once more at the end, where a log that was cut short still has them.
for (const { name, why } of wrong) console.log(`\nfailed: ${name}\n${why.slice(0, 2000)}`)
console.log(
  `\ntests: ${total} passed, ${failed} failed${rest} (${kinds}), ${((Date.now() - began) / 1000).toFixed(0)} s`,
)
process.exit(isRed || failed ? 1 : 0)

async function vitest(which, options = []) {
  const file = join(reports, `vitest-${++runs}.json`)
  const args = [
    'run',
    ...which,
    ...options,
    '--passWithNoTests',
    '--testTimeout=60000', // a busy machine is slow, not wrong
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]
  const code = await start('node_modules/vitest/vitest.mjs', args, everything ? { ZUOYEBEN_FULL: '1' } : {})
  const report = readReport(file)
  for (const { name, status: ofFile, assertionResults, message } of report?.testResults ?? []) {
    if (ofFile === 'failed' && assertionResults.every(({ status }) => status !== 'failed'))
      wrong.push({ name, why: message ?? '' })
    for (const { status, fullName, failureMessages } of assertionResults) {
      if (status === 'passed') passed[kindOf(name)] += 1
      else if (status === 'failed') wrong.push({ name: `${name} › ${fullName}`, why: failureMessages.join('\n') })
      else skipped += 1
    }
  }
  if (code !== 0) isRed = true
}

async function browser(which) {
  const sentence = ensureBrowser()
  if (sentence) console.error(`\n${sentence}`)
  if (sentence || !buildPages()) {
    isRed = true
    return
  }
  const data = mkdtempSync(join(tmpdir(), 'zuoyeben-e2e-'))
  chmodSync(data, 0o711) // as root, PostgreSQL goes in as another account
  const file = join(reports, 'browser.json')
  rmSync(file, { force: true })
  const code = await start(
    'node_modules/@playwright/test/cli.js',
    ['test', '--reporter=list,json', '--pass-with-no-tests', ...which],
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      ZUOYEBEN_E2E_DATA: data,
      ZUOYEBEN_E2E_PORT: String(await freePort()),
      ZUOYEBEN_E2E_MAIL: String(await freePort()),
    },
  )
  rmSync(data, { recursive: true, force: true })
  const report = readReport(file)
  const stats = report?.stats
  passed.browser += (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  for (const spec of (report?.suites ?? []).flatMap(specsOf)) {
    const errors = spec.tests.flatMap(({ results }) => results).flatMap(({ errors }) => errors)
    if (!spec.ok)
      wrong.push({ name: `${spec.file} › ${spec.title}`, why: errors.map(({ message }) => message).join('\n') })
  }
  skipped += stats?.skipped ?? 0
  if (code !== 0) isRed = true
}

function specsOf({ specs = [], suites = [] }) {
  return [...specs, ...suites.flatMap(specsOf)]
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function freePort() {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}
