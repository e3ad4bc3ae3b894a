import { type Access, ownedBy } from '../access/policy.ts'
import type { App } from '../app-context.ts'
import type { Performer } from '../cases/apply-action.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import type { Reader } from '../db/database.ts'
import { RefusalError } from '../errors.ts'
import { withCode } from '../tracking/guard-codes.ts'
import { performerOf, type Ticket } from '../tracking/ticket.ts'
import type { Context } from '../trpc.ts'
import type { About } from './consents.sql.ts'
import { type HeldCase, lockHeldCase, readHeldCases } from './own-data.sql.ts'

/** Every case that a person handed in signed in. */
export const ownCases = (app: App, person: string): Access => ownedBy({ mark: submitterMark(app.vault, person) })

/** A case of one's own, proved by sign-in or receipt like everything else that is done with it. */
export interface OwnCase {
  readonly held: HeldCase
  readonly performer: Performer
  readonly about: About
  /** The same case, for whoever reads more of it. */
  readonly access: Access
}

/** @throws RefusalError `notFound`, `signInFirst`, `tooMany` after too many wrong codes */
export async function ownCase(ctx: Context, db: Reader, proof: Ticket, isLocked = false): Promise<OwnCase> {
  const { no, performer } = performerOf(ctx, proof)
  const access: Access = eb => eb.and([eb('cases.case_no', '=', no), performer.access(eb) as never])
  return withCode(ctx, proof, async () => {
    const held = isLocked ? await lockHeldCase(db, access) : (await readHeldCases(db, access, 1))[0]
    if (!held) throw new RefusalError({ reason: 'notFound' })
    return { held, performer, about: { caseId: held.id }, access }
  })
}
