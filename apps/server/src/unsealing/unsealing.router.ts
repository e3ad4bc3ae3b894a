import { z } from 'zod'
import { visibleTo } from '../access/policy.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { closeCursor, cursorInput, openCursor } from '../db/keyset.ts'
import { forStaff, router } from '../trpc.ts'
import { decideUnsealing, requestUnsealing, showUnsealed } from './unseal.ts'
import { unsealingView } from './unsealing-view.ts'
import { readUnsealings, readUnsealingsOfCase, UNSEALING_PAGE } from './unsealings.sql.ts'

const reason = z.string().trim().min(5).max(1000)
const caseNo = z.string().max(40)

/** 解封身份: asked for by one of the cleared few, decided by the lead of the school group. */
export const unsealingRouter = router({
  page: forStaff('confidant', 'schoolLead')
    .input(z.object({ cursor: cursorInput }))
    .query(async ({ ctx: { app, viewer, person }, input }) => {
      const rows = await readUnsealings(app.db, visibleTo(viewer, app.now()), openCursor(input.cursor))
      const page = rows.slice(0, UNSEALING_PAGE)
      const last = page.at(-1)
      await recordAudit(app.db, {
        at: new Date(app.now()),
        person,
        actor: person,
        act: 'list',
        detail: { what: 'unsealings', cases: page.map(row => row.caseNo) },
      })
      return {
        rows: page.map(row => unsealingView(app, person, row)),
        next:
          rows.length > UNSEALING_PAGE && last
            ? closeCursor({ at: last.requestedAt.toISOString(), id: last.id })
            : null,
      }
    }),
  ofCase: forStaff('confidant', 'schoolLead')
    .input(z.object({ caseNo }))
    .query(async ({ ctx: { app, viewer, person }, input }) => {
      const no = readCaseNumber(input.caseNo) ?? ''
      const rows = await readUnsealingsOfCase(app.db, visibleTo(viewer, app.now()), no)
      if (rows[0])
        await recordAudit(app.db, {
          at: new Date(app.now()),
          person,
          actor: person,
          act: 'read',
          caseId: rows[0].caseId,
          detail: { part: 'unsealings' },
        })
      return rows.map(row => unsealingView(app, person, row))
    }),
  request: forStaff('confidant')
    .input(z.object({ caseNo, reason, withheldGround: reason.nullable() }))
    .mutation(({ ctx: { app, viewer, person }, input }) => requestUnsealing(app, { ...viewer, person }, input)),
  decide: forStaff('schoolLead')
    .input(z.object({ id: z.uuid(), decision: z.enum(['approved', 'refused']), reason }))
    .mutation(({ ctx: { app, viewer, person }, input }) => decideUnsealing(app, { ...viewer, person }, input)),
  show: forStaff('confidant')
    .input(z.object({ id: z.uuid() }))
    .mutation(({ ctx: { app, viewer, person }, input }) => showUnsealed(app, { ...viewer, person }, input.id)),
})
