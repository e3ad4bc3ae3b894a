import { randomUUID } from 'node:crypto'
import { type ActionName, type Actor, allowedActions, type CaseFile, type Role } from '@zuoyeben/lifecycle'
import { dateOf } from '@zuoyeben/worktime'
import { unseenBySystem } from '../access/policy.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import { termsFromReads } from '../cases/terms-for.ts'
import type { PlayedHouse } from '../story/stage.ts'
import { CaseStory } from './case-story.ts'
import { Dice } from './dice.ts'
import { type Fields, fillIn, UNITS } from './fill-in.ts'
import { type No, refusalOf } from './refusal.ts'
import type { Person } from './test-house.ts'

const STEPS: Partial<Record<ActionName, 'handling' | 'callback' | 'closure' | 'supervision'>> = {
  claim: 'handling',
  release: 'handling',
  note: 'handling',
  consult: 'handling',
  answerConsult: 'handling',
  park: 'handling',
  resume: 'handling',
  extend: 'handling',
  promise: 'handling',
  file: 'handling',
  recordAttempt: 'callback',
  sendBackToWork: 'callback',
  writeOff: 'closure',
  reopen: 'closure',
  freeze: 'supervision',
  unfreeze: 'supervision',
}
const OWN: readonly ActionName[] = [
  'answer',
  'confirm',
  'rate',
  'reopen',
  'withdraw',
  'contestRejection',
  'flag',
  'giveConsent',
]
/** Done less often, so that histories get somewhere. */
const DULL: readonly ActionName[] = [
  'flag',
  'note',
  'freeze',
  'redispatch',
  'withdraw',
  'reportUp',
  'reassign',
  'release',
  'consult',
]

/** One thing somebody could do to a case now: everything but the sending. */
export interface Move {
  readonly actor: Person | null
  readonly action: ActionName
  readonly fields: Fields
}

/** A crowd that does random but sensible things to cases, through the API, as long as it is asked to. */
export class Crowd {
  readonly dice: Dice
  readonly cases: CaseStory[] = []
  readonly #house: PlayedHouse
  readonly #people: Person[]

  constructor(house: PlayedHouse, seed: number) {
    this.#house = house
    this.dice = new Dice(seed)
    this.#people = peopleOf(house)
  }

  async leave(more: Fields = {}): Promise<CaseStory> {
    const text = `${this.dice.pick(TEXTS)}（第 ${this.cases.length + 1} 件）`
    const story = await CaseStory.leave(this.#house, this.dice.pick(UNITS), text, more)
    this.cases.push(story)
    return story
  }

  async fileOf(story: CaseStory): Promise<{ file: CaseFile; moves: Move[] }> {
    const { app } = this.#house.house
    const record = await readCase(app.db, { no: story.no }, unseenBySystem())
    if (!record) throw new Error(`there is no ${story.no}`)
    const moment = { at: app.now(), day: dateOf(app.now()) }
    const terms = termsFromReads(app, record)
    const moves: Move[] = []
    for (const actor of [null, ...this.#people]) {
      const offered = allowedActions(record.file, actorOf(actor), moment, terms).map(each => each.action)
      for (const action of offered) {
        if (actor === null && !OWN.includes(action)) continue
        if (actor !== null && (action === 'answer' || action === 'withdraw')) continue
        if (DULL.includes(action) && !this.dice.chance(0.04)) continue
        const fields = fillIn(action, record.file, actor, this.dice, moment.day)
        if (fields) moves.push({ actor, action, fields })
      }
    }
    return { file: record.file, moves }
  }

  /** Sends one move, with the version that was seen and a key. */
  send(
    story: CaseStory,
    { actor, action, fields }: Move,
    version: number,
    key: string = randomUUID(),
  ): Promise<unknown> {
    const caller = this.#house.as(actor ?? undefined)
    const step = actor === null ? caller.tracking : caller[STEPS[action] ?? 'dispatch']
    const procedure = (step as unknown as Record<string, (input: Fields) => Promise<unknown>>)[action]
    if (!procedure) throw new Error(`there is no procedure for ${action}`)
    const of = actor === null ? { ticket: story.ticket } : { caseNo: story.no }
    return procedure({ ...of, version, key, ...fields })
  }

  /** Something is done to some case; what it was, and the answer. */
  async step(): Promise<{ move: Move; no: No } | null> {
    const story = this.dice.pick(this.cases)
    const { file, moves } = await this.fileOf(story)
    if (moves.length === 0) return null
    const move = this.dice.pick(moves)
    return { move, no: await refusalOf(this.send(story, move, file.version)) }
  }
}

function actorOf(actor: Person | null): Actor {
  if (actor === null) return { kind: 'submitter', person: null }
  return { kind: 'staff', person: actor.person as never, appointments: actor.appointments }
}

/** A few of each kind in each of the units, and of the school. */
function peopleOf(house: PlayedHouse): Person[] {
  const counts = new Map<string, number>()
  const school: readonly Role[] = ['dispatcher', 'schoolLead', 'confidant', 'circulationClerk', 'leader']
  return house.everyone().filter(person =>
    person.appointments.some(({ role, unit }) => {
      if (!(UNITS as readonly string[]).includes(unit) && !school.includes(role)) return false
      const name = `${role}@${unit}`
      counts.set(name, (counts.get(name) ?? 0) + 1)
      return (counts.get(name) ?? 0) <= 2
    }),
  )
}

const TEXTS = [
  '学院三楼机房周末总是锁门，能不能周末轮流开一间？',
  '东校园十二栋宿舍热水每晚十点以后就没有了，能不能尽快修好？',
  '党支部的组织关系转接材料要交几份，办公室每次说的都不一样。',
  '图书馆四楼的插座大半没有电，自习的人只好坐在地上，请安排检修。',
  '奖学金评定的材料清单一直没有公布，请问什么时候能看到？',
]
