import type { App } from '../app-context.ts'
import { type ItemKind, waitingChange } from '../configuration/effective-waiting.ts'
import type { Jobs } from '../jobs/queue.ts'
import { resolvePeople } from './notices.sql.ts'
import type { NoticeKind } from './notices-for.ts'
import { rolesOf } from './recipients.ts'
import { tellPeople } from './tell-people.ts'

const NOTICE: Readonly<Record<ItemKind, NoticeKind>> = {
  calendar: 'calendarProposed',
  escalation: 'limitsProposed',
  texts: 'textsProposed',
  routing: 'rulesProposed',
  sensitivity: 'rulesProposed',
  words: 'rulesProposed',
}

/** A change of configuration waits for the second person: whoever may decide on it is told, but for its author. */
export async function tellOfProposal(app: App, { proposalId }: Jobs['itemProposed']): Promise<void> {
  const change = await waitingChange(app.db, proposalId)
  if (!change) return
  const { kind, unit, author, deciders } = change
  const recipient = unit === null ? ({ to: 'holders', roles: deciders } as const) : rolesOf(unit, deciders)
  const people = await resolvePeople(app.db, recipient, null, new Date(app.now()))
  const others = people.filter(to => !('person' in to && to.person === author))
  const about = { caseId: null, kind: NOTICE[kind], caseNo: null, dedupeKey: `${NOTICE[kind]}:${proposalId}` }
  await tellPeople(
    app,
    others.map(to => ({ id: app.newId(), to, ...about })),
  )
}
