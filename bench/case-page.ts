import { tell } from './figures.ts'
import { call, measure } from './load.ts'
import type { Town } from './town.ts'

/** The page of a case over HTTP beside its rows read by one prepared statement. */
export async function casePage(town: Town, concurrency: number, seconds: number): Promise<void> {
  const dispatcher = town.people.find(({ person }) => person.appointments.some(a => a.role === 'dispatcher'))
  const { rows } = await town.pool.query<{ id: string; no: string }>(
    'select id, case_no as no from cases where not is_restricted order by md5(id::text) limit 1000',
  )
  const at = (n: number) => rows[n % rows.length] as { id: string; no: string }
  tell(
    'case',
    `page, ${town.cases} cases, ${concurrency} at once`,
    await measure(
      concurrency,
      seconds,
      async n => void (await call(town.base, 'cases.view', { caseNo: at(n).no }, dispatcher?.cookie ?? '', false)),
    ),
    await measure(
      concurrency,
      seconds,
      async n => void (await town.pool.query({ name: 'case', text: ROWS, values: [at(n).id] })),
    ),
  )
}

const list = (table: string, column = 'case_id', more = '') =>
  `(select coalesce(jsonb_agg(to_jsonb(x)), '[]')::text from ${table} x where x.${column} = $1${more})`
const ROWS = `select ${[list('cases', 'id'), list('clocks', 'case_id', ' and stopped_at is null'), ...['case_events', 'payloads', 'decisions', 'case_keys', 'case_submitters'].map(table => list(table))].join(', ')}`
