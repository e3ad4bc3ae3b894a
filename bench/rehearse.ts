import { monitorEventLoopDelay } from 'node:perf_hooks'
import { ZenEngine } from '@gorules/zen-engine'
import { decide, type Facts, parseRuleSet, type RoutingRuleSet, replay } from '@zuoyeben/rules'
import type { App } from '../apps/server/src/app-context.ts'
import { compose } from '../apps/server/src/compose.ts'
import { readConfig } from '../apps/server/src/config.ts'
import { eachPast } from '../apps/server/src/studio/past-cases.ts'
import { rehearse } from '../apps/server/src/studio/rehearse.ts'
import { watchRules } from '../apps/server/src/studio/watch-rules.ts'
import { tellOne } from './figures.ts'
import { type Random, seeded } from './rule-sets.ts'
import type { Town } from './town.ts'
import { zenTable } from './zen-table.ts'

const RULES = 200
const GOES = 3
/** Cases that the engines decide for the comparison. */
const FEW = 200

/**
 * A draft of 200 rules over every past case (bar S4): the whole rehearsal as a page gets it, beside reading and opening what is stored of the
 * same cases; the longest time that the event loop was held; and how long json-rules-engine would take for the decisions alone.
 */
export async function rehearseBench(town: Town): Promise<void> {
  const house = await compose({ config: readConfig(town.environment), databaseUrl: town.databaseUrl })
  try {
    const { app } = house
    const lead = town.people.find(({ person }) => person.appointments.some(a => a.role === 'schoolLead'))
    if (!lead) throw new Error('nobody leads the school')
    const body = draftOf(app)
    const scope = { kind: 'routing', unit: null } as const
    const few: Facts[] = []
    const read = await best(async () => {
      for await (const _ of eachPast(app, scope, ({ facts }) => void (few.length < FEW && few.push(facts))));
    })
    let told = { total: 0, changed: 0 }
    const whole = await best(async () => {
      for await (const { result } of await rehearse(app, lead.person, { ...scope, body })) if (result) told = result
    })
    const size = `${told.total} cases, ${RULES} rules, ${told.changed} changed`
    tellOne('rehearse', `${size}, beside reading them`, whole.milliseconds, 'ms', read.milliseconds)
    tellOne('rehearse', `event loop held at most, ${size}`, whole.held, 'ms', null)
    for (const [name, unit] of [
      ['the school', null],
      ['a unit', 'JDXY'],
    ] as const) {
      const watched = await best(async () => void (await watchRules(app, unit, 365)))
      tellOne('rehearse', `watching a year of ${name}, ${town.cases} cases`, watched.milliseconds, 'ms', null)
    }
    const ruleSet = parsed(app, body)
    const again = replay(ruleSet)
    const place = new Map(ruleSet.rules.map((rule, at) => [rule.id, at]))
    const byEngine = async (facts: Facts) => place.get((await decide(ruleSet, facts)).ruleId ?? '') ?? -1
    for (const [peer, first] of [
      ['json-rules-engine', byEngine],
      ['GoRules ZEN', zenFirst(body)],
    ] as const) {
      for (const facts of few)
        if ((await first(facts)) !== again.first(facts)) throw new Error(`${peer} decides otherwise`)
      const start = performance.now()
      for (const facts of few) await first(facts)
      const alone = ((performance.now() - start) / few.length) * told.total
      tellOne('rehearse', `${size}, beside ${peer} for the decisions alone`, whole.milliseconds, 'ms', alone)
    }
  } finally {
    await house.close()
  }
}

/** The best of some goes, since others may work on the machine; and the longest hold of that go. */
async function best(work: () => Promise<void>): Promise<{ milliseconds: number; held: number }> {
  let found = { milliseconds: Number.POSITIVE_INFINITY, held: 0 }
  for (let go = 0; go < GOES; go += 1) {
    const loop = monitorEventLoopDelay({ resolution: 1 })
    loop.enable()
    const start = performance.now()
    await work()
    const milliseconds = performance.now() - start
    loop.disable()
    if (milliseconds < found.milliseconds) found = { milliseconds, held: loop.max / 1e6 }
  }
  return found
}

function parsed(app: App, body: unknown): RoutingRuleSet {
  const answer = parseRuleSet(body, app.configuration.school().references)
  if (!answer.ok || answer.value.kind !== 'routing') throw new Error(JSON.stringify(answer).slice(0, 500))
  return answer.value
}

/** The place of the rule that decides, by the same rules as a decision table; `case.hour` is the field `hour` of `case` there. */
function zenFirst(body: unknown): (facts: Facts) => Promise<number> {
  const { rules } = body as { readonly rules: readonly Record<string, unknown>[] }
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(zenTable(rules))))
  return async facts => {
    const fields: Record<string, Record<string, unknown>> = {}
    for (const [key, value] of Object.entries(facts)) {
      const [group = '', ...name] = key.split('.')
      fields[group] = { ...fields[group], [name.join('.')]: value }
    }
    const { result } = await decision.evaluate(fields)
    return Number((result as { readonly rule?: string }).rule ?? -1)
  }
}

const pick = <T>(values: readonly T[], random: Random): T => values[Math.floor(random() * values.length)] as T
const some = <T>(values: readonly T[], random: Random): T[] => {
  const chosen = values.filter(() => random() < 0.15)
  return chosen.length > 0 ? chosen : [pick(values, random)]
}

/** Rules as colleges write them, over what is really known of cases: a category, then one to three questions more. */
function draftOf(app: App): unknown {
  const random = seeded(11)
  const { references, routing } = app.configuration.school()
  const [units, categories, lists] = [references.units, references.categories, references.wordLists].map(set => [
    ...set,
  ]) as [string[], string[], string[]]
  const questions = [
    () => ({ fact: 'text.words', operator: 'mentions', value: some(lists, random).slice(0, 3) }),
    () => ({ fact: 'case.entryUnit', operator: 'isAnyOf', value: some(units, random).slice(0, 4) }),
    () => ({ fact: 'case.hour', operator: random() < 0.5 ? 'atLeast' : 'below', value: Math.floor(random() * 24) }),
    () => ({ fact: 'text.length', operator: 'atLeast', value: Math.floor(random() * 80) }),
    () => ({ fact: 'case.hasPlace', operator: 'is', value: random() < 0.5 }),
    () => ({ fact: 'case.dutyUnit', operator: 'is', value: pick(units, random) }),
    () => ({ fact: 'case.building', operator: 'is', value: String(Math.floor(random() * 20)) }),
    () => ({ fact: 'text.persons', operator: 'isPresent', value: true }),
  ]
  const rule = (n: number) => ({
    id: `r${n}`,
    title: `规则 ${n}`,
    band: 'school',
    say: `由规则 ${n} 决定`,
    when: {
      all: [
        { fact: 'case.category', operator: 'isAnyOf', value: some(categories, random).slice(0, 2) },
        ...Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(questions, random)()),
      ],
    },
    ...Object.fromEntries([['then', { path: 'transfer', unit: pick(units, random) }]]),
  })
  const { title, say, then: outcome } = routing.fallback
  const rules = Array.from({ length: RULES }, (_, n) => rule(n))
  return { kind: 'routing', rules, fallback: { title, say, ...Object.fromEntries([['then', outcome]]) } }
}
