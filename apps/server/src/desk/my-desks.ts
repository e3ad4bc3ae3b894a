import { dateOf, oneWorkingDayBefore } from '@zuoyeben/worktime'
import type { Viewer } from '../access/viewer.ts'
import type { App } from '../app-context.ts'
import { type Desk, desksOf } from '../cases/desks.ts'

/** The desks of this person now. What has found nobody for one working day shows at the school group's too. */
export function myDesks(app: App, viewer: Viewer): Desk[] {
  const covered = app.directory.absencesOn(dateOf(app.now())).filter(({ deputy }) => deputy === viewer.person)
  return desksOf(viewer, app.directory.standIns(), longAgo(app), covered)
}

const longAgo = (app: App) => new Date(oneWorkingDayBefore(app.configuration.calendar(), app.now(), 'allWorkingDays'))
