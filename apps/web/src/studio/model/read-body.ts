import {
  type Checked,
  mergeRuleSets,
  type Problem,
  parseRuleSet,
  parseUnitRuleSet,
  type RoutingRuleSet,
  type RuleSet,
} from '@zuoyeben/rules/studio'
import type { BodyJson } from './body.ts'
import type { Reader } from './studio-context.ts'

export interface Reading {
  /** What keeps the draft from being laid before the second person. */
  readonly problems: readonly Problem[]
  /** What would decide: the draft with the school's rules around it where it is a unit's. Rules that cannot be read are left out. */
  readonly effective: RuleSet | null
  readonly leftOut: ReadonlySet<string>
}

const schools = new WeakMap<Reader, RoutingRuleSet | null>()

/** The school's routing rules, read once. */
export function schoolOf(reader: Reader): RoutingRuleSet | null {
  const known = schools.get(reader)
  if (known !== undefined) return known
  const read = parseRuleSet(reader.schoolRules, reader.references)
  const school = read.ok && read.value.kind === 'routing' ? read.value : null
  schools.set(reader, school)
  return school
}

function parse(body: unknown, reader: Reader): Checked<RuleSet> {
  if (reader.unit === null) return parseRuleSet(body, reader.references)
  const own = parseUnitRuleSet(body, reader.references)
  if (!own.ok) return own
  const school = schoolOf(reader)
  return school ? mergeRuleSets(school, own.value) : { ok: false, problems: [] }
}

const ruleAt = (place: string): number | null => {
  const found = /^\/rules\/(\d+)(\/|$)/.exec(place)
  return found ? Number(found[1]) : null
}

/** Reads a draft as far as it can be read, so that what is half written does not keep the rest from being looked at. */
export function readBody(body: BodyJson, reader: Reader): Reading {
  const whole = parse(body, reader)
  if (whole.ok) return { problems: [], effective: whole.value, leftOut: new Set() }
  const leftOut = new Set<string>()
  let left: BodyJson = body
  let { problems } = whole
  // At most a hundred problems are told at once.
  for (let round = 0; round < 12; round += 1) {
    const broken = new Set(problems.map(problem => ruleAt(problem.place)).filter(at => at !== null))
    if (broken.size === 0) break
    for (const at of broken) leftOut.add(left.rules[at]?.id ?? '')
    left = { ...left, rules: left.rules.filter((_, at) => !broken.has(at)) }
    const again = parse(left, reader)
    if (again.ok) return { problems: whole.problems, effective: again.value, leftOut }
    problems = again.problems
  }
  return { problems: whole.problems, effective: null, leftOut }
}
