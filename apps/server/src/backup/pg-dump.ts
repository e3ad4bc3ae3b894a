import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'

/** Whether an archive of pg_dump lies beside the copy: written; no pg_dump that is new enough; or it failed, and how. */
export type Dumped = 'written' | 'none' | { readonly failed: string }

/** The major version of the pg_dump that is installed; null where there is none. */
export function installedPgDump(): number | null {
  const { stdout, status } = spawnSync('pg_dump', ['--version'], { encoding: 'utf8' })
  const found = status === 0 ? /(\d+)(?:[.]\d+)/.exec(stdout)?.[1] : undefined
  return found === undefined ? null : Number(found)
}

/**
 * Writes an archive (custom format, for pg_restore) of the same snapshot, where pg_dump is of the server's version or newer: an older one
 * refuses. The copy does not need it; it is for whoever wants the usual tools.
 */
export async function dumpBeside(
  ownerUrl: string,
  { id, server }: { readonly id: string; readonly server: string },
  file: string,
): Promise<Dumped> {
  const version = installedPgDump()
  if (version === null || version < Number.parseInt(server, 10)) return 'none'
  const url = new URL(ownerUrl)
  const child = spawn('pg_dump', ['--format=custom', `--snapshot=${id}`, '--no-owner', `--file=${file}`], {
    // Not on the command line, where everybody on the machine could read them.
    env: {
      PATH: process.env.PATH,
      PGHOST: url.hostname,
      PGPORT: url.port || '5432',
      PGUSER: decodeURIComponent(url.username),
      PGPASSWORD: decodeURIComponent(url.password),
      PGDATABASE: decodeURIComponent(url.pathname.slice(1)),
      ...(url.searchParams.has('sslmode') ? { PGSSLMODE: url.searchParams.get('sslmode') ?? '' } : {}),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (data: Buffer) => (said += data.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return code === 0 ? 'written' : { failed: said.trim().split('\n')[0] ?? `pg_dump ended with ${code}` }
}
