import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'

/** Said wherever a person is chosen: until which day they are away, and who stands in (C2-04). */
export interface Away {
  readonly until: string
  readonly deputy: string
}

export function awayIn(app: App, unit: string): ReadonlyMap<string, Away> {
  return new Map(
    app.directory
      .absencesOn(dateOf(app.now()))
      .filter(absence => absence.unit === unit)
      .map(({ person, to, deputyName }) => [person, { until: to, deputy: deputyName }]),
  )
}
