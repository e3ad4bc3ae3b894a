// What every entry script does first, in plain JavaScript for Node 20 or newer: see that the installation is there and fresh,
// build what is stale, and go on in the project's own Node.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { isAlive, npmAbove } from './npm-above.mjs'
import { hashOfSources } from './source-hash.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => join(root, ...parts)

/** Installs when needed, and builds the pages when asked to and needed. Ends the process with one sentence when that fails. */
export function prepare({ build = false } = {}) {
  const major = Number(process.versions.node.split('.')[0])
  if (major < 20) fail(`Node ${process.versions.node} is too old: install Node 20 or newer (https://nodejs.org).`)
  installIfStale()
  if (build && !buildPages()) process.exit(1)
}

/**
 * Runs a file of the repository on Node 24 and ends this process as that one ends. Ctrl-C and a polite kill are passed on; should
 * this process be killed outright, the other notices (`follow-parent.mjs`) and stops by itself.
 */
export function run(file, args = process.argv.slice(2), env = {}) {
  start(file, args, env).then(code => process.exit(code))
}

/** The same, resolved with the exit code. */
export function start(file, args = [], env = {}, nodeOptions = []) {
  const follow = pathToFileURL(at('scripts/follow-parent.mjs')).href
  const child = spawn(node24(), ['--import', follow, ...nodeOptions, at(file), ...args], {
    cwd: root,
    env: { ...projectEnvironment(), ...env, ZUOYEBEN_PARENT_PIPE: '3' },
    stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
  })
  return untilEnd(child)
}

/** In a terminal Ctrl-C reaches the child by itself; sent to this process alone, it has to be passed on. */
function untilEnd(child) {
  const passOn = signal => child.kill(signal)
  const onInterrupt = () => (process.stdin.isTTY ? undefined : passOn('SIGINT'))
  const onTerminate = () => passOn('SIGTERM')
  process.on('SIGINT', onInterrupt)
  process.on('SIGTERM', onTerminate)
  process.on('SIGHUP', onTerminate)
  const npm = npmAbove()
  const watch = setInterval(() => {
    if (!npm || isAlive(npm)) return
    clearInterval(watch)
    passOn('SIGTERM')
  }, 500).unref()
  return new Promise(resolve => {
    child.on('error', fault => fail(`Node could not be started: ${fault.message}`))
    child.on('exit', (code, signal) => {
      clearInterval(watch)
      process.off('SIGINT', onInterrupt)
      process.off('SIGTERM', onTerminate)
      process.off('SIGHUP', onTerminate)
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1))
    })
  })
}

/** Node 24: the one npm installed, or the one we run on where there is no package of it for the platform. */
export function node24() {
  const installed =
    process.platform === 'win32'
      ? at('node_modules', `node-win-${process.arch}`, 'bin', 'node.exe')
      : at('node_modules', '.bin', 'node')
  if (existsSync(installed)) return installed
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  return fail(
    `There is no packaged Node 24 for ${process.platform}-${process.arch}: install Node 24 (https://nodejs.org) and try again.`,
  )
}

/** The environment of everything we start: our Node and tools first, and no telemetry. */
export function projectEnvironment() {
  const separator = process.platform === 'win32' ? ';' : ':'
  return {
    ...process.env,
    PATH: `${at('node_modules', '.bin')}${separator}${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    DO_NOT_TRACK: '1',
  }
}

function installIfStale() {
  const lock = readFileSync(at('package-lock.json'))
  const hash = createHash('sha256').update(lock).digest('hex')
  const marker = at('node_modules', '.zuoyeben-lock')
  if (readIfThere(marker) === hash) return
  if (!isInstalled(JSON.parse(lock))) {
    console.log('Installing (npm ci) …')
    const args = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error']
    const npm = process.env.npm_execpath
    const shell = process.platform === 'win32'
    const env = { ...process.env, NODE_ENV: 'development' }
    const done = npm?.endsWith('.js')
      ? spawnSync(process.env.npm_node_execpath ?? process.execPath, [npm, ...args], {
          cwd: root,
          stdio: 'inherit',
          env,
        })
      : spawnSync('npm', args, { cwd: root, stdio: 'inherit', env, shell })
    if (done.status !== 0) fail('npm ci failed; what npm says stands above.')
  }
  writeFileSync(marker, hash)
}

/** Whether npm's own record of node_modules says the same as the lock (someone ran `npm ci` by hand). */
function isInstalled(lock) {
  const record = readIfThere(at('node_modules', '.package-lock.json'))
  if (record === undefined) return false
  const installed = JSON.parse(record).packages
  return Object.entries(lock.packages).every(([path, wanted]) => {
    if (!path.startsWith('node_modules/') && !path.includes('/node_modules/')) return true
    const found = installed[path]
    return found ? found.version === wanted.version && found.integrity === wanted.integrity : wanted.optional === true
  })
}

/** Builds the pages unless they are what the sources make. False when it failed; the reason is printed. */
export function buildPages() {
  const hash = hashOfSources(root)
  const marker = at('apps', 'web', 'dist', '.sources')
  if (readIfThere(marker) === hash) return true
  console.log('Building the pages …')
  const turbo = at('node_modules', 'turbo', 'bin', 'turbo')
  const done = spawnSync(node24(), [turbo, 'run', 'build', '--filter=@zuoyeben/web', '--output-logs=errors-only'], {
    cwd: root,
    env: projectEnvironment(),
    encoding: 'utf8',
  })
  if (done.status !== 0 || !existsSync(at('apps', 'web', 'dist', 'index.html'))) {
    console.error(`${done.stdout}${done.stderr}\nThe pages could not be built; the reason stands above.`)
    return false
  }
  writeFileSync(marker, hash)
  return true
}

function readIfThere(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
