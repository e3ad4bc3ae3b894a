import type { App } from '../app-context.ts'
import { takeLooseFiles } from './files.sql.ts'
import { removeStored } from './keep-upload.ts'

const KEPT = 24 * 3_600_000
const AT_ONCE = 200

/** Removes files that nobody attached within 24 hours, rows first; returns how many stored objects went. Several workers may do so at once. */
export async function sweepLooseFiles(app: Pick<App, 'db' | 'now' | 'storage' | 'log'>): Promise<number> {
  const before = new Date(app.now() - KEPT)
  let gone = 0
  for (;;) {
    const keys = await takeLooseFiles(app.db, before, AT_ONCE)
    if (keys.length === 0) return gone
    await removeStored(app, keys)
    gone += keys.length
  }
}
