import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'

/** What opens the words of the cases, and what seals what is handed over. The private half of the latter is never here (docs/operations.md). */
const KEYS = ['master.key', join('handover', 'public.pem')]

/** `inner` lies in `outer`, or is it. */
export function liesWithin(inner: string, outer: string): boolean {
  const way = relative(resolve(outer), resolve(inner))
  return way === '' || !(way.startsWith('..') || resolve(way) === way)
}

/**
 * Copies the key files of one folder to another, readable by their owner alone. One that is there already and the same is left; returns those
 * that are there and different, which were not touched.
 */
export function carryKeys(from: string, to: string): { carried: string[]; different: string[] } {
  const there = KEYS.filter(name => existsSync(join(from, name)))
  const isOther = (name: string) =>
    existsSync(join(to, name)) && !readFileSync(join(to, name)).equals(readFileSync(join(from, name)))
  const different = there.filter(isOther)
  if (different.length > 0) return { carried: [], different }
  for (const name of there) {
    mkdirSync(join(to, name, '..'), { recursive: true, mode: 0o700 })
    if (!existsSync(join(to, name))) copyFileSync(join(from, name), join(to, name))
  }
  return { carried: there, different: [] }
}
