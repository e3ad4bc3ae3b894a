import { z } from 'zod'
import { recordAudit } from '../audit/record.sql.ts'
import { forStaff, mergeRouters, router } from '../trpc.ts'
import { absencesRouter } from './absences.router.ts'
import { administrationRouter } from './administration.router.ts'
import type { Missing } from './readiness.ts'
import { endSessionsOf } from './sessions.sql.ts'

const MISSING: Readonly<Record<Missing, { zh: string; en: string }>> = {
  officer: { zh: '没有分答题组专人', en: 'No officer' },
  deputy: { zh: '没有副手（AB 角）', en: 'No deputy' },
  reviewer: { zh: '没有审核人', en: 'No reviewer' },
  handler: { zh: '没有可以做作业的党支部或党员', en: 'Nobody who could do the work' },
  threePeople: { zh: '至少要有三名不同的人', en: 'Fewer than three different people' },
  deputyIsOfficer: { zh: '副手与专人是同一人', en: 'Deputy and officer are the same person' },
}

/** Units and whether they can work by themselves (C2-03, DOC-02). */
const unitsRouter = router({
  units: forStaff().query(({ ctx: { app } }) =>
    app.directory
      .units()
      .map(({ id, name, kind, dutyCategories, isSeed }) => ({ id, name, kind, dutyCategories, isSeed })),
  ),

  readiness: forStaff().query(({ ctx: { app } }) =>
    app.directory.readiness().map(({ unit, isReady, missing }) => ({
      unit: app.directory.unitRef(unit),
      ready: isReady,
      missing: missing.map(each => MISSING[each]),
      standIn: !isReady,
    })),
  ),

  /** A lost telephone, a doubt: that person is signed out everywhere at once. */
  endSessions: forStaff('securityAdmin')
    .input(z.object({ personId: z.uuid() }))
    .mutation(async ({ ctx: { app, person }, input: { personId } }) => {
      await app.db.transaction().execute(async trx => {
        await endSessionsOf(trx, personId)
        const at = new Date(app.now())
        await recordAudit(trx, { at, person, actor: person, act: 'endSessions', detail: { subject: personId } })
      })
      return { ok: true as const }
    }),
})

export const directoryRouter = mergeRouters(unitsRouter, administrationRouter, absencesRouter)
