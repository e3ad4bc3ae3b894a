import { rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { sweepLeftovers } from '../story/sweep-leftovers.ts'
import { openTempFolder } from './temp-folder.ts'
import { dropLeftovers, makeServerRole, makeTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The cluster the tests run on, as its owner and as the server's role, and the migrated database that each file's own is cloned from. */
    cluster: { readonly url: string; readonly serverUrl: string; readonly template: string }
  }
}

const prefix = 'zuoyeben-test-'

/** One PostgreSQL for the whole run, without fsync; or the one of TEST_DATABASE_URL, to try another version. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  if (given) {
    const serverUrl = await makeServerRole(given)
    const template = await makeTemplate(given, serverUrl)
    project.provide('cluster', { url: given, serverUrl, template })
    return () => dropLeftovers(given, template)
  }
  await sweepLeftovers(prefix)
  const folder = openTempFolder(prefix)
  const cluster = await startEmbedded({ folder, fsync: false })
  const { ownerUrl: url, url: serverUrl } = cluster
  project.provide('cluster', { url, serverUrl, template: await makeTemplate(url, serverUrl) })
  return async () => {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
