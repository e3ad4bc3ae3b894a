import { type Literal, opposite, type SatSolver } from './sat-solver.ts'

/** Gates over the variables of a solver. The same gate asked for twice is one, so conditions that rules share cost once. */
export class Circuit {
  readonly solver: SatSolver
  readonly yes: Literal
  readonly no: Literal
  readonly #gates = new Map<string, Literal>()

  constructor(solver: SatSolver) {
    this.solver = solver
    this.yes = solver.newVariable('gate')
    this.no = opposite(this.yes)
    solver.addClause([this.yes])
  }

  any(parts: readonly Literal[]): Literal {
    const open = [...new Set(parts)].filter(part => part !== this.no).sort((left, right) => left - right)
    if (open.includes(this.yes)) return this.yes
    if (open.some((part, at) => open[at + 1] === opposite(part))) return this.yes
    if (open.length < 2) return open[0] ?? this.no
    const key = open.join()
    const known = this.#gates.get(key)
    if (known !== undefined) return known
    const gate = this.solver.newVariable('gate')
    this.solver.addClause([opposite(gate), ...open])
    for (const part of open) this.solver.addClause([opposite(part), gate])
    this.#gates.set(key, gate)
    return gate
  }

  /** Whether the one of `group` that is true (exactly one always is) is among `chosen`, given in the same order. */
  among(chosen: readonly Literal[], group: readonly Literal[]): Literal {
    const rest = group.filter(one => !chosen.includes(one))
    if (rest.length === 0) return this.yes
    if (rest.length === 1) return opposite(rest[0]!)
    if (chosen.length < 2) return chosen[0] ?? this.no
    const key = chosen.join()
    const known = this.#gates.get(key)
    if (known !== undefined) return known
    const gate = this.solver.newVariable('gate')
    for (const one of chosen) this.solver.addClause([opposite(one), gate])
    for (const one of rest) this.solver.addClause([opposite(one), opposite(gate)])
    this.#gates.set(key, gate)
    return gate
  }

  all(parts: readonly Literal[]): Literal {
    return opposite(this.any(parts.map(opposite)))
  }
}
