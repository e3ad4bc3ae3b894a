import { rmSync } from 'node:fs'
import { type Config, readConfig } from '../config.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { sweepLeftovers } from './sweep-leftovers.ts'
import { openTempFolder } from './temp-folder.ts'

/** A database, and a folder for keys and files, that are gone when the program ends. */
export interface Throwaway {
  readonly url: string
  readonly config: Config
  close(): Promise<void>
}

export interface ThrowawayOptions {
  /** An empty database to use instead of an embedded PostgreSQL of one's own; it is left as it is at the end. */
  readonly url?: string | undefined
  /** The credential its migrations run with; without one, that of `url`. */
  readonly migrationUrl?: string | undefined
  /** `true` writes to the disk as a server in service does; otherwise it is quick and of no use after a power cut. */
  readonly fsync?: boolean
  readonly pool?: number
}

const PREFIX = 'zuoyeben-play-'

/** Runs a program with one, and closes it however the program ends: by itself, with an error, by Ctrl-C or a polite kill. */
export async function withThrowaway<T>(
  options: ThrowawayOptions,
  program: (throwaway: Throwaway) => Promise<T>,
): Promise<T> {
  // Whoever reads what we print may stop reading; that ends nothing here.
  process.stdout.on('error', () => {})
  await sweepLeftovers(PREFIX)
  const throwaway = await openThrowaway(options)
  try {
    return await program(throwaway)
  } finally {
    await throwaway.close()
  }
}

async function openThrowaway({ url, migrationUrl, fsync = false, pool = 8 }: ThrowawayOptions): Promise<Throwaway> {
  const folder = openTempFolder(PREFIX)
  const cluster = url === undefined ? await startEmbedded({ folder, fsync }) : null
  const address = url ?? cluster?.url ?? ''
  const given = readConfig({
    // Without it the server knows that the database is its own, and lets the people of the demo in.
    ...(url === undefined ? {} : { DATABASE_URL: url }),
    ZUOYEBEN_DATA: folder,
    ZUOYEBEN_DEMO: '1',
    ZUOYEBEN_LOG: 'error',
    PORT: '0',
    ZUOYEBEN_POOL: String(pool),
    // One program plays a whole campus from one address.
    ZUOYEBEN_LIMITS: '10000',
  })
  const config = { ...given, migrationUrl: cluster?.ownerUrl ?? migrationUrl }
  let closing: Promise<void> | null = null
  const close = () =>
    (closing ??= (async () => {
      await cluster?.stop()
      rmSync(folder, { recursive: true, force: true })
    })())
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().finally(() => process.exit(130)))
  return { url: address, config, close }
}
