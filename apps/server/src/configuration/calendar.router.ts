import { z } from 'zod'
import { previewCalendar } from '../clocks/preview-calendar.ts'
import { forStaff, router } from '../trpc.ts'
import { declineCalendar, proposeCalendar, publishCalendar, readCalendar, withdrawCalendar } from './change-calendar.ts'
import { CALENDAR_KEEPERS } from './effective-calendar.ts'
import { viewCalendar } from './view-calendar.ts'

const words = z.string().trim().min(2).max(200)
const id = z.object({ id: z.uuid() })
const ok = { ok: true as const }

/** The school's calendar: written by one person, seen before with what it would move, put in force by another. */
export const calendarRouter = router({
  view: forStaff(...CALENDAR_KEEPERS).query(({ ctx }) => viewCalendar(ctx.app, ctx.person)),
  /** Nothing is changed; it is sent like a change because a calendar is too long for an address. */
  preview: forStaff(...CALENDAR_KEEPERS)
    .input(z.object({ calendar: z.unknown() }))
    .mutation(async ({ ctx, input }) => {
      const preview = await previewCalendar(ctx.app, readCalendar(input.calendar))
      return { ...preview, ...named(ctx.app.directory, preview) }
    }),
  propose: forStaff(...CALENDAR_KEEPERS)
    .input(z.object({ base: z.number().int(), calendar: z.unknown(), reason: z.object({ zh: words, en: words }) }))
    .mutation(async ({ ctx, input: { base, calendar, reason } }) => ({
      id: await proposeCalendar(ctx.app, ctx.person, { base, body: calendar, reason }),
    })),
  withdraw: forStaff(...CALENDAR_KEEPERS)
    .input(id)
    .mutation(async ({ ctx, input }) => {
      await withdrawCalendar(ctx.app, ctx.person, input.id)
      return ok
    }),
  decline: forStaff('schoolLead')
    .input(id.extend({ reason: words }))
    .mutation(async ({ ctx, input }) => {
      await declineCalendar(ctx.app, ctx.person, input.id, input.reason)
      return ok
    }),
  publish: forStaff('schoolLead')
    .input(id)
    .mutation(async ({ ctx, input }) => ({ release: await publishCalendar(ctx.app, ctx.person, input.id) })),
})

/** Units by their names. */
function named<Unit extends { unit: string }, Sample extends { unit: string }>(
  directory: { unitRef(id: string): { name: { zh: string; en: string } } },
  { units, samples }: { units: readonly Unit[]; samples: readonly Sample[] },
) {
  const name = (unit: string) => directory.unitRef(unit).name
  return {
    units: units.map(each => ({ ...each, name: name(each.unit) })),
    samples: samples.map(each => ({ ...each, name: name(each.unit) })),
  }
}
