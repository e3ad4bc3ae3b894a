import { visibleTo } from '../access/policy.ts'
import { hasRole, unitsWhere } from '../access/viewer.ts'
import { recordAudit } from '../audit/record.sql.ts'
import type { UnitRef } from '../cases/case-views.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'
import { type Onlooker, readUnreached, settle, UNREACHED_MOST } from './unreached.sql.ts'

/** What somebody did who was told that a notice reached nobody. */
export const SETTLED_HOW = ['phoned', 'inPerson', 'corrected', 'notNeeded'] as const
export type SettledHow = (typeof SETTLED_HOW)[number]

export interface UnreachedRow {
  readonly id: string
  /** null: the submitter of the case, who is not named. */
  readonly person: { readonly id: string; readonly name: string; readonly units: readonly UnitRef[] } | null
  readonly caseNo: string | null
  readonly isUrgent: boolean
  readonly since: string
  /** How many notices wait. */
  readonly n: number
  readonly problems: readonly { readonly channel: string; readonly problem: string | null }[]
}

/** Leads of a unit are told of their own people, the school's offices of everybody; of submitters those who see the case. */
function onlookerOf({ app, viewer }: Context): Onlooker {
  const isOfSchool = hasRole(viewer, 'dispatcher', 'schoolLead', 'confidant', 'systemAdmin')
  return {
    leads: isOfSchool ? null : unitsWhere(viewer, ['officer', 'deputy', 'reviewer']),
    sees: visibleTo(viewer, app.now()),
  }
}

/** Whom no channel reached and who has not looked in either: work for a person. It holds no word of a case. */
export async function unreached(ctx: Context): Promise<{ rows: UnreachedRow[]; more: boolean }> {
  const { app } = ctx
  const found = await readUnreached(app.db, onlookerOf(ctx), new Date(app.now()))
  const rows = found.slice(0, UNREACHED_MOST).map(({ person, name, units, since, ...row }) => ({
    ...row,
    person:
      person === null ? null : { id: person, name: name ?? '', units: units.map(unit => app.directory.unitRef(unit)) },
    since: since.toISOString(),
  }))
  const cases = rows.flatMap(({ caseNo }) => caseNo ?? [])
  if (cases.length > 0)
    await recordAudit(app.db, {
      at: new Date(app.now()),
      person: ctx.viewer.person,
      actor: ctx.viewer.person ?? 'nobody',
      act: 'list',
      detail: { desk: 'unreached', cases },
    })
  return { rows, more: found.length > UNREACHED_MOST }
}

/** @throws RefusalError notFound where it is settled already, was read meanwhile, or is not this person's to know */
export async function settleUnreached(
  ctx: Context & { person: string },
  delivery: string,
  how: SettledHow,
): Promise<void> {
  const { app, person } = ctx
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    const settled = await settle(trx, delivery, onlookerOf(ctx), { person, how, at })
    if (!settled) throw new RefusalError({ reason: 'notFound' })
    const detail = { delivery, how, ...(settled.person === null ? {} : { subject: settled.person }) }
    await recordAudit(trx, { at, person, actor: person, act: 'settleUnreached', detail })
  })
}
