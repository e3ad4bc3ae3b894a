import { rmSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { startEmbedded } from '../apps/server/src/db/embedded/start-embedded.ts'
import { openTempFolder } from '../apps/server/src/story/temp-folder.ts'
import { openCampus, RESTRICTED } from './campus.ts'
import { searchForCanary, searchStores } from './canary.ts'
import { tryDoors, tryFloods } from './doors.ts'
import { sendPoison } from './hostile.ts'
import { swapIds } from './id-swap.ts'
import { harvest, untilFirstBeat } from './ids.sql.ts'
import { Ledger } from './ledger.ts'
import { writeReport } from './report.ts'
import { runScanners } from './scanners.ts'
import { type ServerProcess, startServer } from './server-process.ts'

/**
 * `npm run attack`: starts the server on a campus of its own and attacks it over HTTP, from outside; the last line says what was tried and what
 * was found, and anything found ends it with 1. `--quick` takes a part of each step, spread over the whole, and leaves the scanners out;
 * `npm run attack -- doors poison` takes those steps alone. The report is written to `--report=FOLDER`, else to `.zuoyeben/attack`.
 */
const STEPS = ['ids', 'canary', 'doors', 'poison', 'stores', 'scanners', 'floods'] as const
type Step = (typeof STEPS)[number]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, report: { type: 'string' } },
})
const unknown = positionals.filter(name => !(STEPS as readonly string[]).includes(name))
if (unknown.length > 0) {
  console.error(`npm run attack -- [--quick] [${STEPS.join(' | ')}]; there is no ${unknown.join(', ')}`)
  process.exit(2)
}
const { quick } = values
const reports = resolve(values.report ?? join(import.meta.dirname, '../.zuoyeben/attack'))
const ledger = new Ledger()
const began = Date.now()
const seconds = () => (Date.now() - began) / 1000
const folder = openTempFolder('zuoyeben-attack-')
// A hand on the cluster of our own: the server finds it running, and it stays while the server is stopped and started again.
const cluster = await startEmbedded({ folder })
let server: ServerProcess | null = null
let closing: Promise<void> | null = null
const close = () =>
  (closing ??= (async () => {
    await server?.stop()
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  })())
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void close().finally(() => process.exit(130)))
try {
  server = await startServer(folder, { ZUOYEBEN_LIMITS: '100000', ZUOYEBEN_LOG: 'debug' })
  await attack(server)
} finally {
  await close()
}
const asked = ['npm run attack', ...(process.argv.length > 2 ? ['--', ...process.argv.slice(2)] : [])].join(' ')
writeReport(reports, ledger, { began: new Date(began), seconds: seconds(), asked })
console.log(`report: ${relative(process.cwd(), join(reports, 'attack-report.md'))}`)
console.log(ledger.line(seconds()))
process.exitCode = ledger.exitCode

async function attack(target: ServerProcess): Promise<void> {
  let running = target
  const campus = await openCampus(running.base, cluster.url, ledger)
  const story = await campus.storyWith('宿舍楼下的路灯坏了三天，晚上很暗', {})
  const step = async (name: Step, work: () => Promise<void>) => {
    if (positionals.length > 0 ? !positionals.includes(name) : quick && name === 'scanners') return
    await ledger.step(name, work)
    if (!running.isAlive()) throw new Error(`the server died:\n${running.output().slice(-3000)}`)
  }
  await step('ids', async () => swapIds(campus, await harvest(cluster.ownerUrl), ledger, quick ? 250 : 12_000))
  await step('canary', async () => {
    await untilFirstBeat(cluster.ownerUrl)
    await searchForCanary(campus, cluster.ownerUrl, ledger, quick ? ['heldByRule'] : RESTRICTED, quick)
  })
  await step('doors', () => tryDoors(campus, ledger))
  await step('poison', () => sendPoison(campus, ledger, quick ? 300 : 8000))
  await step('stores', () => searchStores(cluster.ownerUrl, folder, running, ledger))
  await step('scanners', () => runScanners(campus, join(reports, 'scanners'), ledger))
  await step('floods', async () => {
    await running.stop()
    running = await startServer(folder, {})
    server = running
    await tryFloods(running.base, story.no, 'zhang.wei', ledger)
  })
}
