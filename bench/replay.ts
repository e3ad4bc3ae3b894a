import { ZenEngine } from '@gorules/zen-engine'
import { decide, decisionText, type Facts, replay, type SensitivityRuleSet } from '@zuoyeben/rules'
import { tellOne } from './figures.ts'
import { generateRules } from './rule-sets.ts'
import { engineOf } from './rules-engine.ts'
import { zenTable } from './zen-table.ts'

const FACTS = 30
/** Cases of a rehearsal (S4), and of the engines, which are slower. */
const CASES = 100_000
const FEW = 60

/** How often the cases are gone through: the best go counts, since others may work on the machine. */
const GOES = 12

/** Times a second. */
async function perSecond(cases: readonly Facts[], run: (facts: Facts) => unknown): Promise<number> {
  let best = 0
  for (let go = 0; go < GOES; go += 1) {
    const start = performance.now()
    for (const facts of cases) {
      const result = run(facts)
      if (result instanceof Promise) await result
    }
    best = Math.max(best, (cases.length / (performance.now() - start)) * 1000)
  }
  return best
}

/** Replay beside json-rules-engine (a fresh engine a case as `decide` must, and one engine for all) and GoRules ZEN, on the same rules and cases. */
export async function replayBench(): Promise<void> {
  for (const rules of [50, 200]) {
    const { ruleSet, json, cases } = generateRules(rules, FACTS, 10_000)
    const few = cases.slice(0, FEW)
    const routing = replay(ruleSet)
    const sensitivity = replay({ ...ruleSet, kind: 'sensitivity' } as unknown as SensitivityRuleSet)
    const zen = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable(json.rules as never))))
    const nulls = Object.fromEntries(Object.keys(ruleSet.asks).map(key => [key, null]))
    const byZen = (facts: Facts) => zen.evaluate({ ...nulls, ...JSON.parse(JSON.stringify(facts)) })
    for (const facts of cases.slice(0, 200)) {
      const found = (await byZen(facts)).result as { rule?: number }
      if ((found.rule ?? -1) !== routing.first(facts)) throw new Error('ZEN decides otherwise')
      if (decisionText(routing.decide(facts)) !== decisionText(await decide(ruleSet, facts)))
        throw new Error('json-rules-engine decides otherwise')
    }
    const [first, all] = [engineOf(ruleSet, 'first'), engineOf(ruleSet, 'all')]
    const rows = [
      [
        'first hit',
        routing.first,
        'json-rules-engine, fresh',
        (facts: Facts) => engineOf(ruleSet, 'first').run({ ...facts }),
      ],
      ['first hit', routing.first, 'json-rules-engine, kept', (facts: Facts) => first.run({ ...facts })],
      ['first hit', routing.first, 'ZEN', byZen],
      ['all hits', sensitivity.all, 'json-rules-engine, kept', (facts: Facts) => all.run({ ...facts })],
      ['whole decision', routing.decide, 'decide', (facts: Facts) => decide(ruleSet, facts)],
    ] as const
    for (const [what, ours, peer, theirs] of rows) {
      const own = await perSecond(what === 'whole decision' ? few : cases, ours)
      tellOne(
        'replay',
        `${what}, ${rules} rules, cases a second, beside ${peer}`,
        own,
        '1/s',
        await perSecond(few, theirs),
      )
    }
    let rehearsal = Number.POSITIVE_INFINITY
    for (let go = 0; go < 3; go += 1) {
      const start = performance.now()
      for (let n = 0; n < CASES; n += 1) routing.first(cases[n % cases.length]!)
      rehearsal = Math.min(rehearsal, performance.now() - start)
    }
    tellOne('replay', `${CASES} cases, ${rules} rules`, rehearsal, 'ms', null)
  }
}
