import type { Role, Status } from '@zuoyeben/lifecycle'
import type { Viewer } from '../access/viewer.ts'
import { detailOf } from '../errors.ts'
import { CaseStory, type Stage } from '../story/case-story.ts'
import type { Person } from '../story/people.sql.ts'
import type { PlayedHouse } from '../story/stage.ts'
import { happenedSince } from './happened.sql.ts'
import { lineOf } from './line.ts'

type Fields = Record<string, unknown>
const MINUTE = 60_000

/** What every way is told with: people who act, a clock that moves, and a voice that says each event as it happens. */
export class Walk implements Stage {
  readonly #played: PlayedHouse
  readonly #say: (line: string) => void
  readonly #told = new Map<string, number>()
  events = 0
  refusals = 0

  constructor(played: PlayedHouse, say: (line: string) => void) {
    this.#played = played
    this.#say = say
  }

  as(viewer?: Viewer) {
    return this.#played.as(viewer)
  }
  someone(role: Role, unit: string, which?: number): Person {
    return this.#played.someone(role, unit, which)
  }
  get cases(): number {
    return this.#told.size
  }

  leave(unit: string, text: string, more: Fields = {}): Promise<CaseStory> {
    return CaseStory.leave(this, unit, text, more)
  }

  /** Says what has happened since. */
  async told(): Promise<void> {
    for (const happened of await happenedSince(this.#played.house.app.db, this.#told)) {
      this.#told.set(happened.caseNo, happened.n)
      this.events += 1
      this.#say(lineOf(happened))
    }
  }

  /** Lets time pass; clocks that run out on the way do what they do. */
  async pass(minutes: number): Promise<void> {
    await this.until(this.#played.now() + minutes * MINUTE)
  }
  async until(moment: string | number): Promise<void> {
    await this.#played.moveTo(moment)
    await this.told()
  }

  /** The step must be refused, for this reason. */
  async refused(step: () => Promise<unknown>, reason: string): Promise<void> {
    const answer = await step().then(
      () => 'it went through',
      (fault: { cause?: unknown }) => detailOf(fault.cause).refusal?.reason ?? String(fault),
    )
    if (answer !== reason) throw new Error(`it should have been refused (${reason}): ${answer}`)
    this.refusals += 1
    this.#say(`    不可以 · refused: ${reason}`)
  }

  /** The case must stand here now. */
  async stands(story: CaseStory, status: Status): Promise<void> {
    const { status: found } = await story.ownView()
    if (found !== status) throw new Error(`${story.no} should be ${status} and is ${found}`)
  }
}
