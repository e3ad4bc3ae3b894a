import { URGENCIES, type Urgency } from '@zuoyeben/lifecycle'
import { visitLeaves } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import type { PastCase } from './past-cases.ts'
import type { Few, Rehearsal, RehearsedWay } from './rehearsal.ts'
import type { Side, Sides } from './rule-sides.ts'
import type { Change } from './scope.ts'
import { differs, type Way, waysUnder } from './way-under.ts'

interface College {
  cases: number
  changed: number
  overridden: number
}
const FEWEST_TOLD = 5

/** Counts what a change would have made of past cases, one after the other. */
export class Rehearsing {
  /** Cases that would be treated otherwise, restricted ones among them that the gate would let go. */
  readonly changedIds: string[] = []
  readonly #app: App
  readonly #sides: Sides
  readonly #isOfSchool: boolean
  readonly #before: (past: PastCase) => Way
  readonly #after: (past: PastCase) => Way
  /** The school's rules alone, before and after: what a unit's own rules are held against. */
  readonly #alone: readonly [(past: PastCase) => Way, (past: PastCase) => Way]
  readonly #own: ReadonlySet<string>
  #total = 0
  #changed = 0
  #newlyHeld = 0
  #newlyVisible = 0
  readonly #flow = new Map<string, number>()
  readonly #load = new Map<string, [before: number, after: number]>()
  readonly #colleges = new Map<string, College>()

  constructor(app: App, { kind, unit }: Change, sides: Sides) {
    const asksGate = kind === 'sensitivity'
    const alone = (side: Side): Side => ({ ...side, rulesOf: () => side.school })
    this.#app = app
    this.#sides = sides
    this.#isOfSchool = unit === null
    this.#before = waysUnder(app, sides.before, asksGate)
    this.#after = waysUnder(app, sides.after, asksGate)
    this.#alone = [waysUnder(app, alone(sides.before), asksGate), waysUnder(app, alone(sides.after), asksGate)]
    this.#own = new Set(kind === 'routing' && unit === null ? app.configuration.ownRules().keys() : [])
  }

  /** Restricted cases that the gate would let go, counted exactly. */
  get newlyVisible(): number {
    return this.#newlyVisible
  }

  look(past: PastCase): void {
    const [before, after] = [this.#before(past), this.#after(past)]
    if (past.isRestricted) {
      if (before.isHeld && !after.isHeld) {
        this.#newlyVisible += 1
        this.changedIds.push(past.id)
      }
      return
    }
    this.#total += 1
    count(this.#load, `${before.unit} ${before.urgency}`)[0] += 1
    count(this.#load, `${after.unit} ${after.urgency}`)[1] += 1
    const isChanged = differs(before, after)
    if (this.#isOfSchool && past.unit !== null) this.#countAtCollege(past, past.unit, isChanged)
    if (!isChanged) return
    this.#changed += 1
    this.changedIds.push(past.id)
    if (after.isHeld && !before.isHeld) this.#newlyHeld += 1
    const way = `${before.unit} ${after.unit}`
    if (before.unit !== after.unit) this.#flow.set(way, (this.#flow.get(way) ?? 0) + 1)
  }

  #countAtCollege(past: PastCase, unit: string, isChanged: boolean): void {
    const college = this.#colleges.get(unit) ?? { cases: 0, changed: 0, overridden: 0 }
    this.#colleges.set(unit, college)
    college.cases += 1
    if (isChanged) college.changed += 1
    else if (this.#own.has(unit) && differs(this.#alone[0](past), this.#alone[1](past))) college.overridden += 1
  }

  /** A case before and after, in words, for somebody who may read it. */
  readonly explain = (past: PastCase): { before: RehearsedWay; after: RehearsedWay } => ({
    before: this.#tell(this.#before(past), this.#sides.before, past),
    after: this.#tell(this.#after(past), this.#sides.after, past),
  })

  #tell(way: Way, side: Side, past: PastCase): RehearsedWay {
    const rules = side.rulesOf(past.unit)
    const { rule } = way
    const said = rule ?? rules.fallback
    return {
      unit: this.#app.directory.unitRef(way.unit),
      path: way.outcome.path,
      urgency: way.urgency,
      isHeld: way.isHeld,
      rule: rule && !asksSensitive(rule.when, rules) ? { id: rule.id, title: rule.title } : null,
      sentence: way.isHeld ? HELD : said.say,
    }
  }

  figures(): Omit<Rehearsal, 'withoutFacts' | 'cases'> {
    const unit = (id: string) => this.#app.directory.unitRef(id)
    const load = [...this.#load].map(([key, [before, after]]) => {
      const [id = '', urgency] = key.split(' ') as [string, Urgency]
      return { id, urgency, before, after }
    })
    const units = [...new Set(load.map(each => each.id))].sort()
    const sum = (id: string, which: 'before' | 'after') =>
      load.filter(each => each.id === id).reduce((all, each) => all + each[which], 0)
    return {
      total: this.#total,
      changed: this.#changed,
      flow: [...this.#flow]
        .map(([key, cases]) => {
          const [from = '', to = ''] = key.split(' ')
          return { from: unit(from), to: unit(to), cases }
        })
        .sort((a, b) => b.cases - a.cases),
      load: units.map(id => ({ unit: unit(id), before: sum(id, 'before'), after: sum(id, 'after') })),
      urgency: load
        .sort(
          (a, b) =>
            units.indexOf(a.id) - units.indexOf(b.id) || URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency),
        )
        .map(({ id, urgency, ...more }) => ({ unit: unit(id), urgency, limit: this.#limitOf(id, urgency), ...more })),
      newlyHeld: this.#newlyHeld,
      newlyVisible: few(this.#newlyVisible),
      colleges: this.#isOfSchool ? this.#tellColleges() : null,
    }
  }

  #limitOf(unit: string, urgency: Urgency): string | null {
    const { configuration } = this.#app
    const limits = configuration.unitLimits().get(unit as never) ?? configuration.school().escalation.limits
    return limits.completion.handle[urgency]
  }

  #tellColleges(): NonNullable<Rehearsal['colleges']> {
    const { invalid } = this.#sides
    const ids = new Set([...this.#colleges.keys(), ...invalid.keys()])
    return [...ids].sort().map(id => ({
      unit: this.#app.directory.unitRef(id),
      ...(this.#colleges.get(id) ?? { cases: 0, changed: 0, overridden: 0 }),
      invalid: invalid.get(id)?.[0]?.reason ?? null,
    }))
  }
}

const HELD = {
  zh: '这件事先由学校总答题组指定的少数人员查看，本单位看不到。',
  en: 'A few appointed people of the school group look at this first; the unit does not see it.',
}

/** Of restricted cases one to four are not told exactly: each might be recognised. */
const few = (n: number): Few => (n > 0 && n < FEWEST_TOLD ? 'few' : n)

function count(counts: Map<string, [number, number]>, key: string): [number, number] {
  const known = counts.get(key) ?? [0, 0]
  counts.set(key, known)
  return known
}

/** A rule that asks for a sensitive fact is not named to everybody: its title would tell. */
function asksSensitive(when: Parameters<typeof visitLeaves>[0], rules: ReturnType<Side['rulesOf']>): boolean {
  let asks = false
  visitLeaves(when, rules.conditions, leaf => {
    asks ||= rules.asks[leaf.fact]?.sensitive === true
  })
  return asks
}
