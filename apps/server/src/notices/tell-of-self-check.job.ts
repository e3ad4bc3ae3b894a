import type { App } from '../app-context.ts'
import type { Jobs } from '../jobs/queue.ts'
import { resolvePeople } from './notices.sql.ts'
import { school } from './recipients.ts'
import { tellPeople } from './tell-people.ts'

/** Tells the school lead and the system administrator that a self-check found something. It may run twice. */
export async function tellOfSelfCheck(app: App, { checkId }: Jobs['tellOfSelfCheck']): Promise<void> {
  const now = new Date(app.now())
  const told = await resolvePeople(app.db, school('schoolLead', 'systemAdmin'), null, now)
  const [kind, dedupeKey] = ['selfCheck', `selfCheck:${checkId}`]
  const notices = told.map(to => ({ id: app.newId(), to, caseId: null, kind, caseNo: null, dedupeKey }))
  await tellPeople(app, notices)
}
