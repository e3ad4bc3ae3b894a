import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Anchor } from './chain.sql.ts'
import type { ChainHead } from './seal.sql.ts'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const ANCHOR = z.object({
  anchor: z.int().min(1),
  day: z.iso.date(),
  lastSeal: z.int(),
  lastLine: z.int(),
  lines: z.int(),
  newest: z.iso.datetime(),
  anchored: z.iso.datetime(),
  sealHash: hex,
  hash: hex,
})
const HEAD = z.object({ seal: z.int().min(1), lastLine: z.int(), at: z.iso.datetime(), hash: hex })

/** An anchor as it stands in a file; a copy of it kept on another host proves that nothing before it was rewritten, whoever owns the database. */
export type AnchorFile = z.infer<typeof ANCHOR>
export type HeadFile = z.infer<typeof HEAD>

export interface Kept {
  readonly anchors: readonly { readonly file: string; readonly content: AnchorFile }[]
  readonly head: HeadFile | null
  readonly unreadable: readonly string[]
}

const NAME = /^anchor-\d{6}-\d{4}-\d{2}-\d{2}\.json$/
const HEAD_NAME = 'head.json'
const time = (micros: bigint) => new Date(Number(micros / 1000n)).toISOString()

export function fileOf(anchor: Anchor): AnchorFile {
  return {
    anchor: anchor.n,
    day: anchor.day,
    lastSeal: anchor.lastSeal,
    lastLine: anchor.lastId,
    lines: anchor.lines,
    newest: time(anchor.newestAt),
    anchored: time(anchor.anchoredAt),
    sealHash: anchor.sealHash.toString('hex'),
    hash: anchor.hash.toString('hex'),
  }
}

/** Writes the files that are not there yet; one that is there is never touched. */
export function keepAnchors(folder: string, anchors: readonly Anchor[]): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const anchor of anchors) {
    const file = join(folder, `anchor-${String(anchor.n).padStart(6, '0')}-${anchor.day}.json`)
    if (existsSync(file)) continue
    replace(file, fileOf(anchor))
  }
}

/** The newest seal: what was cut off or rewritten after the last anchor shows against it. */
export function keepHead(folder: string, { n, hash, lastLine, at }: NonNullable<ChainHead['seal']>): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  replace(join(folder, HEAD_NAME), { seal: n, lastLine, at: at.toISOString(), hash } satisfies HeadFile)
}

/** Everything that lies in the folder; nothing where there is none. */
export function readKept(folder: string): Kept {
  const names = existsSync(folder) ? readdirSync(folder).sort() : []
  const unreadable: string[] = []
  const read = <T>(name: string, schema: z.ZodType<T>): T | null => {
    try {
      return schema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
    } catch {
      unreadable.push(name)
      return null
    }
  }
  const anchors = names
    .filter(name => NAME.test(name))
    .flatMap(file => {
      const content = read(file, ANCHOR)
      return content ? [{ file, content }] : []
    })
  const head = names.includes(HEAD_NAME) ? read(HEAD_NAME, HEAD) : null
  return { anchors, head, unreadable }
}

/** Whole or not at all: a power cut leaves no half file. */
function replace(file: string, content: AnchorFile | HeadFile): void {
  const half = `${file}.${process.pid}.new`
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 })
  renameSync(half, file)
}
