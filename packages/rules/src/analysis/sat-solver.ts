/**
 * A small solver for Boolean satisfiability: conflict-driven clause learning after MiniSat (Eén and Sörensson 2003), with two watched
 * literals, first-UIP learning, activity order, restarts, and questions under assumptions. What one question taught is kept for the
 * next, which is why thousands of questions about one rule set are cheap. Two things are its own: a group of which at most one may
 * be true (the values of a fact) needs no clauses, and only inputs are decided, as every gate follows from them.
 * A question that needs more conflicts than it may have is answered `undecided`, never guessed.
 */
import { ActivityHeap } from './activity-heap.ts'

/** Variable `v` is true as `2v`, false as `2v + 1`. */
export type Literal = number
export type Answer = 'yes' | 'no' | 'undecided'

export const opposite = (literal: Literal): Literal => literal ^ 1

const UNSET = 0
const TRUE = 1
const FALSE = -1
/** Reasons: a clause by its place from 0 on; a literal that implies, coded below; none for a decision. */
const NONE = -1
const implied = (by: Literal): number => -2 - by

export class SatSolver {
  readonly #clauses: Literal[][] = []
  /** By literal: clauses that watch it, as many as `#watching` says; what stands beyond is old, for making lists shorter is dear. */
  readonly #watches: number[][] = []
  readonly #watching: number[] = []
  readonly #implies: Literal[][] = []
  readonly #groups: Literal[][] = []
  readonly #groupOf: number[] = []
  /** By literal. */
  readonly #value: number[] = []
  /** By variable. */
  readonly #reason: number[] = []
  readonly #level: number[] = []
  readonly #seen: boolean[] = []
  readonly #isInput: boolean[] = []
  readonly #prefers: boolean[] = []
  readonly #order = new ActivityHeap()
  readonly #trail: Literal[] = []
  /** Where on the trail each level begins. */
  readonly #levels: number[] = []
  #next = 0
  #isContradictory = false
  #assumed: readonly Literal[] = []

  /** An input is decided, with the value it prefers first; anything else follows from inputs. */
  newVariable(kind: 'gate' | { readonly prefers: boolean; readonly weight: number }): Literal {
    const variable = this.#reason.length
    this.#watches.push([], [])
    this.#watching.push(0, 0)
    this.#implies.push([], [])
    this.#groupOf.push(-1, -1)
    this.#value.push(UNSET, UNSET)
    this.#reason.push(NONE)
    this.#level.push(0)
    this.#seen.push(false)
    this.#isInput.push(kind !== 'gate')
    this.#prefers.push(kind !== 'gate' && kind.prefers)
    if (kind !== 'gate') {
      this.#order.add(variable, kind.weight)
      this.#order.insert(variable)
    }
    return 2 * variable
  }

  /** At most one of these is true. */
  addGroup(literals: readonly Literal[]): void {
    for (const literal of literals) this.#groupOf[literal] = this.#groups.length
    this.#groups.push([...literals])
  }

