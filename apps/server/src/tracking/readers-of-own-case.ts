import type { Role } from '@zuoyeben/lifecycle'
import type { Part } from '../access/grants.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import type { Bilingual, UnitRef } from '../cases/case-views.ts'
import { readersOf } from '../cases/readers.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { performerOf, type Ticket } from './ticket.ts'

export interface OwnReaders {
  role: Role
  unit: UnitRef
  why: Bilingual
  part: Part
  identity: boolean
}

/** Who can see the submitter's case, by office and unit; nobody is named. Reading it is recorded like every other read. */
export async function readersOfOwnCase(ctx: Context, proof: Ticket): Promise<OwnReaders[]> {
  const { app } = ctx
  const { no, performer } = performerOf(ctx, proof)
  const record = await readCase(app.db, { no }, performer.access)
  if (!record) throw new RefusalError({ reason: 'notFound' })
  await recordAudit(app.db, {
    at: new Date(app.now()),
    person: performer.person,
    actor: performer.name,
    act: 'read',
    caseId: record.id,
    detail: { part: 'readers' },
  })
  const told = (await readersOf(app, record)).map(({ role, unit, why, part, identity }) => ({
    role,
    unit,
    why,
    part,
    identity,
  }))
  return [...new Map(told.map(each => [`${each.role} ${each.unit.id} ${each.why.en}`, each])).values()]
}
