import { canonicalJson } from '@zuoyeben/rules'

/** One order that somebody sent, under its key, however often it was sent. */
export interface Sent {
  readonly key: string
  readonly what: string
  tries: number
  /** Every different answer that came back; more than one is a breach by itself. */
  readonly answers: Answer[]
  /** The last try was refused: it was not done, and nobody is owed anything. */
  isRefused: boolean
}
export interface Answer {
  readonly caseNo: string
  /** Absent in a receipt: the case is born with it. */
  readonly version: number | null
  /** Everything that was answered, in canonical JSON: the database keeps answers with their fields in another order. */
  readonly text: string
}

/** Remembers what the outside was promised, apart from the system and longer than any of its processes. */
export class Witness {
  readonly sent = new Map<string, Sent>()
  tries = 0
  unanswered = 0

  begin(key: string, what: string): Sent {
    const known = this.sent.get(key)
    if (known) return known
    const fresh: Sent = { key, what, tries: 0, answers: [], isRefused: false }
    this.sent.set(key, fresh)
    return fresh
  }

  acknowledge(sent: Sent, data: unknown): void {
    sent.isRefused = false
    const text = canonicalJson(data as never)
    if (sent.answers.some(answer => answer.text === text)) return
    const { caseNo, version } = data as { caseNo: string; version?: number }
    sent.answers.push({ caseNo, version: version ?? null, text })
  }

  acknowledged(): Sent[] {
    return [...this.sent.values()].filter(({ answers }) => answers.length > 0)
  }

  /** How often each kind of action was acknowledged. */
  kinds(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { what } of this.acknowledged()) counts.set(what, (counts.get(what) ?? 0) + 1)
    return counts
  }
}
