import { randomUUID } from 'node:crypto'
import type { Path, Role } from '@zuoyeben/lifecycle'
import type { Answer } from '../cases/apply-action.ts'
import type { CaseView, SubmitterView } from '../cases/case-views.ts'
import type { Receipt } from '../intake/submit-case.ts'
import type { Person, TestHouse } from './test-house.ts'

/** What an action of the API takes, less the envelope. */
type Fields = Record<string, unknown>
type Procedure = (input: Fields) => Promise<Answer>

/**
 * One case told through the API, as people would: each step is a real procedure called by somebody who holds the role. Whoever tells
 * the story names the step, and the envelope (version, key) is filled in.
 */
export class CaseStory {
  readonly receipt: Receipt
  readonly submitter: Person | null
  readonly #house: TestHouse
  readonly unit: string

  private constructor(house: TestHouse, receipt: Receipt, submitter: Person | null, unit: string) {
    this.#house = house
    this.receipt = receipt
    this.submitter = submitter
    this.unit = unit
  }

  /** Leaves homework at a unit, signed in or with the receipt alone. */
  static async leave(
    house: TestHouse,
    unit: string,
    text: string,
    more: Fields = {},
    submitter: Person | null = null,
  ): Promise<CaseStory> {
    const caller = submitter ? house.as(submitter) : house.as()
    const receipt = await caller.intake.submit({
      key: randomUUID(),
      text,
      entryUnit: unit,
      consent: '2026-11',
      ...more,
    } as never)
    return new CaseStory(house, receipt as Receipt, submitter, unit)
  }

  get no(): string {
    return this.receipt.caseNo
  }

  someone(role: Role, unit = this.unit, which = 0): Person {
    return this.#house.someone(role, unit, which)
  }

  /** Sends one action: `story.act(officer, 'dispatch', 'triage', {...})`. */
  async act(
    person: Person,
    step: 'dispatch' | 'handling' | 'callback' | 'closure' | 'supervision',
    name: string,
    fields: Fields = {},
  ): Promise<Answer> {
    const procedures = this.#house.as(person)[step] as unknown as Record<string, Procedure>
    const procedure = procedures[name]
    if (!procedure) throw new Error(`there is no ${step}.${name}`)
    return procedure({ caseNo: this.no, version: await this.version(), key: randomUUID(), ...fields })
  }

  /** What the submitter does on the own page, by the receipt code. */
  async own(name: string, fields: Fields = {}): Promise<Answer> {
    const procedures = this.#house.as(this.submitter ?? undefined).tracking as unknown as Record<string, Procedure>
    const procedure = procedures[name]
    if (!procedure) throw new Error(`there is no tracking.${name}`)
    return procedure({ ticket: this.ticket, version: await this.version(), key: randomUUID(), ...fields })
  }

  get ticket() {
    return { caseNo: this.no, code: this.receipt.receiptCode }
  }

  ownView(): Promise<SubmitterView> {
    return this.#house.as().tracking.view({ ticket: this.ticket })
  }

  view(person: Person): Promise<CaseView> {
    return this.#house.as(person).cases.view({ caseNo: this.no })
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
  async calledBack(reached = true, unit = this.unit, verdict: string | null = 'solved'): Promise<this> {
    const words = reached ? { text: '已经能用了，谢谢。' } : null
    await this.act(this.someone('officer', unit), 'callback', 'recordAttempt', {
      means: 'phone',
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

export const TRIAGE = {
  category: 'DJ',
  urgency: 'P2',
  needType: 'hope',
  factsClear: true,
  dutyClear: true,
  solvable: { answer: 'yes', reason: null },
  path: 'handle',
  branch: null,
  member: null,
  transfer: null,
  criteria: [],
  coUnits: [],
  rejection: null,
  summary: null,
} as const

export const FILING = {
  outcome: 'solved',
  done: { text: '与实验中心商定，周末轮流开放一间机房，由班级排班值守。' },
  methods: ['coordination'],
  evidence: [],
  explanation: null,
} as const

/** A transfer sheet that says what it must (C2-16, C2-17). */
export function sheetTo(to: string) {
  return {
    to,
    whyNotOurs: { text: '宿舍热水由后勤基建处负责，本院无法处理。' },
    basis: { text: '后勤基建处职责清单：学生宿舍水电与热水保障。' },
    communication: {
      person: { text: '后勤服务中心 韦老师' },
      on: '2026-11-12',
      means: 'phone',
      result: { text: '已电话沟通，对方同意接收并尽快安排检修。' },
    },
  }
}
