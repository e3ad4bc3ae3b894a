import { setTimeout as pause } from 'node:timers/promises'
import { type CalendarJson, dateOf } from '@zuoyeben/worktime'
import { sql } from 'kysely'
import type { App } from '../apps/server/src/app-context.ts'
import { InputError, RefusalError } from '../apps/server/src/errors.ts'
import type { Dice } from '../apps/server/src/testing/dice.ts'
import type { Campus } from './campus.ts'
import { Unanswered } from './client.ts'
import { isOutage } from './outage.ts'

const DAY = 86_400_000

/** Besides the cases: calendars that change under their clocks, jobs that fail to their last try, and whoever sends those back. */
export class Offices {
  readonly #campus: Campus
  readonly #dice: Dice
  #isOver = false
  #running: Promise<unknown> = Promise.resolve()
  /** Numbers of the releases whose publishing was acknowledged. */
  readonly published: number[] = []
  readonly faults: string[] = []

  constructor(campus: Campus, dice: Dice) {
    this.#campus = campus
    this.#dice = dice
  }

  /** @param everyMs a calendar is changed so often, about */
  start(everyMs: number): void {
    this.#running = Promise.all([
      this.#untilOver(() => this.#changeCalendar(), everyMs),
      this.#untilOver(() => leaveOneTry(this.#campus.house.app, this.#dice), 1500),
      this.#untilOver(() => this.sendBack(), 2000),
    ])
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await this.#running
  }

  /** Sends back what is dead by now; what was in hand at a kill is found dead up to half a minute later. */
  async sendBack(): Promise<void> {
    const { ask, outside } = this.#campus
    const admin = outside.someone('systemAdmin', 'ZDT')
    const { deadJobs } = (await ask(admin.person, 'operations.running')) as { deadJobs: { rows: { id: string }[] } }
    const jobs = deadJobs.rows.map(({ id }) => id)
    if (jobs.length > 0)
      await outside.as(admin).operations.settleDeadJobs({ jobs, how: 'redrive', reason: '进程中断，重新执行' })
  }

  /** One of the next days is off, another than before; what is open already is put in force first. */
  async #changeCalendar(): Promise<void> {
    const { outside } = this.#campus
    const [assessor, lead] = [outside.someone('assessor', 'ZZB'), outside.someone('schoolLead', 'ZDT')]
    const change = { kind: 'calendar', unit: null } as const
    const { calendar } = (await this.#campus.ask(assessor.person, 'calendar.view')) as { calendar: CalendarJson }
    const { release, proposal } = (await this.#campus.ask(assessor.person, 'changes.of', change)) as {
      release: number
      proposal: { id: string; isOvertaken: boolean } | null
    }
    if (proposal?.isOvertaken) {
      await outside.as(lead).changes.decline({ id: proposal.id, reason: '已有新的版本' })
      return
    }
    const { id } =
      proposal ??
      (await outside.as(assessor).changes.propose({
        ...change,
        base: release,
        body: withDayOff(calendar, dateOf(Date.now() + this.#dice.below(12) * DAY)),
        reason: { zh: '停电检修，全校停课', en: 'A power cut: no classes' },
      }))
    const published = await outside.as(lead).changes.publish({ id })
    this.published.push(published.release)
  }

  async #untilOver(work: () => Promise<void>, everyMs: number): Promise<void> {
    while (!this.#isOver) {
      try {
        await work()
      } catch (error) {
        // Refused: what was sent again was done the first time, or this server has not heard of the last release.
        const isExpected = error instanceof RefusalError || error instanceof InputError || error instanceof Unanswered
        if (!isExpected && !isOutage(error))
          this.faults.push(error instanceof Error ? (error.stack ?? '') : String(error))
      }
      for (let left = everyMs * (0.5 + this.#dice.below(100) / 100); left > 0 && !this.#isOver; left -= 200)
        await pause(Math.min(200, left))
    }
  }
}

/** The day of the last change is a working day again; a date that was told stays where it is. */
function withDayOff(calendar: CalendarJson, day: string): CalendarJson {
  const kept = calendar.school.days.filter(({ name }) => name?.en !== OUR_DAY.en)
  return {
    ...calendar,
    school: { ...calendar.school, days: [...kept, { from: day, to: day, name: OUR_DAY, work: false }] },
  }
}
const OUR_DAY = { zh: '停电', en: 'Power cut' }

/**
 * For some of the jobs that wait, all tries but one are used up, as after a long outage: whoever is killed in the middle of one of them makes it a dead
 * letter, and only a person sends it back.
 */
async function leaveOneTry(app: App, dice: Dice): Promise<void> {
  await sql`update jobs.job set retry_limit = retry_count where state = 'created' and name = any(${MAY_DIE}) and abs(hashint8(${dice.below(
    1_000_000_000,
  )}::bigint + hashtext(id::text))) % 4 = 0 and start_after < now() + interval '1 minute'`.execute(app.db)
}
const MAY_DIE = ['notify', 'clock', 'rung', 'message', 'recalculate', 'datesMoved', 'itemProposed', 'outside', 'order']
