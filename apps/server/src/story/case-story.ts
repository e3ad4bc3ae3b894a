import { randomUUID } from 'node:crypto'
import type { Path, Role } from '@zuoyeben/lifecycle'
import type { Viewer } from '../access/viewer.ts'
import type { Answer } from '../cases/apply-action.ts'
import type { CaseView, SubmitterView } from '../cases/case-views.ts'
import type { Receipt } from '../intake/submit-case.ts'
import { FILING, TRIAGE } from './forms.ts'
import type { Person } from './people.sql.ts'

/** What an action of the API takes, less the envelope. */
type Fields = Record<string, unknown>
type Procedure = (input: Fields) => Promise<Answer>

/** Where a story is played: the procedures as somebody, and who holds which role. */
export interface Stage {
  as(viewer?: Viewer): Procedures
  someone(role: Role, unit: string, which?: number): Person
  /** Called after every step that went through, where somebody tells the story aloud. */
  told?(): Promise<void>
}
/** As much of the router as a story calls; its steps are looked up by name. */
interface Procedures {
  readonly intake: { submit(input: never): Promise<unknown> }
  readonly tracking: { view(input: { ticket: { caseNo: string; code: string } }): Promise<SubmitterView> }
  readonly cases: { view(input: { caseNo: string }): Promise<CaseView> }
}

/**
 * One case told through the API, as people would: each step is a real procedure called by somebody who holds the role. Whoever tells
 * the story names the step, and the envelope (version, key) is filled in.
 */
export class CaseStory {
  readonly receipt: Receipt
  readonly submitter: Person | null
  readonly #stage: Stage
  readonly unit: string

  private constructor(stage: Stage, receipt: Receipt, submitter: Person | null, unit: string) {
    this.#stage = stage
    this.receipt = receipt
    this.submitter = submitter
    this.unit = unit
  }

  /** Leaves homework at a unit, signed in or with the receipt alone. */
  static async leave(
    stage: Stage,
    unit: string,
    text: string,
    more: Fields = {},
    submitter: Person | null = null,
  ): Promise<CaseStory> {
    const caller = stage.as(submitter ?? undefined)
    const receipt = await caller.intake.submit({
      key: randomUUID(),
      text,
      entryUnit: unit,
      consent: '2026-11',
      ...more,
    } as never)
    await stage.told?.()
    return new CaseStory(stage, receipt as Receipt, submitter, unit)
  }

  /** A clerk writes a page of the notebook into the system; `page` is its photo, uploaded before. */
  static async enter(stage: Stage, clerk: Viewer, unit: string, text: string, page: string): Promise<CaseStory> {
    const { register } = stage.as(clerk).intake as unknown as { register: (input: Fields) => Promise<Receipt> }
    const receipt = await register({ key: randomUUID(), text, entryUnit: unit, page, consent: '2026-11' })
    await stage.told?.()
    return new CaseStory(stage, receipt, null, unit)
  }

  get no(): string {
    return this.receipt.caseNo
  }

  someone(role: Role, unit = this.unit, which = 0): Person {
    return this.#stage.someone(role, unit, which)
  }

  /** Sends one action: `story.act(officer, 'dispatch', 'triage', {...})`. */
  async act(
    person: Person,
    step: 'dispatch' | 'handling' | 'callback' | 'closure' | 'supervision',
    name: string,
    fields: Fields = {},
  ): Promise<Answer> {
    const procedures = Reflect.get(this.#stage.as(person), step) as Record<string, Procedure>
    const procedure = procedures[name]
    if (!procedure) throw new Error(`there is no ${step}.${name}`)
    const answer = await procedure({ caseNo: this.no, version: await this.version(), key: randomUUID(), ...fields })
    await this.#stage.told?.()
    return answer
  }

  /** What the submitter does on the own page, by the receipt code. */
  async own(name: string, fields: Fields = {}): Promise<Answer> {
    const procedures = this.#stage.as(this.submitter ?? undefined).tracking as unknown as Record<string, Procedure>
    const procedure = procedures[name]
    if (!procedure) throw new Error(`there is no tracking.${name}`)
    const answer = await procedure({ ticket: this.ticket, version: await this.version(), key: randomUUID(), ...fields })
    await this.#stage.told?.()
    return answer
  }

  get ticket() {
    return { caseNo: this.no, code: this.receipt.receiptCode }
  }

  ownView(): Promise<SubmitterView> {
    return this.#stage.as().tracking.view({ ticket: this.ticket })
  }

  view(person: Person): Promise<CaseView> {
    return this.#stage.as(person).cases.view({ caseNo: this.no })
  }

  async version(): Promise<number> {
    return (await this.ownView()).version
  }

  async triaged(path: Path, more: Fields = {}, unit = this.unit): Promise<this> {
    await this.act(this.someone('officer', unit), 'dispatch', 'triage', { ...TRIAGE, path, ...more })
    return this
  }
  async approved(unit = this.unit, fields: Fields = {}): Promise<this> {
    await this.act(this.someone('reviewer', unit), 'dispatch', 'approve', {
      branch: null,
      member: null,
      opinion: null,
      ...fields,
    })
    return this
  }
  async claimed(unit = this.unit): Promise<this> {
    await this.act(this.someone('member', unit), 'handling', 'claim')
    return this
  }
  async filed(unit = this.unit, more: Fields = {}): Promise<this> {
    await this.act(this.someone('member', unit), 'handling', 'file', { ...FILING, ...more })
    return this
  }
  /** From 研判 to 报备 in the entry unit. */
  async worked(unit = this.unit): Promise<this> {
    await this.triaged('handle', {}, unit)
    await this.approved(unit)
    await this.claimed(unit)
    return this.filed(unit)
  }
  async calledBack(
    reached = true,
    unit = this.unit,
    verdict: string | null = 'solved',
    means = 'phone',
  ): Promise<this> {
    const words = reached ? { text: '已经能用了，谢谢。' } : null
    await this.act(this.someone('officer', unit), 'callback', 'recordAttempt', {
      means,
      reached,
      verdict: reached ? verdict : null,
      words,
    })
    return this
  }
  async writtenOff(outcome = 'solved', unit = this.unit): Promise<this> {
    await this.act(this.someone('officer', unit), 'closure', 'writeOff', {
      outcome,
      effects: ['study'],
      sentence: { text: '机房周末轮流开放。' },
    })
    return this
  }
}
