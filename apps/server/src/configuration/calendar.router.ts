import { z } from 'zod'
import { previewCalendar } from '../clocks/preview-calendar.ts'
import { forStaff, router } from '../trpc.ts'
import { readCalendar } from './change-calendar.ts'
import { CALENDAR_KEEPERS } from './effective-calendar.ts'
import { viewCalendar } from './view-calendar.ts'

/** The school's calendar, and what another would move; it is changed like every item (changes.router.ts). */
export const calendarRouter = router({
  view: forStaff(...CALENDAR_KEEPERS).query(({ ctx }) => viewCalendar(ctx.app)),
  /** Nothing is changed; it is sent like a change because a calendar is too long for an address. */
  preview: forStaff(...CALENDAR_KEEPERS)
    .input(z.object({ calendar: z.unknown() }))
    .mutation(async ({ ctx, input }) => {
      const preview = await previewCalendar(ctx.app, readCalendar(input.calendar))
      return { ...preview, ...named(ctx.app.directory, preview) }
    }),
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