  addClause(literals: readonly Literal[]): void {
    this.#backTo(0)
    const open = [...new Set(literals)].filter(literal => this.#value[literal] !== FALSE)
    if (open.some(literal => this.#value[literal] === TRUE || open.includes(opposite(literal)))) return
    this.#attach(open)
  }

  /**
   * Whether everything can hold together with the assumptions (a list of their own); with more than `conflicts` conflicts it stays undecided.
   * `isEnough` is asked once, when what follows from them is true and nothing else is: where it says so, the answer is yes without a model.
   */
  solve(
    assumptions: readonly Literal[],
    conflicts: number,
    shouldStop: () => boolean,
    isEnough: () => boolean = () => false,
  ): Answer {
    if (this.#isContradictory) return 'no'
    let same = 0
    while (same < assumptions.length && same < this.#levels.length && assumptions[same] === this.#assumed[same])
      same += 1
    this.#backTo(same)
    this.#assumed = assumptions
    for (let met = 0, restart = 1, isAsked = false; ; ) {
      const conflict = this.#propagate()
      if (conflict !== null) {
        if (this.#levels.length === 0) this.#isContradictory = true
        if (this.#levels.length === 0) return 'no'
        this.#learn(conflict)
        met += 1
        if (met >= conflicts || (met % 64 === 0 && shouldStop())) return this.#giveUp()
        if (met >= restart * 100) {
          restart *= 2
          this.#backTo(0)
        }
        continue
      }
      if (!isAsked && this.#levels.length === assumptions.length) {
        isAsked = true
        if (isEnough()) return 'yes'
      }
      const decided = this.#decide(assumptions)
      if (decided === 'done') return 'yes'
      if (decided === 'refuted') return 'no'
    }
  }

  /** Whether a literal is true in what the last `yes` found; to be asked before anything else is. */
  isTrue(literal: Literal): boolean {
    return this.#value[literal] === TRUE
  }

  /** What the last `yes` found, kept beyond the next question. */
  model(): (literal: Literal) => boolean {
    const values = this.#value.slice()
    return literal => values[literal] === TRUE
  }

  /** Of the assumptions of a question that was just answered `no`, some that cannot hold together. */
  refuted(): readonly Literal[] {
    const wrong = this.#assumed[this.#levels.length]
    if (wrong === undefined || this.#isContradictory) return []
    const clash = [wrong]
    const because = new Set([wrong >> 1])
    const start = this.#levels[0] ?? this.#trail.length
    for (let at = this.#trail.length - 1; at >= start; at -= 1) {
      const literal = this.#trail[at]!
      if (!because.has(literal >> 1)) continue
      if (this.#reason[literal >> 1] === NONE) clash.push(literal)
      else for (const one of this.#because(literal)) if (this.#level[one >> 1]! > 0) because.add(one >> 1)
    }
    return clash
  }

  #giveUp(): Answer {
    this.#backTo(0)
    return 'undecided'
  }

  #decide(assumptions: readonly Literal[]): 'more' | 'done' | 'refuted' {
    while (this.#levels.length < assumptions.length) {
      const literal = assumptions[this.#levels.length]!
      if (this.#value[literal] === FALSE) return 'refuted'
      this.#levels.push(this.#trail.length)
      if (this.#value[literal] === TRUE) continue
      this.#assign(literal, NONE)
      return 'more'
    }
    for (let variable = this.#order.pop(); variable >= 0; variable = this.#order.pop()) {
      if (this.#value[2 * variable] !== UNSET) continue
      this.#levels.push(this.#trail.length)
      this.#assign(this.#prefers[variable] ? 2 * variable : 2 * variable + 1, NONE)
      return 'more'
    }
    return 'done'
  }

  #assign(literal: Literal, reason: number): void {
    this.#value[literal] = TRUE
    this.#value[literal ^ 1] = FALSE
    this.#reason[literal >> 1] = reason
    this.#level[literal >> 1] = this.#levels.length
    this.#trail.push(literal)
  }

  #backTo(level: number): void {
    if (this.#levels.length <= level) return
    const start = this.#levels[level]!
    for (let at = this.#trail.length - 1; at >= start; at -= 1) {
      const literal = this.#trail[at]!
      this.#value[literal] = UNSET
      this.#value[literal ^ 1] = UNSET
      if (this.#isInput[literal >> 1]) this.#order.insert(literal >> 1)
    }
    this.#trail.length = start
    this.#levels.length = level
    this.#next = start
  }

  /** Adds a clause of which, at this level, all literals are open, or all but the first false. */
  #attach(clause: Literal[]): void {
    const [first, second] = clause
    if (first === undefined) this.#isContradictory = true
    else if (second === undefined) {
      if (this.#value[first] === FALSE) this.#isContradictory = true
      else if (this.#value[first] === UNSET) this.#assign(first, NONE)
    } else if (clause.length === 2) {
      this.#implies[first ^ 1]!.push(second)
      this.#implies[second ^ 1]!.push(first)
    } else {
      this.#watch(first, this.#clauses.length)
      this.#watch(second, this.#clauses.length)
      this.#clauses.push(clause)
    }
  }

  /** Draws every consequence; gives a clause that has become false, or `null`. */
  #propagate(): readonly Literal[] | null {
    const trail = this.#trail
    const value = this.#value
    while (this.#next < trail.length) {
      const held = trail[this.#next]!
      this.#next += 1
      const implies = this.#implies[held]!
      for (let at = 0; at < implies.length; at += 1) {
        const literal = implies[at]!
        const now = value[literal]
        if (now === UNSET) this.#assign(literal, implied(held))
        else if (now === FALSE) return [literal, held ^ 1]
      }
      const group = this.#groupOf[held]!
      const conflict = (group < 0 ? null : this.#shutOut(this.#groups[group]!, held)) ?? this.#visit(held ^ 1)
      if (conflict !== null) return conflict
    }
    return null
  }

  /** All others of a group of which one is true. */
  #shutOut(group: readonly Literal[], held: Literal): readonly Literal[] | null {
    const value = this.#value
    for (let at = 0; at < group.length; at += 1) {
      const other = group[at]!
      if (other === held) continue
      const now = value[other]
      if (now === UNSET) this.#assign(other ^ 1, implied(held))
      else if (now === TRUE) return [other ^ 1, held ^ 1]
    }
    return null
  }

  /** The clauses that watch a literal which has become false. */
  #visit(literal: Literal): readonly Literal[] | null {
    const watching = this.#watches[literal]!
    const length = this.#watching[literal]!
    const value = this.#value
    const clauses = this.#clauses
    let kept = 0
    for (let at = 0; at < length; at += 1) {
      const place = watching[at]!
      const clause = clauses[place]!
      if (clause[0] === literal) {
        clause[0] = clause[1]!
        clause[1] = literal
      }
      const first = clause[0]!
      const now = value[first]
      if (now === TRUE || !this.#moveWatch(clause, place)) {
        watching[kept] = place
        kept += 1
        if (now === FALSE) {
          for (at += 1; at < length; at += 1, kept += 1) watching[kept] = watching[at]!
          this.#watching[literal] = kept
          return clause
        }
        if (now === UNSET) this.#assign(first, place)
      }
    }
    this.#watching[literal] = kept
    return null
  }

  #watch(literal: Literal, place: number): void {
    const length = this.#watching[literal]!
    this.#watches[literal]![length] = place
    this.#watching[literal] = length + 1
  }

  #moveWatch(clause: Literal[], place: number): boolean {
    const value = this.#value
    for (let at = 2; at < clause.length; at += 1) {
      const literal = clause[at]!
      if (value[literal] === FALSE) continue
      clause[at] = clause[1]!
      clause[1] = literal
      this.#watch(literal, place)
      return true
    }
    return false
  }

  #because(literal: Literal): readonly Literal[] {
    const reason = this.#reason[literal >> 1]!
    return reason >= 0 ? this.#clauses[reason]! : [literal, (-2 - reason) ^ 1]
  }

  /** Learns the first unique implication point of a conflict, goes back to where it already follows, and draws it. */
  #learn(conflict: readonly Literal[]): void {
    const here = this.#levels.length
    const learned: Literal[] = [0]
    const marked: number[] = []
    let open = 0
    let at = this.#trail.length
    let clause = conflict
    let pivot: Literal = -1
    do {
      for (const literal of clause) {
        const variable = literal >> 1
        if (literal === pivot || this.#seen[variable] || this.#level[variable] === 0) continue
        this.#seen[variable] = true
        marked.push(variable)
        this.#order.bump(variable)
        if (this.#level[variable] === here) open += 1
        else learned.push(literal)
      }
      do at -= 1
      while (!this.#seen[this.#trail[at]! >> 1])
      pivot = this.#trail[at]!
      open -= 1
      if (open > 0) clause = this.#because(pivot)
    } while (open > 0)
    learned[0] = pivot ^ 1
    for (const variable of marked) this.#seen[variable] = false
    this.#order.decay()
    this.#backTo(this.#highestFirst(learned))
    this.#attach(learned)
    if (learned.length > 2) this.#assign(learned[0]!, this.#clauses.length - 1)
    else if (learned.length === 2) this.#assign(learned[0]!, implied(learned[1]! ^ 1))
  }

  /** Puts the latest of the others second, to be watched, and gives its level. */
  #highestFirst(learned: Literal[]): number {
    let best = 1
    if (learned.length === 1) return 0
    for (let at = 2; at < learned.length; at += 1)
      if (this.#level[learned[at]! >> 1]! > this.#level[learned[best]! >> 1]!) best = at
    const latest = learned[best]!
    learned[best] = learned[1]!
    learned[1] = latest
    return this.#level[latest >> 1]!
  }
}
