import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM'
  }
  return stateOf(pid) !== 'Z'
}

/** The command line of a living process; `''` where it lives but the system does not tell; `null` where there is none. */
export function commandOf(pid: number): string | null {
  if (!isAlive(pid)) return null
  if (process.platform === 'linux') {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
    } catch {
      return isAlive(pid) ? '' : null
    }
  }
  if (process.platform === 'win32') return ''
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/** When a process began, in the system's own unit: together with its number it names a process for good. `''` where unknown. */
export function birthOf(pid: number): string {
  return process.platform === 'linux' ? (statOf(pid)[19] ?? '') : ''
}

function stateOf(pid: number): string {
  return process.platform === 'linux' ? (statOf(pid)[0] ?? '') : ''
}

function statOf(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
