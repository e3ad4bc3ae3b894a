import type { App } from '../app-context.ts'

/** Other processes hear of a release in a moment; whoever decided sees it at once. */
export async function seeAtOnce(app: App): Promise<void> {
  const units = app.directory.units().map(unit => unit.id)
  await app.configuration.refresh(app.db, units)
}
