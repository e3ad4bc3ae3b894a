import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const ROOT = join(import.meta.dirname, '..')
/** Milliseconds after which a process that has not said that it is ready is given up. */
const PATIENCE = 300_000

export interface Command {
  readonly script: string
  readonly environment: Readonly<Record<string, string>>
  /** What it writes when it is ready. */
  readonly ready: RegExp
}

/** One process of the system under a guard that starts it again whenever it ends, as systemd would. */
export class GuardedProcess {
  readonly #command: Command
  #child: ChildProcess | null = null
  #output = ''
  #isReady = false
  #isOver = false
  #life: Promise<void>
  /** Starts that came to nothing: PostgreSQL was away. */
  failedStarts = 0
  /** What it last said before it ended though nobody had asked it to: a fault. */
  readonly ownEnds: string[] = []

  constructor(command: Command) {
    this.#command = command
    this.#life = this.#live()
  }

  get isReady(): boolean {
    return this.#isReady
  }

  async ready(): Promise<void> {
    for (const until = Date.now() + PATIENCE; !this.#isReady; await pause(20))
      if (Date.now() > until) throw new Error(`${this.#command.script} does not start:\n${this.#output.slice(-3000)}`)
  }

  /** `kill -9`, now, whatever it is doing; false where nothing runs. */
  kill(): boolean {
    const child = this.#child
    if (!child || child.exitCode !== null || child.signalCode !== null) return false
    this.#isReady = false
    return child.kill('SIGKILL')
  }

  /** Ends it for good, politely first. */
  async stop(): Promise<void> {
    this.#isOver = true
    this.#child?.kill('SIGTERM')
    const late = setTimeout(() => this.#child?.kill('SIGKILL'), 15_000)
    await this.#life
    clearTimeout(late)
  }

  async #live(): Promise<void> {
    while (!this.#isOver) {
      const { signal, wasReady } = await this.#once()
      if (this.#isOver || signal === 'SIGKILL') continue
      if (wasReady) this.ownEnds.push(this.#output.slice(-1500))
      else this.failedStarts += 1
      await pause(200)
    }
  }

  async #once(): Promise<{ signal: string | null; wasReady: boolean }> {
    const { DATABASE_URL: _, ...ours } = process.env
    const child = spawn(process.execPath, [join(ROOT, this.#command.script)], {
      cwd: ROOT,
      env: { ...ours, ...this.#command.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#child = child
    this.#output = ''
    let wasReady = false
    const hear = (data: Buffer) => {
      this.#output = (this.#output + data).slice(-20_000)
      if (!wasReady && this.#command.ready.test(this.#output)) wasReady = this.#isReady = true
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
    this.#isReady = false
    return { signal, wasReady }
  }
}
