import { type Analysis, analysisSlices } from '@zuoyeben/rules'
import { tellOne } from './figures.ts'
import { generateRules } from './rule-sets.ts'

const SIZES = [
  [50, 12],
  [200, 12],
  [200, 30],
] as const
const RUNS = 7

/** The whole analysis, warm: wall time and the processor's own of the best of several runs, the longest slice of that run, what was found. */
export function analyseBench(): void {
  for (const [rules, facts] of SIZES) {
    const { ruleSet } = generateRules(rules, facts, 0)
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
  }
}
