import { createHash } from 'node:crypto'
import type { Line, Seal } from './chain.sql.ts'
import type { Finding } from './findings.ts'

const LEAF = 40

export interface Leaf {
  readonly id: number
  readonly digest: Buffer
}

/** The lines a seal covers as they were when it was made. */
export function leavesOf({ leaves }: Seal): Leaf[] {
  return Array.from({ length: Math.floor(leaves.length / LEAF) }, (_, n) => ({
    id: Number(leaves.readBigInt64BE(n * LEAF)),
    digest: leaves.subarray(n * LEAF + 8, (n + 1) * LEAF),
  }))
}

/** SHA-256 of (hash before, place, last line, moment in microseconds, leaves): as `seal_audit` makes it. */
export function hashOfSeal(before: Buffer, { n, lastId, sealedAt, leaves }: Seal): Buffer {
  return createHash('sha256')
    .update(before)
    .update(int8(n))
    .update(int8(lastId))
    .update(int8(sealedAt))
    .update(leaves)
    .digest()
}

export function int8(value: number | bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigInt64BE(BigInt(value))
  return bytes
}

interface Lines {
  peek(): Promise<Line | undefined>
  next(): Promise<Line | undefined>
}

/** Takes the lines up to the end of this seal and holds each against its leaf. */
export async function checkLines(seal: Seal, lines: Lines, add: (finding: Finding) => void): Promise<void> {
  const changed: { line: Line; leaf: Leaf }[] = []
  for (const leaf of leavesOf(seal)) {
    for (let extra = await lines.peek(); extra && extra.id < leaf.id; extra = await lines.peek()) {
      add({ kind: 'lineInserted', line: extra.id, seal: seal.n })
      await lines.next()
    }
    const line = await lines.peek()
    if (line?.id !== leaf.id) {
      add({ kind: 'lineRemoved', line: leaf.id, seal: seal.n })
      continue
    }
    await lines.next()
    if (!line.digest.equals(leaf.digest)) changed.push({ line, leaf })
  }
  for (let extra = await lines.peek(); extra && extra.id <= seal.lastId; extra = await lines.peek()) {
    add({ kind: 'lineInserted', line: extra.id, seal: seal.n })
    await lines.next()
  }
  for (const { line } of changed) {
    const other = changed.find(({ leaf }) => leaf.digest.equals(line.digest))
    add(
      other
        ? { kind: 'lineMoved', line: other.leaf.id, other: line.id, seal: seal.n }
        : { kind: 'lineEdited', line: line.id, seal: seal.n },
    )
  }
}
