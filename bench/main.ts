import { parseArgs } from 'node:util'
import { action } from './action.ts'
import { analyseBench } from './analyse.ts'
import { calendar } from './calendar.ts'
import { casePage } from './case-page.ts'
import { clocks } from './clocks.ts'
import { explain } from './explain.ts'
import { quit } from './load.ts'
import { rehearseBench } from './rehearse.ts'
import { replayBench } from './replay.ts'
import { submit } from './submit.ts'
import { inTown, type Town } from './town.ts'
import { worklist } from './worklist.ts'

/**
 * `npm run bench -- submit action worklist case [--cases 10000] [--seconds 5]`: measured speed over real HTTP, one JSON line a figure.
 * `npm run bench -- explain --cases 100000` prints how each worklist is found; `-- calendar --cases 60000` takes a day off through all open
 * clocks; `-- clocks --cases 55000` lets a hundred thousand clocks reach their end.
 * `-- rehearse --cases 100000` tries a draft of 200 rules on every past case.
 * `-- replay analyse` measure the rules alone and need no database.
 */
const BENCHES: Readonly<Record<string, (town: Town, concurrency: number, seconds: number) => Promise<void>>> = {
  submit,
  action,
  worklist,
  case: casePage,
  explain: town => explain(town),
  calendar: town => calendar(town),
  clocks: town => clocks(town),
  rehearse: town => rehearseBench(town),
}
/** Rules by themselves: no server, no cases. */
const PURE: Readonly<Record<string, () => void | Promise<void>>> = { replay: replayBench, analyse: analyseBench }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cases: { type: 'string', default: '10000' }, seconds: { type: 'string', default: '5' } },
})
const wanted = positionals.length > 0 ? positionals : ['submit', 'action', 'worklist', 'case']
const unknown = wanted.filter(name => !BENCHES[name] && !PURE[name])
if (unknown.length > 0) {
  console.error(
    `npm run bench -- ${Object.keys({ ...BENCHES, ...PURE }).join(' | ')} [--cases 10000] [--seconds 5]; there is no ${unknown.join(', ')}`,
  )
  process.exit(2)
}

const ORDER = ['explain', 'worklist', 'case', 'rehearse', 'action', 'submit', 'calendar', 'clocks']
/** Those that set their own pace. */
const ONCE = ['explain', 'calendar', 'clocks', 'rehearse']
for (const name of wanted) await PURE[name]?.()
const inATown = wanted.filter(name => BENCHES[name])
if (inATown.length > 0)
  await inTown(Number(values.cases), async town => {
    try {
      // Reads first: what is written grows the tables.
      for (const name of inATown.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)))
        for (const concurrency of ONCE.includes(name) ? [1] : [8, 32])
          await BENCHES[name]?.(town, concurrency, Number(values.seconds))
    } finally {
      quit()
    }
  })
