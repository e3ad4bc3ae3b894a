import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { fileOf, type Kept } from './anchor-files.ts'
import type { Anchor } from './chain.sql.ts'
import type { Finding } from './findings.ts'
import { int8 } from './verify-seal.ts'

type Add = (finding: Finding) => void

/** Six months (网络安全法 art. 21) are at most so many days: no segment may be gone before. */
export const LEAST_DAYS = 184

/** Anchors are a chain of their own, which stays when segments go. */
export function checkAnchors(anchors: readonly Anchor[], add: Add): void {
  let before: Anchor | null = null
  for (const anchor of anchors) {
    const place: number = (before?.n ?? 0) + 1
    if (anchor.n !== place) add({ kind: 'anchorMissing', anchor: place, against: `anchor ${anchor.n}` })
    else if (!hashOfAnchor(before?.hash ?? Buffer.alloc(0), anchor).equals(anchor.hash))
      add({ kind: 'anchorBroken', anchor: anchor.n })
    before = anchor
  }
}

function hashOfAnchor(before: Buffer, anchor: Anchor): Buffer {
  const numbers = [anchor.lastSeal, anchor.lastId, anchor.lines, anchor.newestAt, anchor.anchoredAt]
  const hash = createHash('sha256').update(before).update(int8(anchor.n)).update(anchor.day)
  for (const number of numbers) hash.update(int8(number))
  return hash.update(anchor.sealHash).digest()
}

interface Found {
  readonly anchors: readonly Anchor[]
  readonly kept: Kept
  /** The first seal that is there; null: none is. */
  readonly first: number | null
  readonly last: number
  /** Hashes of the seals that somebody vouches for, as they stand; '' where the seal is not there. */
  readonly vouched: ReadonlyMap<number, string>
  readonly now: number
}

/** Holds anchors and files against the seals that are there, and returns how many segments are gone. */
export function checkKept({ anchors, kept, first, last, vouched, now }: Found, add: Add): number {
  let gone = 0
  const hold = (seal: number, hash: string, against: string) => {
    const stands = vouched.get(seal)
    if (seal > last) add({ kind: 'tailCut', seal, against })
    else if (stands !== '' && stands !== hash) add({ kind: 'sealReplaced', seal, against })
  }
  for (const anchor of anchors) {
    if (first === null || anchor.lastSeal < first) {
      gone += 1
      if (Number(anchor.newestAt / 1000n) > now - LEAST_DAYS * 86_400_000)
        add({ kind: 'segmentGoneEarly', anchor: anchor.n })
    } else hold(anchor.lastSeal, anchor.sealHash.toString('hex'), `anchor ${anchor.n}`)
  }
  // Segments that went together with the newest anchor leave no seal to hold the head against.
  if (kept.head && kept.head.seal >= (first ?? (anchors.at(-1)?.lastSeal ?? 0) + 1))
    hold(kept.head.seal, kept.head.hash, 'head.json')
  const byNumber = new Map(anchors.map(anchor => [anchor.n, anchor]))
  for (const { file, content } of kept.anchors) {
    const anchor = byNumber.get(content.anchor)
    if (!anchor) add({ kind: 'anchorMissing', anchor: content.anchor, against: file })
    else if (!isDeepStrictEqual(fileOf(anchor), content)) add({ kind: 'fileDiffers', anchor: anchor.n, file })
  }
  for (const file of kept.unreadable) add({ kind: 'fileUnreadable', file })
  return gone
}
