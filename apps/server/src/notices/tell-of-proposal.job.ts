import type { App } from '../app-context.ts'
import { deciderRoles } from '../configuration/item-kinds.ts'
import { openProposalById } from '../configuration/item-proposals.sql.ts'
import { type ItemKind, SCHOOL } from '../configuration/item-rules.ts'
import type { Jobs } from '../jobs/queue.ts'
import { resolvePeople } from './notices.sql.ts'
import type { NoticeKind } from './notices-for.ts'
import { rolesOf } from './recipients.ts'
import { tellPeople } from './tell-people.ts'

const NOTICE: Readonly<Record<ItemKind, NoticeKind>> = { calendar: 'calendarProposed', escalation: 'limitsProposed' }

/** A change of configuration waits for the second person: whoever may decide on it is told, but for its author. */
export async function tellOfProposal(app: App, { proposalId }: Jobs['itemProposed']): Promise<void> {
  const proposal = await openProposalById(app.db, proposalId)
  if (!proposal) return
  const { kind, scope, by } = proposal
  const roles = deciderRoles(scope)
  const recipient = scope === SCHOOL ? ({ to: 'holders', roles } as const) : rolesOf(scope, roles)
  const people = await resolvePeople(app.db, recipient, null, new Date(app.now()))
  const others = people.filter(to => !('person' in to && to.person === by.id))
  const about = { caseId: null, kind: NOTICE[kind], caseNo: null, dedupeKey: `${NOTICE[kind]}:${proposalId}` }
  await tellPeople(
    app,
    others.map(to => ({ id: app.newId(), to, ...about })),
  )
}
