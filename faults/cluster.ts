import { createServer } from 'node:net'
import { isPostgresOf, readPostmaster } from '../apps/server/src/db/embedded/postmaster-pid.ts'
import { type Embedded, startEmbedded } from '../apps/server/src/db/embedded/start-embedded.ts'

/** A PostgreSQL that writes to the disk as one in service does, and comes back at the same address after it was killed. */
export class Cluster {
  readonly url: string
  readonly ownerUrl: string
  readonly #data: string
  readonly #folder: string
  readonly #port: number
  readonly #hands: Embedded[]

  private constructor(first: Embedded, folder: string, port: number) {
    this.url = first.url
    this.ownerUrl = first.ownerUrl
    this.#data = first.data
    this.#folder = folder
    this.#port = port
    this.#hands = [first]
  }

  static async open(folder: string): Promise<Cluster> {
    const port = await freePort()
    return new Cluster(await startEmbedded({ folder, port, fsync: true }), folder, port)
  }

  /** SIGKILL to the first process; its children find that out by themselves and end without a word. */
  kill(): void {
    const found = readPostmaster(this.#data)
    if (found && isPostgresOf(this.#data, found.pid) !== 'no') process.kill(found.pid, 'SIGKILL')
  }

  /** Starts it on what the disk has. Returns when it takes connections again. */
  async restart(): Promise<void> {
    this.#hands.push(await startEmbedded({ folder: this.#folder, port: this.#port, fsync: true }))
  }

  async stop(): Promise<void> {
    for (const hand of this.#hands) await hand.stop()
  }
}

export function freePort(): Promise<number> {
  return new Promise(resolve => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}
