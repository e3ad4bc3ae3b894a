/** What left the platform, held against what it says of it. */
export interface Sends {
  /** Messages that were to be sent and were, each counted once. */
  readonly messages: number
  /** Times that one arrived again; each bears the id of the first. */
  readonly doubled: number
  /** Said to be sent and never arrived, or due and never sent. */
  readonly lost: string[]
}
export interface StoredSend {
  readonly id: string
  readonly status: string
  readonly isDue: boolean
}

/** @param arrived the id of every message that arrived, as often as it did */
export function countSends(stored: readonly StoredSend[], arrived: readonly string[]): Sends {
  const there = new Set(arrived)
  const lost = stored.flatMap(({ id, status, isDue }) => {
    if (status === 'sent' && !there.has(id)) return [`message ${id} is said to be sent and did not arrive`]
    if (status === 'waiting' && isDue) return [`message ${id} is due and was not sent`]
    return status === 'failed' || status === 'unreached'
      ? [`message ${id} was given up (${status}) though it could be taken`]
      : []
  })
  const known = new Set(stored.map(({ id }) => id))
  for (const id of there) if (!known.has(id)) lost.push(`message ${id} arrived and is not known`)
  return { messages: there.size, doubled: arrived.length - there.size, lost }
}
