import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openQueue } from '../apps/server/src/jobs/queue.ts'
import { setClocks } from './clocks-ground.ts'
import { tellOne } from './figures.ts'
import type { Town } from './town.ts'

const SPREAD_SECONDS = 1200
const WINDOW_SECONDS = 60
/** Rows or jobs that a ceiling is measured with. */
const SAMPLE = 20_000

/**
 * Clocks that reach their end (bar S6): all open clocks of the town pending, spread over twenty minutes of which one is looked at; then all of them
 * due in the same minute, as at the close of work. Fired by the server's own worker and another process. Late is from the moment of the clock to the
 * commit of its job: colour, rungs, lines and the next jobs written; `told` is when people have their notice. Beside the rate stand as many
 * bare UPDATE transactions, and pg-boss with jobs that do nothing.
 */
export async function clocks(town: Town): Promise<void> {
  const updates = await bareUpdates(town)
  const nothings = await bareJobs(town)
  const worker = await startWorker(town)
  try {
    const spread = await setClocks(town, { spreadSeconds: SPREAD_SECONDS })
    const some = await watch(town, spread.from, WINDOW_SECONDS)
    tellLate(`spread over ${SPREAD_SECONDS / 60} min, ${spread.n} pending, ${some.n} due in a minute`, some)
    const same = await setClocks(town, { spreadSeconds: 0 })
    const all = await watch(town, same.from, 0)
    const name = `${all.n} due in the same moment`
    tellLate(name, all)
    tellOne('clocks', `${name}, a second, beside bare updates`, all.n / all.last, '1/s', updates)
    tellOne('clocks', `${name}, a second, beside pg-boss with nothing to do`, all.n / all.last, '1/s', nothings)
    const told = await watchTold(town, same.from)
    tellOne('clocks', `${name}, ${told.n} rungs told, median`, told.median, 's', null)
    tellOne('clocks', `${name}, ${told.n} rungs told, 99th in a hundred`, told.late99, 's', null)
  } finally {
    worker.kill('SIGTERM')
    await new Promise(ended => worker.once('exit', ended))
  }
}

interface Late {
  readonly n: number
  /** Seconds. */
  readonly median: number
  readonly late99: number
  readonly last: number
}

function tellLate(name: string, { median, late99 }: Late): void {
  tellOne('clocks', `${name}, median late`, median, 's', null)
  tellOne('clocks', `${name}, 99th in a hundred late`, late99, 's', null)
}

/** Waits until every clock due in the window has been fired, and says how late each was. */
async function watch({ pool }: Town, from: Date, seconds: number): Promise<Late> {
  const to = new Date(from.getTime() + seconds * 1000)
  const due = [from, to]
  await until(async () => {
    const { rows } = await pool.query<{ open: boolean }>(
      `select now() < $2 or exists (select 1 from jobs.job where name = 'clock' and state < 'completed' and start_after between $1 and $2) as open`,
      due,
    )
    return rows[0]?.open === false
  })
  const { rows } = await pool.query<Late>(
    `select ${LATE} from (select extract(epoch from completed_on - start_after)::float8 as late
      from jobs.job where name = 'clock' and state = 'completed' and start_after between $1 and $2) j`,
    due,
  )
  return rows[0] ?? { n: 0, median: 0, late99: 0, last: 0 }
}

async function watchTold({ pool }: Town, from: Date): Promise<Late> {
  await until(async () => {
    const { rows } = await pool.query<{ open: boolean }>(
      `select exists (select 1 from jobs.job where name = 'rung' and state < 'completed') as open`,
    )
    return rows[0]?.open === false
  })
  const { rows } = await pool.query<Late>(
    `select ${LATE} from (select extract(epoch from completed_on - $1)::float8 as late
      from jobs.job where name = 'rung' and state = 'completed' and created_on >= $1) j`,
    [from],
  )
  return rows[0] ?? { n: 0, median: 0, late99: 0, last: 0 }
}

const LATE = `count(*)::int as n, percentile_cont(0.5) within group (order by late) as median,
  percentile_cont(0.99) within group (order by late) as late99, max(late) as last`

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await pause(500)
}

/** One row and one transaction each, by eight connections. Returns how many a second. */
async function bareUpdates({ pool }: Town): Promise<number> {
  const { rows } = await pool.query<{ id: string }>('select id from clocks where stopped_at is null limit $1', [SAMPLE])
  const began = performance.now()
  await Promise.all(
    Array.from({ length: 8 }, async (_, lane) => {
      for (let i = lane; i < rows.length; i += 8)
        await pool.query({
          name: 'bare',
          text: 'update clocks set colour = colour where id = $1',
          values: [rows[i]?.id],
        })
    }),
  )
  return rows.length / ((performance.now() - began) / 1000)
}

/** Jobs fetched and completed two hundred and fifty at a time in one process. Returns how many a second. */
async function bareJobs({ databaseUrl }: Town): Promise<number> {
  const { boss } = await openQueue(databaseUrl, () => {})
  try {
    await boss.createQueue('nothing')
    await boss.insert(
      'nothing',
      Array.from({ length: SAMPLE }, (_, n) => ({ data: { n } })),
    )
    const began = performance.now()
    for (let done = 0; done < SAMPLE; ) {
      const jobs = await boss.fetch('nothing', { batchSize: 250 })
      await boss.complete(
        'nothing',
        jobs.map(({ id }) => id),
      )
      done += jobs.length
    }
    const took = (performance.now() - began) / 1000
    await boss.deleteQueue('nothing')
    return SAMPLE / took
  } finally {
    await boss.stop()
  }
}

/** A second process that works on jobs, as `npm run worker` starts it. */
async function startWorker({ environment }: Town): Promise<ChildProcess> {
  const script = fileURLToPath(new URL('../apps/server/src/work.ts', import.meta.url))
  const child = spawn(process.execPath, [script], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    child.once('exit', code => reject(new Error(`the worker ended with ${code}`)))
    child.stdout?.on('data', data => /作业本 Zuoyeben/.test(String(data)) && resolve())
  })
  return child
}
