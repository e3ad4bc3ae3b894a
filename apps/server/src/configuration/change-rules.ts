import { mergeRuleSets } from '@zuoyeben/rules'
import type { App } from '../app-context.ts'
import { type FieldProblem, problem } from '../errors.ts'
import { newlyVisible } from '../studio/newly-visible.ts'
import { examineRules } from './examine-rules.ts'
import { type Checked, type ItemRules, SCHOOL } from './item-rules.ts'
import { type RuleKind, readRules } from './read-rules.ts'

/** Who gets a case. The school has the rules whole, a unit adds a band of its own between the school's. */
export const ROUTING: ItemRules = {
  proposers: { school: ['assessor', 'schoolLead'], unit: ['configurer', 'reviewer'] },
  check: (app, scope, body) => check(app, 'routing', scope, body),
  examine: (app, scope, body) => examine(app, 'routing', scope, body),
  consequences: (app, scope, body) => (scope === SCHOOL ? unitsLeftOut(app, body) : []),
}

/** What makes a case sensitive: locked to the school. */
export const SENSITIVITY: ItemRules = {
  proposers: { school: ['assessor', 'schoolLead'], unit: [] },
  check: (app, scope, body) => check(app, 'sensitivity', scope, body),
  examine: async (app, scope, body) => {
    const problems = await examine(app, 'sensitivity', scope, body)
    return problems.length > 0 ? problems : wouldShow(app, body)
  },
}

/** Past cases that are held today and would not be: their units would have seen them. Fewer than five are not told by their number. */
async function wouldShow(app: App, body: unknown): Promise<FieldProblem[]> {
  const n = await newlyVisible(app, { kind: 'sensitivity', unit: null, body })
  if (n === 0) return []
  const [zh, en] = n < 5 ? ['少于 5', 'fewer than five'] : [String(n), String(n)]
  return [
    problem(
      '/rules',
      `过去的敏感件中有 ${zh} 件将不再被判为敏感，会被更多人看到；请先补上能判出它们的规则`,
      `Of past sensitive cases ${en} would no longer be held and more people would see them: add rules that hold them`,
    ),
  ]
}

function check(app: App, kind: RuleKind, scope: string, body: unknown): Checked {
  const read = readRules(app, kind, scope, body)
  return read.ok ? { ok: true, body } : read
}

async function examine(app: App, kind: RuleKind, scope: string, body: unknown) {
  const read = readRules(app, kind, scope, body)
  return read.ok ? examineRules(app, read.value) : read.problems
}

/** Units whose own rules no longer fit around the school's: their cases would go by the school's alone until they are mended. */
function unitsLeftOut(app: App, body: unknown) {
  const read = readRules(app, 'routing', SCHOOL, body)
  if (!read.ok || read.value.whole.kind !== 'routing') return []
  const { whole } = read.value
  return [...app.configuration.ownRules()].flatMap(([unit, rules]) => {
    const merged = mergeRuleSets(whole, rules)
    if (merged.ok) return []
    const { zh, en } = app.directory.unitRef(unit).name
    const why = merged.problems[0]?.reason
    return [
      {
        zh: `${zh}自己的规则将不能用，改按学校的执行：${why?.zh}`,
        en: `The rules of ${en} will not hold any more, the school’s will: ${why?.en}`,
      },
    ]
  })
}
