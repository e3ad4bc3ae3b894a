import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const PATIENCE = 240_000

export interface ServerProcess {
  readonly base: string
  /** Everything the process has written so far. */
  readonly output: () => string
  readonly isAlive: () => boolean
  stop(): Promise<void>
}

/** The server as `npm start` runs it, in a process of its own, on a data folder with its own PostgreSQL and the demo campus. */
export async function startServer(folder: string, environment: Record<string, string>): Promise<ServerProcess> {
  const { DATABASE_URL: _, ...ours } = process.env
  const child = spawn(process.execPath, [join(ROOT, 'apps/server/src/main.ts')], {
    cwd: ROOT,
    env: { ...ours, ZUOYEBEN_DATA: folder, ZUOYEBEN_DEMO: '1', HOST: '127.0.0.1', PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const hear = (data: Buffer) => {
    output += data
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = new Promise<void>(done => child.once('exit', () => done()))
  const address = /作业本 Zuoyeben · (http:\S+)/
  const since = Date.now()
  while (!address.test(output)) {
    if (child.exitCode !== null || Date.now() - since > PATIENCE) {
      child.kill('SIGKILL')
      throw new Error(`the server did not start:\n${output}`)
    }
    await Promise.race([ended, pause(200)])
  }
  return {
    base: address.exec(output)?.[1] ?? '',
    output: () => output,
    isAlive: () => isRunning(child),
    stop: async () => {
      if (isRunning(child)) child.kill('SIGTERM')
      const late = pause(20_000).then(() => isRunning(child) && child.kill('SIGKILL'))
      await Promise.race([ended, late])
    },
  }
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

export const pause = (ms: number): Promise<void> =>
  new Promise(done => {
    setTimeout(done, ms).unref()
  })
