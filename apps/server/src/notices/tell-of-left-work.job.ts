import { dateOf, oneWorkingDayBefore } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import { sumLeftWork } from '../cases/left-work.sql.ts'
import { type NewNotice, resolvePeople } from './notices.sql.ts'
import type { NoticeFor } from './notices-for.ts'
import { rolesOf, school } from './recipients.ts'
import { standingIn } from './send-notices.job.ts'
import { tellPeople } from './tell-people.ts'

/**
 * Tells a unit that somebody left with work in hand, and the school group what has found nobody for one working day; again each day that it
 * lies. Of what is held the cleared few alone are told. A notice names neither the case nor the person, and is keyed: it may run at any time.
 */
export async function tellOfLeftWork(app: App): Promise<void> {
  const now = new Date(app.now())
  const day = dateOf(app.now())
  const longAgo = oneWorkingDayBefore(app.configuration.calendar(), app.now(), 'allWorkingDays')
  const told: { notice: NoticeFor; reason: string }[] = []
  for (const { unit, by, since, isRestricted } of await sumLeftWork(app.db, now)) {
    const reason = `${unit}:${by}:${day}`
    if (isRestricted)
      told.push({
        notice: { kind: 'leftWorkLong', recipient: school('confidant', 'schoolLead') },
        reason: `held:${day}`,
      })
    else {
      const lead = rolesOf(unit, ['officer', 'deputy', 'reviewer'])
      told.push(...standingIn(app, { kind: 'leftWork', recipient: lead }).map(notice => ({ notice, reason })))
      if ((since?.getTime() ?? 0) <= longAgo)
        told.push({ notice: { kind: 'leftWorkLong', recipient: school('dispatcher', 'schoolLead') }, reason: day })
    }
  }
  const notices = new Map<string, NewNotice>()
  for (const { notice, reason } of told) {
    const dedupeKey = `${notice.kind}:${reason}`
    for (const to of await resolvePeople(app.db, notice.recipient, null, now))
      notices.set(`${JSON.stringify(to)} ${dedupeKey}`, {
        id: app.newId(),
        to,
        caseId: null,
        kind: notice.kind,
        caseNo: null,
        dedupeKey,
      })
  }
  await tellPeople(app, [...notices.values()])
}
