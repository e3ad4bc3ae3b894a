import { randomUUID } from 'node:crypto'
import { TRIAGE } from '../apps/server/src/story/forms.ts'
import { tell } from './figures.ts'
import { call, measure } from './load.ts'
import { Ceiling, snapshot } from './rows.ts'
import { idsIn } from './submit.ts'
import type { Town } from './town.ts'

interface Worked {
  readonly id: string
  readonly caseNo: string
  version: number
  isTriaged: boolean
  readonly officer: string
  readonly reviewer: string
}

/** 研判 and its 退回, in turn, over many cases: each changes the status, stops and starts clocks, moves counters and tells people. */
export async function action(town: Town, concurrency: number, seconds: number): Promise<void> {
  const cases = await casesToWork(town)
  const [first] = cases
  if (!first) throw new Error('no case waits for triage')
  const step = async (worked: Worked): Promise<void> => {
    const head = { caseNo: worked.caseNo, version: worked.version, key: randomUUID() }
    const answer = worked.isTriaged
      ? await call<{ version: number }>(
          town.base,
          'dispatch.sendBack',
          { ...head, reason: { text: '请补充责任依据。' } },
          worked.reviewer,
          true,
        )
      : await call<{ version: number }>(town.base, 'dispatch.triage', { ...head, ...TRIAGE }, worked.officer, true)
    worked.version = answer.version
    worked.isTriaged = !worked.isTriaged
  }
  const before = await snapshot(town.pool, first.id)
  await step(first)
  const after = await snapshot(town.pool, first.id)
  const fresh = new Set(idsIn(before))
  const no = [...(after.get('cases')?.values() ?? [])][0]?.case_no ?? ''
  const ceiling = await Ceiling.of(town.pool, before, after, [
    first.id,
    no,
    ...idsIn(after).filter(id => id !== no && !fresh.has(id)),
  ])
  // A case is at work in one place at a time: whoever takes it puts it back.
  const idle = [...cases]
  const measured = await measure(concurrency, seconds, async () => {
    const worked = idle.shift()
    if (!worked) throw new Error('fewer cases than requests at once')
    await step(worked)
    idle.push(worked)
  })
  // Written over cases that are done, which the application does not touch here.
  const { rows: done } = await town.pool.query<{ id: string; no: string }>(
    `select id, case_no as no from cases where status = 'closed' order by md5(id::text) limit 2000`,
  )
  const plain = await measure(concurrency, seconds, n =>
    ceiling.write(town.pool, n, done[n % done.length] ?? { id: first.id, no: first.caseNo }),
  )
  tell('action', `${town.cases} cases, ${concurrency} at once`, measured, plain)
}

async function casesToWork(town: Town): Promise<Worked[]> {
  const cookieOf = (role: string, unit: string) =>
    town.people.find(({ person }) => person.appointments.some(a => a.role === role && a.unit === unit))?.cookie
  const { rows } = await town.pool.query<{ id: string; no: string; version: number; unit: string }>(
    `select id, case_no as no, version, owner_unit as unit from cases where status = 'triage' and not is_restricted order by md5(id::text) limit 2000`,
  )
  return rows.flatMap(({ id, no, version, unit }) => {
    const [officer, reviewer] = [cookieOf('officer', unit), cookieOf('reviewer', unit)]
    return officer && reviewer ? [{ id, caseNo: no, version, isTriaged: false, officer, reviewer }] : []
  })
}
