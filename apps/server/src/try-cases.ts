import { readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { serve } from './app.ts'
import type { House } from './app-context.ts'
import { compose } from './compose.ts'
import { writeSetting } from './configuration/releases.sql.ts'
import { seedCampus } from './demo/seed-campus.ts'
import { withThrowaway } from './story/throwaway.ts'
import { judge } from './try/judge.ts'
import { readLines } from './try/line.ts'
import { Staff } from './try/staff.ts'
import { tellLine } from './try/tell-line.ts'
import { Trial } from './try/trial.ts'
import { startWorker } from './worker.ts'

/**
 * `npm run try-cases -- FILE`: submits every line through HTTP to a fresh database and prints what the rules made of it beside what was
 * expected; the last line is a JSON summary. It ends with 1 when a case was lost or a held one was seen by its entry unit.
 */
const [file] = process.argv.slice(2)
if (!file) {
  console.error(
    'npm run try-cases -- FILE   (JSON lines: text, campus, place, submitter_type, channel, entry_unit, expected_…)',
  )
  process.exit(2)
}
const lines = readLines(readFileSync(file, 'utf8'))
const { count, right } = await withThrowaway({}, async ({ config, url }) => {
  const house = await compose({ config, databaseUrl: url })
  if ((await seedCampus(house.app)) === null) throw new Error('the database was not fresh')
  await writeSetting(house.app.db, 'anonymousSubmission', true)
  await house.refresh()
  const server = await serve(house, config)
  try {
    await startWorker(house)
    return await tryAll(house, await server.listen({ host: '127.0.0.1', port: 0 }))
  } finally {
    await server.close()
    await house.close()
  }
})
console.log(JSON.stringify({ ...count, ...right }))
process.exitCode = count.lost > 0 || count.leaked > 0 ? 1 : 0

async function tryAll(house: House, base: string) {
  const trial = new Trial(house, await Staff.at(house, base), base)
  const count = { cases: lines.length, lost: 0, leaked: 0, sensitive: 0, held: 0, heldWrongly: 0 }
  const right = { category: 0, categoryTop3: 0, unit: 0, path: 0, firstAction: 0 }
  const leaks = new Map<string, string>()
  console.log('id\tgate\tcategory\tunit\tpath\tfirst action   (✗ found (expected))')
  for (const line of lines) {
    const found = await trial.send(line)
    const judged = judge(line, found)
    if (found.caseNo === null) count.lost += 1
    if (judged.sensitive) count.sensitive += 1
    if (judged.sensitive && found.held) count.held += 1
    if (judged.heldWrongly) count.heldWrongly += 1
    if (found.caseNo !== null && found.held && (await trial.moved(found.caseNo))) leaks.set(found.caseNo, 'counters')
    for (const key of Object.keys(right) as (keyof typeof right)[])
      if (found.caseNo !== null && judged[key]) right[key] += 1
    console.log(tellLine(line, found, judged))
  }
  // Notices are sent by jobs, every two seconds.
  await pause(5000)
  for (const [caseNo, where] of await trial.leaks()) leaks.set(caseNo, where)
  for (const [caseNo, where] of leaks) console.log(`LEAKED ${caseNo} ${where}`)
  count.leaked = leaks.size
  return { count, right }
}
