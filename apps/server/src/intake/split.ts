import { CATEGORIES, type Text } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { visibleTo } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import { envelope, rolesFor, staffPerformer } from '../cases/act.ts'
import { applyIn } from '../cases/apply-action.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import { submitterOf } from '../cases/identity.ts'
import { inTransaction } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { forStaff } from '../trpc.ts'
import { submitInput } from './submission-input.ts'
import { prepare } from './submit-case.ts'
import { uuidOf } from './uuid-of.ts'

const words = z.object({ text: z.string().trim().min(1).max(2000) })

/**
 * One submission that holds two matters becomes two cases (C2-08): the part is opened as a case of the same submitter and linked, in the
 * transaction that records the split. Its gate and route are decided afresh.
 */
export const split = forStaff(...rolesFor('split'))
  .input(
    envelope.extend({
      reason: words,
      part: z.string().trim().min(5).max(2000),
      category: z.enum(CATEGORIES).nullable().default(null),
    }),
  )
  .mutation(async ({ ctx: { app, viewer, person }, input }) => {
    const no = readCaseNumber(input.caseNo) ?? ''
    const record = await readCase(app.db, { no }, visibleTo(viewer, app.now()))
    if (!record) throw new RefusalError({ reason: 'notFound' })
    const { file } = record
    const part = submitInput.parse({
      text: input.part,
      category: input.category,
      entryUnit: file.entryUnit,
      submitterType: record.submitterType,
      channel: file.channel,
      identityMode: file.identityMode,
      key: keyOfPart(app, input.key),
      consent: 'split',
    })
    const submitter = submitterOf(app, record)
    const child = await prepare(app, part, {
      actor: { kind: 'submitter', person: submitter as never },
      submitter,
      page: null,
      recused: file.recused,
    })
    return inTransaction(app.db, async trx => {
      const opened = await child.open(trx)
      const reason: Text = input.reason
      const answer = await applyIn(trx, app, staffPerformer({ ...viewer, person }, app.now()), {
        of: { no },
        action: { type: 'split', child: child.id, reason },
        version: input.version,
        key: input.key,
      })
      return { ...answer, child: opened.caseNo }
    })
  })

/** The part is opened under a key of its own: somebody may split the own case, and would find the answer of the other half. */
function keyOfPart(app: App, key: string): string {
  return uuidOf(app.vault.derive('part', key, 16))
}
