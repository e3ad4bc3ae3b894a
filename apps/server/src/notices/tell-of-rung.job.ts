import type { CaseFile } from '@zuoyeben/lifecycle'
import type { App } from '../app-context.ts'
import { readEscalations } from '../clocks/ladder.sql.ts'
import type { Jobs } from '../jobs/queue.ts'
import { submitterMarks } from './beside-a-case.sql.ts'
import { type NewNotice, resolvePeople } from './notices.sql.ts'
import { noticesOfRung } from './notices-of-rung.ts'
import type { Recipient } from './recipients.ts'
import { addressed } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'

/**
 * People are told of a rung that fired; of several that fired on one clock in one moment, as after a standstill, of the highest alone. It
 * may run twice: a notice has a key.
 */
export async function tellOfRung(app: App, { escalationId }: Jobs['rung']): Promise<void> {
  await tellTogether(app, [escalationId])
}

/**
 * Many rungs in one transaction, for thousands fire at the close of work; where the set cannot be told, each by itself, so that none suffers
 * for another. Says of each what it came to, in their order: null, or the fault.
 */
export async function tellOfRungs(app: App, jobs: readonly Jobs['rung'][]): Promise<unknown[]> {
  const tell = (some: readonly Jobs['rung'][]) =>
    tellTogether(
      app,
      some.map(({ escalationId }) => escalationId),
    ).then(
      () => null,
      (error: unknown) => error,
    )
  const fault = await tell(jobs)
  if (fault === null || jobs.length === 1) return jobs.map(() => fault)
  app.log.warn({ err: fault, rungs: jobs.length }, 'rungs are told of one by one')
  const faults: unknown[] = []
  for (const job of jobs) faults.push(await tell([job]))
  return faults
}

async function tellTogether(app: App, ids: readonly string[]): Promise<void> {
  const { ladder } = app.configuration.school().escalation
  const rows = await readEscalations(app.db, ids)
  const resolve = await resolverFor(
    app,
    rows.map(row => row.case_id),
  )
  const notices: NewNotice[] = []
  for (const row of rows) {
    const place = ladder.findIndex(rung => rung.id === row.rung)
    const rung = ladder[place]
    if (!rung || ladder.slice(place + 1).some(higher => row.besides.includes(higher.id))) continue
    const file = row.file as CaseFile
    const of = { caseId: row.case_id, caseNo: row.case_no, file }
    notices.push(...(await addressed(app, of, noticesOfRung(rung, file, row.unit_id), `rung:${row.id}`, resolve)))
  }
  await tellPeople(app, notices)
}

/** Who stands behind a recipient: asked once for all of these cases. */
async function resolverFor(app: App, cases: readonly string[]): Promise<typeof resolvePeople> {
  const marks = await submitterMarks(app.db, cases)
  const known = new Map<string, ReturnType<typeof resolvePeople>>()
  return (db, recipient, caseId, now) => {
    if (recipient.to === 'submitter') {
      const mark = marks.get(caseId ?? '')
      return Promise.resolve(mark === undefined ? [] : [{ mark }])
    }
    const name = nameOf(recipient)
    const found = known.get(name) ?? resolvePeople(db, recipient, caseId, now)
    known.set(name, found)
    return found
  }
}

const nameOf = (recipient: Recipient) => JSON.stringify(recipient)
