import type { Reader } from '../db/database.ts'
import { runningTrials, type TrialRelease } from './item-trials.sql.ts'
import { activeReleases, type Release, readItems, readSettings } from './releases.sql.ts'

/** The configuration in force as it is stored: the releases, the trials that run, the items of both by their content address, and the settings. */
export interface StoredConfiguration {
  readonly releases: readonly Release[]
  readonly trials: readonly TrialRelease[]
  readonly items: ReadonlyMap<string, unknown>
  readonly settings: Readonly<Record<string, unknown>>
}

export async function readStored(db: Reader): Promise<StoredConfiguration> {
  const releases = await activeReleases(db)
  const trials = await runningTrials(db)
  const hashes = [...new Set([...releases, ...trials].flatMap(release => Object.values(release.items)))]
  return { releases, trials, items: await readItems(db, hashes), settings: await readSettings(db) }
}
