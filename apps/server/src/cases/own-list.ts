import type { App } from '../app-context.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { submitterAlias } from './submitter-mark.ts'

/** That somebody was shown a list of the own cases: under the mark they submit by, since no line names a submitter beside a case. */
export async function recordOwnList(app: App, person: string, cases: readonly string[]): Promise<void> {
  if (cases.length === 0) return
  const actor = submitterAlias(app.vault, person)
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: null,
    actor,
    act: 'list',
    detail: { what: 'own', cases },
  })
}
