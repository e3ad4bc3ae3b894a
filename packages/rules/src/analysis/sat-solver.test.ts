import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Literal, opposite, SatSolver } from './sat-solver.ts'

const never = (): boolean => false
const MANY = 1_000_000
const input = { prefers: false, weight: 0 }

const VARIABLES = 12
const literal = fc.integer({ min: 0, max: 2 * VARIABLES - 1 })
const clauses = fc.array(fc.array(literal, { minLength: 1, maxLength: 3 }), { minLength: 20, maxLength: 60 })
const group = fc.uniqueArray(literal, { minLength: 2, maxLength: 5, selector: one => one >> 1 })
const questions = fc.array(fc.uniqueArray(literal, { maxLength: 4 }), { minLength: 1, maxLength: 8 })

const isTrueIn = (assignment: number, one: Literal): boolean => ((assignment >> (one >> 1)) & 1) === (one & 1 ? 0 : 1)

const allModels = (rules: readonly (readonly Literal[])[], alone: readonly Literal[]): readonly number[] =>
  Array.from({ length: 1 << VARIABLES }, (_, assignment) => assignment).filter(
    assignment =>
      rules.every(clause => clause.some(one => isTrueIn(assignment, one))) &&
      alone.filter(one => isTrueIn(assignment, one)).length <= 1,
  )

describe('the solver', () => {
  it('answers one question after another as looking at every assignment does, clauses added in between', () => {
    fc.assert(
      fc.property(clauses, group, questions, (rules, alone, asked) => {
        const solver = new SatSolver()
        for (let n = 0; n < VARIABLES; n += 1) solver.newVariable(input)
        solver.addGroup(alone)
        const known: (readonly Literal[])[] = []
        const step = Math.ceil(rules.length / asked.length)
        for (const [n, assumptions] of asked.entries()) {
          for (const clause of rules.slice(n * step, (n + 1) * step)) {
            known.push(clause)
            solver.addClause(clause)
          }
          const models = allModels(known, alone)
          const right = models.some(model => assumptions.every(one => isTrueIn(model, one)))
          expect(solver.solve([...assumptions], MANY, never)).toBe(right ? 'yes' : 'no')
          if (!right) {
            const clash = solver.refuted()
            expect(assumptions).toEqual(expect.arrayContaining([...clash]))
            expect(models.some(model => clash.every(one => isTrueIn(model, one)))).toBe(false)
            continue
          }
          const found = Array.from({ length: VARIABLES }, (_, v) => (solver.isTrue(2 * v) ? 1 << v : 0))
          const model = found.reduce((sum, bit) => sum + bit, 0)
          expect(models).toContain(model)
          for (const one of assumptions) expect(isTrueIn(model, one)).toBe(true)
        }
      }),
      { numRuns: 400, seed: 20261123 },
    )
  })

  it('is told by the caller that what follows is enough, and searches where it is not', () => {
    const solver = new SatSolver()
    const [one, other, last] = [solver.newVariable(input), solver.newVariable(input), solver.newVariable(input)]
    solver.addClause([opposite(one), other])
    solver.addClause([one, last])
    const seen: boolean[][] = []
    const look = (isEnough: boolean) => () => {
      seen.push([one, other, last].map(each => solver.isTrue(each)))
      return isEnough
    }
    expect(solver.solve([one], MANY, never, look(true))).toBe('yes')
    expect(solver.solve([opposite(one)], MANY, never, look(false))).toBe('yes')
    expect(solver.isTrue(last)).toBe(true)
    expect(solver.solve([one, opposite(other)], MANY, never, look(true))).toBe('no')
    expect(seen).toEqual([
      [true, true, false],
      [false, false, true],
    ])
  })

  /** More pigeons than holes: there is no way, and no short proof by clauses. */
  const pigeons = (holes: number): SatSolver => {
    const solver = new SatSolver()
    const sits = Array.from({ length: holes + 1 }, () => Array.from({ length: holes }, () => solver.newVariable(input)))
    for (const pigeon of sits) solver.addClause(pigeon)
    for (let hole = 0; hole < holes; hole += 1)
      for (let first = 0; first <= holes; first += 1)
        for (let second = first + 1; second <= holes; second += 1)
          solver.addClause([opposite(sits[first]![hole]!), opposite(sits[second]![hole]!)])
    return solver
  }

  it('finds that there is no way, also where it must start anew many times', () => {
    expect(pigeons(6).solve([], MANY, never)).toBe('no')
  })

  it('says undecided when it may search no longer, and can be asked again', () => {
    const solver = pigeons(7)
    expect(solver.solve([], 50, never)).toBe('undecided')
    expect(solver.solve([], MANY, () => true)).toBe('undecided')
    expect(solver.solve([], MANY, never)).toBe('no')
    expect(solver.solve([], MANY, never)).toBe('no')
  })

  it('holds a contradiction for good', () => {
    const solver = new SatSolver()
    const only = solver.newVariable(input)
    solver.addClause([only])
    solver.addClause([opposite(only)])
    expect(solver.solve([], MANY, never)).toBe('no')
  })
})
