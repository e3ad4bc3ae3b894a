import {
  type Analysis,
  analysisSlices,
  type Facts,
  type FindingKind,
  type RoutingRuleSet,
  replay,
  type SensitivityRuleSet,
} from '@zuoyeben/rules'
import { tellOne } from './figures.ts'
import { generateRules } from './rule-sets.ts'
import { engineOf } from './rules-engine.ts'

const SIZES = [
  [50, 12],
  [200, 12],
  [200, 30],
] as const
const RUNS = 7

/** Inputs that are tried by those who can only try. */
const INPUTS = 20_000

/**
 * The whole analysis, warm: wall time and the processor's own of the best of several runs, the longest slice of that run, what was found. No
 * engine analyses: beside it stands how many of the same overlaps come to light when json-rules-engine, and the compiled rules, try
 * random inputs for as long.
 */
export async function analyseBench(): Promise<void> {
  for (const [rules, facts] of SIZES) {
    const { ruleSet, cases } = generateRules(rules, facts, INPUTS)
    let best = { wall: Number.POSITIVE_INFINITY, own: 0, longest: 0 }
    let analysis: Analysis | null = null
    for (let run = 0; run < RUNS; run += 1) {
      const cpu = process.cpuUsage()
      const start = performance.now()
      const slices = analysisSlices(ruleSet)
      let longest = 0
      for (let isDone = false, before = start; !isDone; before = performance.now()) {
        const slice = slices.next()
        longest = Math.max(longest, performance.now() - before)
        if (slice.done) analysis = slice.value
        isDone = slice.done === true
      }
      const wall = performance.now() - start
      if (wall < best.wall) best = { wall, own: process.cpuUsage(cpu).user / 1000, longest }
    }
    const of = `${rules} rules, ${facts} facts`
    tellOne('analyse', of, best.wall, 'ms', null)
    tellOne('analyse', `${of}, of the processor`, best.own, 'ms', null)
    tellOne('analyse', `${of}, longest slice`, best.longest, 'ms', null)
    tellOne('analyse', `${of}, findings`, analysis!.findings.length, 'findings', null)
    const told = (kind: FindingKind) => analysis!.findings.filter(finding => finding.kind === kind)
    const overlaps = new Set(told('overlap').map(({ ruleIds }) => ruleIds.join('>')))
    // One that never decides is told as such, and not once more with every rule that it meets.
    const idle = new Set(told('shadowed').map(({ ruleIds }) => ruleIds[0]))
    for (const [tried, hitsOf] of [
      ['trying json-rules-engine', byEngine(ruleSet)],
      ['trying the compiled rules', byReplay(ruleSet)],
    ] as const) {
      const { pairs, inputs } = await metWithin(best.wall, cases, ruleSet, hitsOf)
      const met = [...pairs].filter(pair => !pair.split('>').some(id => idle.has(id)))
      const missed = met.find(pair => !overlaps.has(pair))
      if (missed) throw new Error(`The analysis does not know of ${missed}`)
      const what = `overlaps, beside those met in as long by ${tried} (${inputs} inputs)`
      tellOne('analyse', `${of}, ${what}`, overlaps.size, 'findings', met.length)
    }
  }
}

/** All rules that hold for an input, by their place, in order. */
type Hits = (facts: Facts) => Promise<readonly number[]> | readonly number[]

function byEngine(ruleSet: RoutingRuleSet): Hits {
  const engine = engineOf(ruleSet, 'all')
  const places = new Map(ruleSet.rules.map((rule, place) => [rule.id, place]))
  return async facts => {
    const { results } = await engine.run({ ...facts })
    return results.map(({ name }) => places.get(String(name)) ?? -1).sort((left, right) => left - right)
  }
}

function byReplay(ruleSet: RoutingRuleSet): Hits {
  const { all } = replay({ ...ruleSet, kind: 'sensitivity' } as unknown as SensitivityRuleSet)
  return all
}

/** The overlaps that inputs show, one after the other, until the time is up. */
async function metWithin(milliseconds: number, cases: readonly Facts[], ruleSet: RoutingRuleSet, hitsOf: Hits) {
  const outcomes = ruleSet.rules.map(rule => JSON.stringify(rule.then))
  const pairs = new Set<string>()
  let inputs = 0
  for (
    const until = performance.now() + milliseconds;
    performance.now() < until && inputs < cases.length;
    inputs += 1
  ) {
    const [first = -1, ...others] = await hitsOf(cases[inputs]!)
    for (const other of others)
      if (outcomes[other] !== outcomes[first]) pairs.add(`${ruleSet.rules[first]!.id}>${ruleSet.rules[other]!.id}`)
  }
  return { pairs, inputs }
}
