import { randomBytes } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/**
 * The keys that are not in the database. `keys` wrap the keys of cases: new ones take `current`, older ones stay readable until nothing is
 * wrapped by them any more. `root` is what fingerprints, receipt codes and cookies are made from; it stays through a change of keys, since
 * a receipt code is kept nowhere and could not be fingerprinted again.
 */
export interface KeyRing {
  readonly current: string
  readonly keys: ReadonlyMap<string, Buffer>
  readonly root: Buffer
}

/** Where a ring comes from, and whether it can be written back. */
export interface KeySource {
  read(): KeyRing
  /** null: it comes from the environment and is changed there. */
  readonly file: string | null
}

export const FIRST_KEY = 'master-1'
const NAME = /^master-[1-9]\d{0,5}$/

const stored = z.object({
  current: z.string().regex(NAME),
  root: z.base64(),
  keys: z.record(z.string().regex(NAME), z.base64()),
})

/** From the variable, or from the file `master.key` of the folder, which is made at the first start and kept readable by its owner alone. */
export function keySource(variable: string | undefined, folder: string): KeySource {
  if (variable !== undefined) return { read: () => parseKeyRing(variable, 'ZUOYEBEN_MASTER_KEY'), file: null }
  const file = join(folder, 'master.key')
  if (!existsSync(file)) makeKeyRing(file)
  return { read: () => parseKeyRing(readFileSync(file, 'utf8'), file), file }
}

/** Reads 32 bytes in base64 (one key for everything), or a ring as `formatKeyRing` writes it. @throws naming `where`, never a key */
export function parseKeyRing(text: string, where: string): KeyRing {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{')) {
    const only = bytes(trimmed, where)
    return { current: FIRST_KEY, keys: new Map([[FIRST_KEY, only]]), root: only }
  }
  const parsed = stored.safeParse(json(trimmed, where))
  if (!parsed.success) throw new Error(`${where}: not a ring of keys`)
  const { current, root, keys } = parsed.data
  const ring = { current, keys: new Map(Object.entries(keys).map(([id, key]) => [id, bytes(key, where)])) }
  if (!ring.keys.has(current)) throw new Error(`${where}: the current key ${current} is not among its keys`)
  return { ...ring, root: bytes(root, where) }
}

export function formatKeyRing({ current, keys, root }: KeyRing): string {
  const named = Object.fromEntries([...keys].map(([id, key]) => [id, key.toString('base64')]))
  return JSON.stringify({ current, root: root.toString('base64'), keys: named })
}

export function newKeyRing(): KeyRing {
  return { current: FIRST_KEY, keys: new Map([[FIRST_KEY, randomBytes(32)]]), root: randomBytes(32) }
}

/** The same ring with one more key, which new wrappings take. */
export function withNewKey(ring: KeyRing): KeyRing {
  const last = Math.max(...[...ring.keys.keys()].map(id => Number(id.slice('master-'.length))))
  const current = `master-${last + 1}`
  return { ...ring, current, keys: new Map([...ring.keys, [current, randomBytes(32)]]) }
}

export function withoutKeys(ring: KeyRing, ids: readonly string[]): KeyRing {
  return { ...ring, keys: new Map([...ring.keys].filter(([id]) => id === ring.current || !ids.includes(id))) }
}

/** Written whole or not at all: a crash in between leaves the file as it was. */
export function writeKeyRing(file: string, ring: KeyRing): void {
  renameSync(besideIt(file, ring), file)
}

/** Two processes may start at once: the ring of the first one stands. */
function makeKeyRing(file: string): void {
  const fresh = besideIt(file, newKeyRing())
  try {
    linkSync(fresh, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(fresh)
  }
}

function besideIt(file: string, ring: KeyRing): string {
  const fresh = `${file}.${randomBytes(4).toString('hex')}`
  const handle = openSync(fresh, 'wx', 0o600)
  try {
    writeFileSync(handle, formatKeyRing(ring))
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
  return fresh
}

function bytes(base64: string, where: string): Buffer {
  const key = Buffer.from(base64, 'base64')
  if (key.length !== 32) throw new Error(`${where}: must be 32 bytes in base64`)
  return key
}

function json(text: string, where: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${where}: not a ring of keys`)
  }
}
