import type { Action, ActionInput, ActionName } from '../actions.ts'
import { advance } from '../advance.ts'
import { allowedActions } from '../allowed-actions.ts'
import type { CaseFile } from '../case-file.ts'
import type { ClockChange } from '../clock-kinds.ts'
import { clockChanges, clocksOf, type RunningClock } from '../clocks.ts'
import type { CaseEvent } from '../events.ts'
import { evolve } from '../evolve.ts'
import type { Terms } from '../policy.ts'
import type { Refusal } from '../refusals.ts'
import type { Advanced } from '../situation.ts'
import type { Actor, UnitId } from '../terms.ts'
import { filledIn, TODAY, triageForm } from './filled-in.ts'
import { FIRST_BRANCH, idOf, staff, submitter, termsOfTheSchool } from './people.ts'

const DAY = 86_400_000

/** The story of one case: each sentence acts as the people of the small school, and throws when the lifecycle says no. */
export class Story {
  events: CaseEvent[] = []
  #file: CaseFile | null = null
  /** What each event did to the clocks. */
  clocks: (readonly ClockChange[])[] = []
  terms: Terms
  day = TODAY

  constructor(terms: Partial<Terms> = {}) {
    this.terms = termsOfTheSchool(terms)
  }

  get file(): CaseFile {
    if (!this.#file) throw new Error('the case has not been submitted')
    return this.#file
  }

  get running(): readonly RunningClock[] {
    return clocksOf(this.file, this.terms)
  }

  tries(actor: Actor, action: Action): Advanced {
    const at = Date.parse(`${this.day}T10:00:00+08:00`)
    return advance(this.#file, actor, action, { at, day: this.day }, this.terms)
  }

  does(actor: Actor, action: Action): this {
    const answer = this.tries(actor, action)
    if (!answer.ok) throw new Error(`${action.type}: ${JSON.stringify(answer.refusal)}`)
    for (const event of answer.events) {
      const after = evolve(this.#file, event)
      this.clocks.push(clockChanges(this.#file, event, after, this.terms))
      this.events.push(event)
      this.#file = after
    }
    return this
  }

  refused(actor: Actor, action: Action): Refusal | null {
    const answer = this.tries(actor, action)
    return answer.ok ? null : answer.refusal
  }

  mayDo(actor: Actor): readonly ActionName[] {
    const at = Date.parse(`${this.day}T10:00:00+08:00`)
    return allowedActions(this.file, actor, { at, day: this.day }, this.terms).map(each => each.action)
  }

  daysLater(days: number): this {
    this.day = new Date(Date.parse(this.day) + days * DAY).toISOString().slice(0, 10)
    return this
  }

  under(terms: Partial<Terms>): this {
    this.terms = { ...this.terms, ...terms }
    return this
  }

  submitted(change: Partial<ActionInput<'submit'>> = {}): this {
    return this.does(submitter, filledIn('submit', change))
  }
  triaged(change: Partial<ActionInput<'triage'>> = {}): this {
    return this.does(staff('officer', this.file.owner), filledIn('triage', { ...triageForm, ...change }))
  }
  approved(change: Partial<ActionInput<'approve'>> = {}): this {
    return this.does(staff('reviewer', this.file.owner), filledIn('approve', change))
  }
  assignedToMember(): this {
    return this.submitted()
      .triaged()
      .approved({ branch: FIRST_BRANCH, member: idOf('member') })
  }
  inProgress(): this {
    return this.assignedToMember().does(staff('member'), filledIn('claim'))
  }
  filed(change: Partial<ActionInput<'file'>> = {}): this {
    return this.does(staff('member', this.file.owner), filledIn('file', change))
  }
  called(change: Partial<ActionInput<'recordAttempt'>> = {}): this {
    return this.does(staff('officer', this.file.owner), filledIn('recordAttempt', change))
  }
  writtenOff(change: Partial<ActionInput<'writeOff'>> = {}): this {
    return this.does(staff('officer', this.file.owner), filledIn('writeOff', change))
  }
  /** The cleared few ask of a unit, and the submitter says yes. */
  agreedTo(unit: UnitId): this {
    return this.does(staff('confidant'), filledIn('askConsent', { unit })).does(submitter, filledIn('giveConsent'))
  }
  closed(): this {
    return this.inProgress().filed().called().writtenOff()
  }
  sentToDepartment(): this {
    const path = 'transfer' as const
    return this.submitted()
      .triaged({ path, transfer: filledIn('requestTransfer') })
      .approved()
  }
}

export function givenACase(terms: Partial<Terms> = {}): Story {
  return new Story(terms)
}
