import { setTimeout as pause } from 'node:timers/promises'
import { isAlive } from './processes.ts'

/** Fast shutdown (open transactions are rolled back); an immediate one after ten seconds, from which the next start recovers. */
export async function stopPostmaster(pid: number): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    try {
      process.kill(pid, signal)
    } catch {
      return
    }
    for (const until = Date.now() + wait; Date.now() < until; await pause(10)) {
      if (!isAlive(pid)) return
    }
  }
}
