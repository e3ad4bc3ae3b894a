import { DUTY, type Recipient, school } from './recipients.ts'

/**
 * Who is called about a danger to life while nobody has answered, and how often: the duty people at once, then wider circles, each of
 * them in addition. The notice of the event itself is the first call; these are those that follow (defaults R1: phone first, record
 * within 30 minutes, no wait for working time).
 */
const MINUTE = 60_000
export const CALL_EVERY = 2 * MINUTE

export interface Circle {
  /** Reached this long after the danger became known, in milliseconds. */
  readonly after: number
  readonly recipients: readonly Recipient[]
}
export const CIRCLES: readonly Circle[] = [
  { after: 0, recipients: DUTY },
  { after: 6 * MINUTE, recipients: [school('confidant')] },
  { after: 10 * MINUTE, recipients: [school('schoolLead')] },
]

/** Which call is due: 0 until the first repetition. One that was missed is not made up for; the present one is made. */
export function roundAt(since: number, now: number): number {
  return Math.max(0, Math.floor((now - since) / CALL_EVERY))
}

export function circlesAt(since: number, now: number): readonly Circle[] {
  return CIRCLES.filter(circle => now - since >= circle.after)
}
