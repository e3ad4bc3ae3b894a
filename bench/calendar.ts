import { setTimeout as pause } from 'node:timers/promises'
import { type CalendarJson, dateOf } from '@zuoyeben/worktime'
import { tellOne } from './figures.ts'
import { call } from './load.ts'
import type { Town } from './town.ts'

interface View {
  release: number
  calendar: CalendarJson
}
interface Progress {
  phase: string
  cases_done: number
  clocks_done: number
  clocks_moved: number
}

/**
 * A day off is put in force under all open clocks, over real HTTP and by the server's own worker: how long the preview takes, the publishing
 * itself, and until the last clock is recomputed, its list, its job and its move written. Beside it one statement that moves as many due times.
 */
export async function calendar(town: Town): Promise<void> {
  const cookieOf = (role: string) =>
    town.people.find(({ person }) => person.appointments.some(a => a.role === role))?.cookie ?? ''
  const [assessor, lead] = [cookieOf('assessor'), cookieOf('schoolLead')]
  const { rows: open } = await town.pool.query<{ n: number }>(
    'select count(*)::int as n from clocks where stopped_at is null',
  )
  const size = `${open[0]?.n ?? 0} open clocks of ${town.cases} cases`
  const { release, calendar: inForce } = await call<View>(town.base, 'calendar.view', undefined, assessor, false)
  const next = withDayOff(inForce)
  const timed = async <T>(work: () => Promise<T>) => {
    const start = performance.now()
    const result = await work()
    return { result, seconds: (performance.now() - start) / 1000 }
  }
  const ceiling = await timed(() => moveInOneStatement(town))
  const preview = await timed(() =>
    call<{ moved: number }>(town.base, 'calendar.preview', { calendar: next }, assessor, true),
  )
  tellOne('calendar', `preview, ${size}, ${preview.result.moved} would move`, preview.seconds, 's', null)
  const reason = { zh: '停课一天', en: 'A day off' }
  const { id } = await call<{ id: string }>(
    town.base,
    'changes.propose',
    { kind: 'calendar', unit: null, base: release, body: next, reason },
    assessor,
    true,
  )
  const published = await timed(() => call(town.base, 'changes.publish', { id }, lead, true))
  tellOne('calendar', `publish, ${size}`, published.seconds, 's', null)
  const through = await timed(() => untilThrough(town))
  const { clocks_done: clocks, clocks_moved: moved } = through.result
  tellOne('calendar', `recomputed, ${size}, ${moved} moved`, through.seconds, 's', ceiling.seconds)
  tellOne('calendar', `clocks a second, ${size}`, clocks / through.seconds, '1/s', clocks / ceiling.seconds)
}

/** Today is off: no clock that runs is left where it was, but by a date that was told. */
function withDayOff(inForce: CalendarJson): CalendarJson {
  const today = dateOf(Date.now())
  const days = Array.from({ length: 5 }, (_, i) => dateOf(Date.now() + i * 86_400_000)).filter(day => day >= today)
  const off = { from: days[0] ?? today, to: days.at(-1) ?? today, name: null, work: false }
  return { ...inForce, school: { ...inForce.school, days: [...inForce.school.days, off] } }
}

async function untilThrough(town: Town): Promise<Progress> {
  for (;;) {
    const { rows } = await town.pool.query<Progress>(
      'select * from calendar_changes order by published_at desc limit 1',
    )
    if (rows[0] && rows[0].phase !== 'all') return rows[0]
    await pause(100)
  }
}

async function moveInOneStatement({ pool }: Town): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `update clocks set due_at = due_at + interval '1 day', told_due_at = told_due_at + interval '1 day' where stopped_at is null`,
    )
    await client.query('rollback')
  } finally {
    client.release()
  }
}
