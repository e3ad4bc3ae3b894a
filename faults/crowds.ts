import { setTimeout as pause } from 'node:timers/promises'
import { InputError, RefusalError } from '../apps/server/src/errors.ts'
import { CaseStory } from '../apps/server/src/testing/case-story.ts'
import { Crowd, type Move } from '../apps/server/src/testing/roam.ts'
import { type Campus, UNWATCHED } from './campus.ts'
import { isOutage } from './outage.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

/** How long ago what is left now was left: most of it so that a limit of hours or days is over, some so that windows of months are. */
const AGES = [
  [2 * HOUR, 30 * HOUR],
  [DAY, 6 * DAY],
  [4 * DAY, 20 * DAY],
  [30 * DAY, 80 * DAY],
] as const

const CRISIS = '我真的不想活了，已经想好今晚从楼上跳楼自杀。'

/** Many people at once, for as long as they are asked to, whatever happens to the servers. */
export class Crowds {
  readonly #campus: Campus
  readonly #present: Crowd
  #isOver = false
  #running: Promise<unknown> = Promise.resolve()
  /** Steps that came to an answer, and those that were refused. */
  steps = 0
  refused = 0
  /** Cases left in the past. */
  aged = 0
  readonly faults: string[] = []

  constructor(campus: Campus, seed: number) {
    this.#campus = campus
    this.#present = new Crowd(campus.outside, seed)
  }

  start(atOnce: number): void {
    const people = Array.from({ length: atOnce }, () => this.#untilOver(() => this.#actNow()))
    this.#running = Promise.all([...people, this.#untilOver(() => this.#liveInThePast())])
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await this.#running
  }

  async #untilOver(work: () => Promise<void>): Promise<void> {
    while (!this.#isOver)
      try {
        await work()
        this.steps += 1
      } catch (error) {
        if (error instanceof RefusalError || error instanceof InputError) this.refused += 1
        else if (!isOutage(error)) this.faults.push(error instanceof Error ? (error.stack ?? '') : String(error))
        // Its own reading was cut off, or nobody answered: the next step is another one.
        await pause(100)
      }
  }

  async #actNow(): Promise<void> {
    const crowd = this.#present
    const { dice } = crowd
    if (crowd.cases.length < 8 || dice.chance(0.12)) {
      if (dice.chance(0.05)) crowd.cases.push(await CaseStory.leave(this.#campus.outside, 'JDXY', CRISIS))
      else await crowd.leave(dice.chance(0.15) ? { sensitive: true } : {})
      return
    }
    const story = dice.chance(0.7) ? dice.pick(crowd.cases.slice(-25)) : dice.pick(crowd.cases)
    const { file, moves } = await crowd.fileOf(story)
    const all = [...moves, ...this.#besides(file)]
    if (all.length > 0) await crowd.send(story, this.#choose(all, file.status), file.version)
  }

  /** Every other time what has been tried least from this status, so that a run comes to every place of the table. */
  #choose(moves: readonly Move[], status: string): Move {
    const { dice } = this.#present
    const triedSo = ({ action }: Move) => this.#tried.get(`${action} from ${status}`) ?? 0
    const least = Math.min(...moves.map(triedSo))
    const move = dice.pick(dice.chance(0.5) ? moves.filter(each => triedSo(each) === least) : moves)
    this.#tried.set(`${move.action} from ${status}`, triedSo(move) + 1)
    return move
  }
  readonly #tried = new Map<string, number>()

  /** What a single case cannot say by itself: which other case, which part, which member. */
  #besides(file: Awaited<ReturnType<Crowd['fileOf']>>['file']): Move[] {
    const { dice } = this.#present
    const { outside } = this.#campus
    const reason = { reason: { text: '按规定处理，理由如上。' } }
    const people = outside.everyone().filter(each => each.appointments.some(a => a.unit === file.owner))
    const officer = people.find(each => each.appointments.some(a => a.role === 'officer'))
    const reviewer = people.find(each => each.appointments.some(a => a.role === 'reviewer'))
    const member = people.find(each => each.appointments.some(a => a.role === 'member'))
    const moves: Move[] = []
    if ((file.status === 'triage' || file.status === 'inProgress') && officer && dice.chance(0.3))
      moves.push({
        actor: officer,
        action: 'split',
        fields: { ...reason, part: '学院一楼饮水机已经两周不出热水', category: null },
      })
    if (file.status === 'triage' && officer && dice.chance(0.3) && this.#lastTriaged)
      moves.push({ actor: officer, action: 'merge', fields: { ...reason, master: this.#lastTriaged } })
    if (file.status === 'triage') this.#lastTriaged = file.id
    if (file.status === 'assigned' && reviewer && member && dice.chance(0.5))
      moves.push({ actor: reviewer, action: 'assign', fields: { branch: null, member: member.person } })
    return moves
  }
  #lastTriaged: string | null = null

  /**
   * A case is left some time ago and worked on until somewhere, with hours between its steps; then it is the present crowd's. What its clocks
   * came to meanwhile the workers find when they look, as after a long standstill.
   */
  async #liveInThePast(): Promise<void> {
    const { dice } = this.#present
    const [least, most] = dice.pick(AGES)
    let ago = least + dice.below(most - least)
    const crowd = new Crowd(
      this.#campus.past(() => ago),
      dice.below(1_000_000_000),
    )
    const since = Date.now()
    if (dice.chance(0.2)) {
      const closed = await CaseStory.leave(
        this.#campus.past(() => ago),
        'JDXY',
        '教室的投影仪坏了，请更换灯泡。',
      )
      await (await (await closed.worked()).calledBack()).writtenOff()
      this.aged += 1
      this.#present.cases.push(closed)
      return
    }
    const story = await crowd.leave(dice.chance(0.1) ? { sensitive: true } : {})
    // Before the workers look: what they do is done now, and nothing comes before it any more.
    for (let step = dice.below(9); step > 0 && Date.now() - since < UNWATCHED / 2; step -= 1) {
      ago -= Math.min(ago, dice.below(HOUR * 3))
      await crowd.step().catch(error => {
        if (isOutage(error)) throw error
      })
    }
    this.aged += 1
    this.#present.cases.push(story)
    await pause(300)
  }
}
