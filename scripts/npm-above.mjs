import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The number of the npm process that runs this script, a shell between them or not; undefined outside npm and where one cannot tell. */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event) return undefined
  for (let pid = process.ppid, level = 0; pid > 1 && level < 4; level += 1) {
    const { command, parent } = describe(pid)
    if (/\bnpm\b/.test(command.slice(0, 200)) && !/^\S*sh -c/.test(command)) return pid
    pid = parent
  }
  return undefined
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

function describe(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return { command, parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }
    }
    if (process.platform === 'darwin') {
      const [parent, ...command] = spawnSync('ps', ['-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' })
        .stdout.trim()
        .split(/\s+/)
      return { command: command.join(' '), parent: Number(parent) }
    }
  } catch {
    // It ended meanwhile.
  }
  return { command: '', parent: 0 }
}
