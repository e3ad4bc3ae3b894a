import { useState } from 'react'
import { carryOver, isSame } from './item-changes.ts'

interface Kept {
  /** What it is written on. */
  readonly over: unknown
  readonly body: unknown
}
/** Kept until it is sent or given up, or the page is left for good; never written to the device. */
const kept = new Map<string, Kept>()

/**
 * An item that somebody is writing on top of what is in force. It outlives another page of the desk, a refusal and the end of the session,
 * and somebody else's publishing: then it is `isOvertaken` until it is carried over.
 */
export function useItemDraft<Body>(name: string, inForce: Body) {
  const [, redraw] = useState(0)
  const put = (next: Kept | null) => {
    if (next) kept.set(name, next)
    else kept.delete(name)
    redraw(n => n + 1)
  }
  const draft = kept.get(name) as { readonly over: Body; readonly body: Body } | undefined
  const body = draft?.body ?? inForce
  const over = draft?.over ?? inForce
  return {
    body,
    over,
    isChanged: !isSame(over, body),
    isOvertaken: !isSame(over, inForce) && !isSame(over, body),
    change: (next: Body) => put({ over: isSame(over, body) ? inForce : over, body: next }),
    carryOver: () => put({ over: inForce, body: carryOver(over, body, inForce) }),
    /** Goes on with what was written elsewhere. */
    open: (on: Body, written: Body) => put({ over: on, body: written }),
    drop: () => put(null),
  }
}
