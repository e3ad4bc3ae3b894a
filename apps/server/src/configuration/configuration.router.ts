import { URGENCIES } from '@zuoyeben/lifecycle'
import { calendarWarnings, dateOf } from '@zuoyeben/worktime'
import { z } from 'zod'
import { hasRole } from '../access/viewer.ts'
import { forStaff, router } from '../trpc.ts'
import { filesOfZip } from './carried-files.ts'
import { CALENDAR_KEEPERS } from './effective-calendar.ts'
import { importConfiguration } from './import-configuration.ts'
import { viewEffective } from './view-effective.ts'
import { limitFindings, viewLimits, viewSample } from './view-limits.ts'

const unit = z.string().min(1).max(64).nullable()
/** A sample case begins in the years that calendars are about. */
const start = z.iso
  .datetime()
  .transform(text => Date.parse(text))
  .pipe(
    z
      .number()
      .min(Date.UTC(2020, 0, 1))
      .max(Date.UTC(2090, 0, 1)),
  )

/** What an administrator or a unit should know of the configuration in force. */
export const configurationRouter = router({
  limits: forStaff()
    .input(z.object({ unit }))
    .query(({ ctx, input }) => viewLimits(ctx.app, input.unit)),
  /** What is in force, each value with where it comes from. */
  effective: forStaff('assessor', 'schoolLead', 'systemAdmin', 'configurer', 'reviewer')
    .input(z.object({ unit }))
    .query(({ ctx, input }) => viewEffective(ctx.app, { ...ctx.viewer, person: ctx.person }, input.unit)),
  /** A configuration as it was exported, in a zip: a draft of each item that differs, and nothing in force. */
  import: forStaff('assessor', 'schoolLead', 'systemAdmin', 'configurer', 'reviewer')
    .input(z.object({ zip: z.base64().max(940_000) }))
    .mutation(({ ctx, input }) =>
      importConfiguration(ctx.app, { ...ctx.viewer, person: ctx.person }, filesOfZip(Buffer.from(input.zip, 'base64'))),
    ),
  /** The sentences that the software ships, by which a school's own are checked. */
  shippedTexts: forStaff('assessor', 'schoolLead').query(({ ctx }) => ctx.app.configuration.shippedTexts),
  sampleCase: forStaff()
    .input(
      z.object({
        unit,
        course: z.enum(['handle', 'transfer', 'instruct']),
        urgency: z.enum(URGENCIES),
        start,
        draft: z.unknown().optional(),
      }),
    )
    .query(({ ctx, input }) => viewSample(ctx.app, input)),
  /** What is wrong with limits that somebody is writing, each with a sample case that shows it. */
  limitFindings: forStaff('assessor', 'schoolLead', 'configurer', 'reviewer')
    .input(z.object({ unit, draft: z.unknown() }))
    .query(({ ctx, input }) => limitFindings(ctx.app, input.unit, input.draft)),
  warnings: forStaff().query(({ ctx: { app, viewer } }) => {
    // Whoever can mend it is warned of it, with the way there; everybody else sees which dates are provisional.
    const calendar = !hasRole(viewer, ...CALENDAR_KEEPERS)
      ? []
      : calendarWarnings(app.configuration.calendar(), dateOf(app.now()))
          .filter(warning => warning.isUrgent)
          .map(warning => ({ warning: warning.text, mend: 'calendar' as const }))
    const units = app.directory.readiness().filter(unit => !unit.isReady)
    const names = (language: 'zh' | 'en') =>
      units.map(({ unit }) => app.directory.unitRef(unit).name[language]).join(language === 'zh' ? '、' : ', ')
    const readiness =
      units.length === 0
        ? []
        : [
            {
              warning: {
                zh: `尚未就绪、由总答题组代为受理的单位：${names('zh')}`,
                en: `Not ready, the school group stands in: ${names('en')}`,
              },
              mend: null,
            },
          ]
    const releases = app.configuration.problems().map(problem => ({
      warning: { zh: `单位配置未生效：${problem}`, en: `A unit's configuration is not in force: ${problem}` },
      mend: null,
    }))
    return [...calendar, ...readiness, ...releases]
  }),
})
