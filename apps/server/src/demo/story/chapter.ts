import type { ActionInput, Text } from '@zuoyeben/lifecycle'
import type { SentAction } from '../../cases/action-inputs.ts'

/** What happens in the story of one case: who did what, so many working days ago, at what time of the day. */
export interface Chapter {
  /** A case of `cases.json`. */
  readonly of: string
  readonly opens: Opening
  readonly steps: readonly Step[]
}

/** When it was left: on a working day before today, or so many minutes before the demo was started. */
export type Opening = (On | { readonly ago: number }) & {
  /** 对承办人匿名 */
  readonly isSealed?: boolean
  /** The seat of the clerk who entered it from the notebook. */
  readonly clerk?: Seat
}
interface On {
  readonly day: number
  readonly at: string
}

export interface Step extends On {
  readonly who: Seat
  readonly deed: Deed
}

/** `submitter`, a role in a unit (`officer HQC`), or a seat of a branch (`member HQC-2`; `member.2 HQC-2` for the second member). */
export type Seat = 'submitter' | `${string} ${string}`

/** An action with what is filled in. What is only known on the day (dates, ids) the deed asks of the scene. */
export type Deed = (scene: Scene) => Order | Promise<Order>
export type Order = {
  [Name in SentAction]: { readonly name: Name; readonly input: ActionInput<Name, Text> }
}[SentAction]

export interface Scene {
  /** Local date of the step. */
  readonly today: string
  inDays(days: number): string
  /** The id of another case of the story. */
  idOf(of: string): Promise<string>
  /** The consult of this case that the unit was asked; made up the first time. */
  consultOf(unit: string): string
}

/** `[-3, '09:20', 'officer HQC', deed]` for each step. */
export function chapter(
  of: string,
  opens: Opening,
  ...steps: [day: number, at: string, who: Seat, deed: Deed][]
): Chapter {
  return { of, opens, steps: steps.map(([day, at, who, deed]) => ({ day, at, who, deed })) }
}
