// A Chromium and a Chinese font: found, installed where that is ours to do, or named in one sentence.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge']
const elsewhere = {
  linux: ['/usr/lib/chromium/chromium', '/opt/google/chrome/chrome', '/snap/bin/chromium'],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap(variable => [
    join(process.env[variable] ?? '', 'Google/Chrome/Application/chrome.exe'),
    join(process.env[variable] ?? '', 'Microsoft/Edge/Application/msedge.exe'),
  ]),
}

/** The path of a browser that starts, or undefined. CHROME_PATH comes first. */
export function findChromium() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap(folder => names.map(name => join(folder, name)))
  const candidates = [process.env.CHROME_PATH, ...onPath, ...(elsewhere[process.platform] ?? []), playwrightsOwn()]
  return candidates.find(path => path && existsSync(path) && starts(path))
}

/** What is missing: a browser, a Chinese font, both or neither. */
export function whatIsMissing() {
  return [findChromium() ? [] : ['Chromium'], hasChineseFont() ? [] : ['a Chinese font']].flat()
}

/** Installs what is missing by apt, when root on Debian. Returns the sentence to show where that is not possible or did not help. */
export function ensureBrowser() {
  const missing = whatIsMissing()
  if (missing.length === 0) return undefined
  const isDebian = process.platform === 'linux' && existsSync('/etc/debian_version')
  if (isDebian && process.getuid() === 0) {
    console.log(`Installing ${missing.join(' and ')} (apt-get) …`)
    aptInstall(missing.flatMap(what => (what === 'Chromium' ? ['chromium'] : ['fonts-wqy-microhei'])))
  }
  const still = whatIsMissing()
  return still.length === 0 ? undefined : sentence(still, isDebian)
}

function sentence(missing, isDebian) {
  const how = isDebian
    ? 'run: sudo apt-get update && sudo apt-get install -y chromium fonts-wqy-microhei'
    : process.platform === 'linux'
      ? 'install chromium and wqy-microhei or noto-cjk fonts with the package manager of the system'
      : 'install Google Chrome (https://www.google.com/chrome)'
  return `The browser tests need ${missing.join(' and ')}: ${how}; or name a browser in CHROME_PATH.`
}

function aptInstall(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', '-q', ...args], { env, encoding: 'utf8' })
  const steps = [() => apt('update'), () => apt('install', '-y', '--no-install-recommends', ...packages)]
  for (const step of steps) {
    const done = step()
    if (done.status !== 0)
      console.error((done.stderr || done.stdout || String(done.error)).trim().split('\n').slice(-5).join('\n'))
  }
}

/** Ubuntu has a chromium-browser that only says where to get one; on Windows and macOS asking for the version would open a window. */
function starts(path) {
  if (process.platform !== 'linux') return true
  return spawnSync(path, ['--version'], { timeout: 20_000, stdio: 'ignore' }).status === 0
}

function playwrightsOwn() {
  try {
    return createRequire(import.meta.url)('playwright-core').chromium.executablePath()
  } catch {
    return undefined
  }
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true
  const listed = spawnSync('fc-list', [':lang=zh', 'file'], { encoding: 'utf8' })
  if (listed.status === 0) return listed.stdout.trim() !== ''
  return ['/usr/share/fonts', '/usr/local/share/fonts'].some(
    folder =>
      existsSync(folder) &&
      readdirSync(folder, { recursive: true }).some(file => /cjk|wqy|han-?s(ans|erif)|fallback/i.test(String(file))),
  )
}
