import { desksOf } from '../apps/server/src/cases/desks.ts'
import { queryTokens } from '../apps/server/src/cases/tokens.ts'
import { aDayAgo, Recorder, type Statement } from './reads.ts'
import { studioReads } from './studio-reads.ts'
import type { Town } from './town.ts'

const ROLES = ['officer', 'reviewer', 'member', 'branchSecretary', 'dispatcher', 'confidant']

/**
 * EXPLAIN (ANALYZE) of every desk of every role, and of what the rule studio reads of past cases: one line each, with the time and how the
 * tables that grow with cases are reached. A scan of a whole one is said loudly; `PLANS=1` prints its plan.
 */
export async function explain(town: Town): Promise<void> {
  const recorder = new Recorder(town)
  for (const role of ROLES) {
    const found = town.people.find(({ person }) => person.appointments.some(a => a.role === role))
    if (!found) continue
    for (const desk of desksOf(found.person, [], aDayAgo()))
      await tellPlan(town, role, desk.key, await recorder.desk(found.person, desk))
    for (const [n, statement] of (await recorder.numbers(found.person)).entries())
      await tellPlan(town, role, n === 0 ? 'counters' : 'overdue numbers', statement)
    await tellPlan(town, role, 'search', await recorder.search(found.person, queryTokens('实验楼 空调')))
  }
  for (const [role, name, read] of await studioReads(town)) await tellPlan(town, role, name, await recorder.of(read))
  await recorder.close()
}

async function tellPlan(town: Town, role: string, name: string, { text, values }: Statement): Promise<void> {
  const { rows } = await town.pool.query<{ 'QUERY PLAN': string }>(`explain (analyze, buffers) ${text}`, [...values])
  const plan = rows.map(row => row['QUERY PLAN'])
  const reached = [
    ...new Set(
      plan.flatMap(
        line =>
          /(?:Bitmap Index Scan|Index (?:Only )?Scan(?: Backward)?) (?:using|on) \w+|Seq Scan on \w+/.exec(line)?.[0] ??
          [],
      ),
    ),
  ]
  const isSlow = reached.some(each => /^Seq Scan on (cases|case_|payloads|decisions|trial_decisions)/.test(each))
  const time = plan.find(line => line.startsWith('Execution Time'))?.replace('Execution Time: ', '') ?? ''
  console.log(
    `${isSlow ? 'SEQ ' : '    '}${role.padEnd(16)} ${name.padEnd(24)} ${time.padStart(12)}  ${reached.filter(each => /case|decision/.test(each)).join(', ')}`,
  )
  if (isSlow && process.env.PLANS) console.log(plan.join('\n'))
}
