import { readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dataPlace } from '../db/embedded/places.ts'
import { isPostgresOf, readPostmaster } from '../db/embedded/postmaster-pid.ts'
import { runAs } from '../db/embedded/run-as.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { stopPostmaster } from '../db/embedded/stop-postmaster.ts'
import { livingUsers } from '../db/embedded/users.ts'
import { openTempFolder } from './temp-folder.ts'
import { dropLeftovers, makeTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server the tests run on, and the migrated database that each file's own is cloned from. */
    cluster: { readonly url: string; readonly template: string }
  }
}

const prefix = 'zuoyeben-test-'

/** One PostgreSQL for the whole run, without fsync; or the one of TEST_DATABASE_URL, to try another version. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    const template = await makeTemplate(given)
    project.provide('cluster', { url: given, template })
    return () => dropLeftovers(given, template)
  }
  await sweep()
  const folder = openTempFolder(prefix)
  const cluster = await startEmbedded({ folder, fsync: false })
  project.provide('cluster', { url: cluster.url, template: await makeTemplate(cluster.url) })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Clusters of runs that were killed. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter(entry => entry.startsWith(prefix))) {
    const folder = join(tmpdir(), name)
    if (livingUsers(join(folder, 'postgres-users')) > 0) continue
    const data = dataPlace(folder, runAs())
    const left = readPostmaster(data)
    if (left && isPostgresOf(data, left.pid) === 'yes') await stopPostmaster(left.pid)
    rmSync(folder, { recursive: true, force: true })
  }
}
