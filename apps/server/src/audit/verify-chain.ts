import type { Kept } from './anchor-files.ts'
import type { Anchor, Line, Seal } from './chain.sql.ts'
import { type Finding, Findings } from './findings.ts'
import { checkAnchors, checkKept } from './verify-anchors.ts'
import { checkLines, hashOfSeal, leavesOf } from './verify-seal.ts'

/** The chain as it stands, in one snapshot; every stream ordered. */
export interface Chain {
  readonly anchors: readonly Anchor[]
  readonly seals: AsyncIterable<Seal>
  /** Lines from the first to this id. */
  lines(last: number): AsyncIterator<Line, unknown>
  /** Id of the last sealed line. */
  readonly last: number
}

export interface Verdict {
  readonly lines: number
  readonly seals: number
  readonly anchors: number
  /** Segments that went whole after their time, with the anchor they left. */
  readonly goneSegments: number
  readonly files: number
  /** The last seal; null in a chain without one. */
  readonly upTo: { readonly seal: number; readonly line: number; readonly at: string } | null
  readonly found: number
  readonly findings: readonly Finding[]
}

/**
 * Walks the whole chain once, in constant memory, and says what does not fit: each line against its digest, each seal against the one
 * before, each anchor against its seal, the anchor before and its file. A break is told where it is; behind it the walk goes on from what
 * stands there, so that one break is not told a thousand times.
 * @param now epoch milliseconds, for the age of segments that are gone
 */
export async function verifyChain(
  chain: Chain,
  kept: Kept,
  now: number,
  onLine: (checked: number) => void = () => {},
): Promise<Verdict> {
  const findings = new Findings()
  const add = (finding: Finding) => findings.add(finding)
  const vouched = new Map<number, string>()
  for (const { lastSeal } of chain.anchors) vouched.set(lastSeal, '')
  if (kept.head) vouched.set(kept.head.seal, '')

  checkAnchors(chain.anchors, add)
  const lines = new Ahead(chain.lines(chain.last))
  let [before, first, count]: [Seal | null, number | null, number] = [null, null, 0]
  for await (const seal of chain.seals) {
    const base = before ?? startOf(chain.anchors, seal)
    first ??= seal.n
    count += 1
    const isNext = seal.n === base.n + 1
    if (!isNext) {
      add({ kind: 'sealMissing', seal: base.n + 1, upTo: seal.n - 1 })
      // What the missing seals covered can be proved by nothing.
      for (const start = leavesOf(seal)[0]?.id ?? seal.lastId; ((await lines.peek())?.id ?? start) < start; )
        await lines.next()
    }
    if (isNext && !hashOfSeal(base.hash, seal).equals(seal.hash)) add({ kind: 'sealBroken', seal: seal.n })
    await checkLines(seal, lines, add)
    if (vouched.has(seal.n)) vouched.set(seal.n, seal.hash.toString('hex'))
    onLine(lines.taken)
    before = seal
  }
  const goneSegments = checkKept({ anchors: chain.anchors, kept, first, last: before?.n ?? 0, vouched, now }, add)
  return {
    lines: lines.taken,
    seals: count,
    anchors: chain.anchors.length,
    goneSegments,
    files: kept.anchors.length,
    upTo: before && {
      seal: before.n,
      line: before.lastId,
      at: new Date(Number(before.sealedAt / 1000n)).toISOString(),
    },
    found: findings.count,
    findings: findings.kept,
  }
}

/** What the first seal that is there hangs on: the anchor of the segment before it, or nothing at all. */
function startOf(anchors: readonly Anchor[], first: Seal): { n: number; hash: Buffer } {
  const anchor = anchors.findLast(({ lastSeal }) => lastSeal < first.n)
  return anchor ? { n: anchor.lastSeal, hash: anchor.sealHash } : { n: 0, hash: Buffer.alloc(0) }
}

/** A stream whose next item can be looked at before it is taken. */
export class Ahead<T> {
  taken = 0
  readonly #source: AsyncIterator<T, unknown>
  #held: T | undefined

  constructor(source: AsyncIterator<T, unknown>) {
    this.#source = source
  }

  async peek(): Promise<T | undefined> {
    if (this.#held === undefined) {
      const { done, value } = await this.#source.next()
      if (!done) this.#held = value as T
    }
    return this.#held
  }

  async next(): Promise<T | undefined> {
    const item = await this.peek()
    this.#held = undefined
    if (item !== undefined) this.taken += 1
    return item
  }
}
