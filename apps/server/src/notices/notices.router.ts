import { fillPlaces as fill } from '@zuoyeben/forms/texts'
import { z } from 'zod'
import { visibleTo } from '../access/policy.ts'
import { CLEARED } from '../access/viewer.ts'
import { submitterMark } from '../cases/submitter-mark.ts'
import { closeCursor, cursorInput, openCursor } from '../db/keyset.ts'
import { type Context, forPeople, forStaff, router } from '../trpc.ts'
import { callsFor } from './calls-for.ts'
import { countUnread, markRead, NOTICE_PAGE, readNotices } from './notices.sql.ts'
import type { NoticeKind } from './notices-for.ts'
import { sampleLetter } from './sample-letter.ts'
import { SETTLED_HOW, settleUnreached, unreached } from './unreached.ts'

const ownOf = ({ app, person, viewer }: Context & { person: string }) => ({
  person,
  mark: submitterMark(app.vault, person),
  sees: visibleTo(viewer, app.now()),
})

const LEADS = ['officer', 'deputy', 'reviewer', 'dispatcher', 'schoolLead', 'confidant', 'systemAdmin'] as const

/** One's own notices. */
export const noticesRouter = router({
  page: forPeople.input(z.object({ cursor: cursorInput })).query(async ({ ctx, input }) => {
    const rows = await readNotices(ctx.app.db, ownOf(ctx), openCursor(input.cursor))
    const page = rows.slice(0, NOTICE_PAGE)
    const last = page.at(-1)
    return {
      rows: page.map(row => {
        const data = row.data as { caseNo?: string } & Record<string, string | number>
        const { caseNo = '' } = data
        const words = ctx.app.configuration.texts().notice(row.kind)
        const figures = { ...data, no: caseNo }
        return {
          id: row.id,
          at: row.created_at.toISOString(),
          kind: row.kind as NoticeKind,
          caseNo,
          text: { zh: fill(words.zh, figures), en: fill(words.en, figures) },
          read: row.read_at !== null,
        }
      }),
      next: rows.length > NOTICE_PAGE && last ? closeCursor({ at: last.created_at.toISOString(), id: last.id }) : null,
    }
  }),
  /** How one text would read in the platform, by mail and as a short message, with what is being written; nothing is sent. */
  sampleLetter: forStaff('assessor', 'schoolLead')
    .input(z.object({ name: z.string().max(60), draft: z.unknown().optional() }))
    .query(({ ctx, input }) => sampleLetter(ctx.app, input.name, input.draft)),
  calls: forStaff('dutyOfficer', ...CLEARED).query(({ ctx }) => callsFor(ctx)),
  unread: forPeople.query(async ({ ctx }) => ({ n: await countUnread(ctx.app.db, ownOf(ctx)) })),
  /** Whom no channel reached: work for the lead of their unit. */
  unreached: forStaff(...LEADS).query(({ ctx }) => unreached(ctx)),
  settleUnreached: forStaff(...LEADS)
    .input(z.object({ delivery: z.uuid(), how: z.enum(SETTLED_HOW) }))
    .mutation(async ({ ctx, input }) => {
      await settleUnreached(ctx, input.delivery, input.how)
      return { ok: true as const }
    }),
  markRead: forPeople
    .input(z.object({ ids: z.union([z.array(z.uuid()).max(200), z.literal('all')]) }))
    .mutation(async ({ ctx, input }) => {
      await markRead(ctx.app.db, ownOf(ctx), input.ids, new Date(ctx.app.now()))
      return { ok: true as const }
    }),
})
