import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandOf } from './processes.ts'

/** What PostgreSQL writes about itself into `postmaster.pid`; line 8 is its state. */
export type Postmaster = {
  readonly pid: number
  readonly port: number
  readonly state: 'starting' | 'ready' | 'stopping'
}

/** `null` when there is no such file, or only its first lines so far. */
export function readPostmaster(data: string): Postmaster | null {
  let lines: string[]
  try {
    lines = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return null
  }
  const pid = Math.abs(Number(lines[0]))
  const port = Number(lines[3])
  if (!pid) return null
  const line = lines[7]?.trim()
  return { pid, port: port || 0, state: line === 'ready' ? 'ready' : line === 'stopping' ? 'stopping' : 'starting' }
}

/** Whether the process of that number is the PostgreSQL of this data folder, or a newcomer that was given its number. */
export function isPostgresOf(data: string, pid: number): 'yes' | 'no' | 'unknown' {
  const command = commandOf(pid)
  if (command === null) return 'no'
  if (command === '') return 'unknown'
  return command.includes('postgres') && command.includes(data) ? 'yes' : 'no'
}
