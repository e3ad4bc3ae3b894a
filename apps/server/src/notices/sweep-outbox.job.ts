import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { deliverOutside } from './deliver-outside.job.ts'
import { dueDeliveries } from './deliveries.sql.ts'
import { type NewNotice, resolvePeople } from './notices.sql.ts'
import type { NoticeFor } from './notices-for.ts'
import { rolesOf, school } from './recipients.ts'
import { standingIn } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'
import { sumUnreached } from './unreached.sql.ts'

const MOST = 200

/**
 * Sends whatever is due and was not sent, and tells of whom nothing reached. It runs each minute and looks at the rows themselves, so a job
 * that was lost silences nothing. One message that fails does not keep the others from being sent.
 */
export async function sweepOutbox(app: App): Promise<void> {
  const faults: unknown[] = []
  for (const deliveryId of await dueDeliveries(app.db, new Date(app.now()), MOST)) {
    try {
      await deliverOutside(app, { deliveryId })
    } catch (error) {
      faults.push(error)
    }
  }
  await tellOfUnreached(app)
  if (faults.length > 0) throw faults[0]
}

/** Once a day for each reader, without a name and without a case: who it is stands on the page. */
async function tellOfUnreached(app: App): Promise<void> {
  const now = new Date(app.now())
  const day = dateOf(app.now())
  const told = new Map<string, NewNotice>()
  for (const { person, units, owner, isRestricted } of await sumUnreached(app.db, now)) {
    const leads = (unit: string): NoticeFor => ({
      kind: 'unreached',
      recipient: rolesOf(unit, ['officer', 'deputy', 'reviewer']),
    })
    const found: NoticeFor[] =
      person !== null
        ? [...units.map(leads), { kind: 'unreached', recipient: school('systemAdmin') }]
        : isRestricted
          ? [{ kind: 'unreached', recipient: school('confidant', 'schoolLead') }]
          : owner === null
            ? []
            : [leads(owner)]
    for (const { recipient, kind } of found.flatMap(notice => standingIn(app, notice)))
      for (const to of await resolvePeople(app.db, recipient, null, now)) {
        // Whoever cannot be reached is not asked to reach themselves.
        if ('person' in to && to.person !== person)
          told.set(to.person, { id: app.newId(), to, caseId: null, kind, caseNo: null, dedupeKey: `${kind}:${day}` })
      }
  }
  await tellPeople(app, [...told.values()])
}
