import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import pg from 'pg'
import { startEmbedded } from '../apps/server/src/db/embedded/start-embedded.ts'

/** What an operator reaches beside the pages: the database of the running house as its owner, and worker processes of one's own. */
export async function openMachineRoom() {
  const folder = process.env.ZUOYEBEN_E2E_DATA ?? ''
  const cluster = await startEmbedded({ folder })
  const client = new pg.Client({ connectionString: cluster.ownerUrl })
  await client.connect()
  const workers: ChildProcess[] = []
  return {
    /** A job that nobody can do: it fails at once, to its last try. */
    deadJob: () =>
      client.query(`insert into jobs.job (name, data, retry_limit, expire_seconds, dead_letter, policy, keep_until)
        values ('notify', '{"caseId": "no case", "n": 1}', 0, 60, 'dead', 'standard', now() + interval '1 day')`),
    /** A real worker beside the server; it gives a sign of life every second. */
    worker: async () => {
      const child = spawn(process.execPath, ['apps/server/src/work.ts'], {
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: cluster.url,
          DATABASE_MIGRATION_URL: cluster.ownerUrl,
          ZUOYEBEN_DATA: folder,
          ZUOYEBEN_BEAT: '1',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      workers.push(child)
      await once(child.stdout as NodeJS.ReadableStream, 'data')
      return child
    },
    close: async () => {
      for (const child of workers) child.kill('SIGKILL')
      // The page of the next test shall not be red for them.
      await client.query(`delete from jobs.instance where pid = any($1)`, [workers.map(({ pid }) => pid)])
      await client.end()
      await cluster.stop()
    },
  }
}
