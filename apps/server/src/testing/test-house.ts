import { rmSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { openStage, type PlayedHouse } from '../story/stage.ts'
import { freshDatabase } from './database.ts'
import { openTempFolder } from './temp-folder.ts'

export type { Person } from '../story/people.sql.ts'

/** The real application over a database of its own with the demo campus in it, and a clock that a test moves. */
export interface TestHouse extends PlayedHouse {
  readonly config: Config
  readonly databaseUrl: string
  /** As the owner of the tables. */
  readonly ownerUrl: string
  close(): Promise<void>
}

/** Opens it at Thursday 2026-11-12, 09:00 in Shanghai, or at another moment; `environment`: what an operator has set beside. */
export async function openTestHouse(
  start = '2026-11-12T09:00:00+08:00',
  environment: Record<string, string> = {},
): Promise<TestHouse> {
  const database = await freshDatabase()
  const folder = openTempFolder('zuoyeben-house-')
  const config = readConfig({
    DATABASE_URL: database.url,
    DATABASE_MIGRATION_URL: database.ownerUrl,
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_DEMO: '1',
    ZUOYEBEN_LOG: 'error',
    PORT: '0',
    ZUOYEBEN_POOL: '6',
    ...environment,
  })
  const stage = await openStage(config, database.url, start)
  return {
    ...stage,
    config,
    databaseUrl: database.url,
    ownerUrl: database.ownerUrl,
    close: async () => {
      await stage.house.close()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
