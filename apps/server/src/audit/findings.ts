/** What is wrong with the chain, and where. `line` is an id of `audit_log`, `seal` and `anchor` are places in the chain. */
export type Finding =
  | { kind: 'lineEdited'; line: number; seal: number }
  | { kind: 'lineRemoved'; line: number; seal: number }
  | { kind: 'lineInserted'; line: number; seal: number }
  /** Its content stands where that of `other` was sealed. */
  | { kind: 'lineMoved'; line: number; other: number; seal: number }
  | { kind: 'sealBroken'; seal: number }
  | { kind: 'sealMissing'; seal: number; upTo: number }
  /** The seal is not the one that the anchor, or the head kept in a file, was made of. */
  | { kind: 'sealReplaced'; seal: number; against: string }
  /** The chain ends before a place that an anchor or a file vouches for. */
  | { kind: 'tailCut'; seal: number; against: string }
  | { kind: 'anchorBroken'; anchor: number }
  | { kind: 'anchorMissing'; anchor: number; against: string }
  | { kind: 'fileDiffers'; anchor: number; file: string }
  | { kind: 'fileUnreadable'; file: string }
  /** Lines may only go with their whole segment, six months after its newest. */
  | { kind: 'segmentGoneEarly'; anchor: number }

const MOST_KEPT = 100

/** Counts all of them and keeps the first hundred. */
export class Findings {
  readonly kept: Finding[] = []
  count = 0

  add(finding: Finding): void {
    this.count += 1
    if (this.kept.length < MOST_KEPT) this.kept.push(finding)
  }
}
