import type { App } from '../app-context.ts'
import { type ItemKind, rolledBack, waitingChange } from '../configuration/effective-waiting.ts'
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

/** A change of configuration waits for the second person: whoever may decide on it is told, but for those who wrote it. */
export async function tellOfProposal(app: App, { proposalId }: Jobs['itemProposed']): Promise<void> {
  const change = await waitingChange(app.db, proposalId)
  if (!change) return
  const { kind, unit, authors, deciders } = change
  const others = (await holders(app, unit, deciders)).filter(person => !authors.includes(person))
  await tell(app, others, NOTICE[kind], proposalId)
}

/** An approved change waits again: those who wrote it are told, and whoever may decide on it; of each time once. */
export async function tellOfReopened(app: App, { proposalId, at }: Jobs['itemReopened']): Promise<void> {
  const change = await waitingChange(app.db, proposalId)
  if (!change) return
  const { unit, authors, deciders } = change
  await tell(app, [...authors, ...(await holders(app, unit, deciders))], 'changeReopened', `${proposalId} ${at}`)
}

/** A release took up an earlier one's content: those who write the item are told, but for the one who did it. */
export async function tellOfRollBack(app: App, { releaseId }: Jobs['rolledBack']): Promise<void> {
  const found = await rolledBack(app.db, releaseId)
  if (!found) return
  const others = (await holders(app, found.unit, found.proposers)).filter(person => person !== found.by)
  await tell(app, others, 'rolledBack', releaseId)
}

async function holders(app: App, unit: string | null, roles: Parameters<typeof rolesOf>[1]): Promise<string[]> {
  const recipient = unit === null ? ({ to: 'holders', roles } as const) : rolesOf(unit, roles)
  const people = await resolvePeople(app.db, recipient, null, new Date(app.now()))
  return people.flatMap(to => ('person' in to ? [to.person] : []))
}

async function tell(app: App, people: readonly string[], kind: NoticeKind, about: string): Promise<void> {
  const dedupeKey = `${kind}:${about}`
  await tellPeople(
    app,
    [...new Set(people)].map(person => ({
      id: app.newId(),
      to: { person },
      caseId: null,
      kind,
      caseNo: null,
      dedupeKey,
    })),
  )
}
