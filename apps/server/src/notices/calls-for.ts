import { visibleTo } from '../access/policy.ts'
import { hasRole } from '../access/viewer.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { Context } from '../trpc.ts'
import { circlesAt, roundAt } from './call-plan.ts'
import { readCalling } from './calls.sql.ts'

/** A danger to life that this person is called about and nobody has answered. */
export interface CallForMe {
  caseNo: string
  since: string
  /** Goes up with each repetition: what was put off comes up again. */
  round: number
}

/** Those whose circle has been reached. That one was shown is recorded like every read of a restricted case. */
export async function callsFor({ app, viewer }: Context): Promise<CallForMe[]> {
  const now = app.now()
  const mine = (await readCalling(app.db, visibleTo(viewer, now))).filter(({ since }) =>
    circlesAt(since, now).some(({ recipients }) =>
      recipients.some(recipient => recipient.to === 'roles' && hasRole(viewer, ...recipient.roles)),
    ),
  )
  if (mine.length > 0)
    await recordAudit(app.db, {
      at: new Date(now),
      person: viewer.person,
      actor: viewer.person ?? 'nobody',
      act: 'list',
      detail: { desk: 'calls', cases: mine.map(call => call.caseNo) },
    })
  return mine.map(({ caseNo, since }) => ({
    caseNo,
    since: new Date(since).toISOString(),
    round: roundAt(since, now),
  }))
}
