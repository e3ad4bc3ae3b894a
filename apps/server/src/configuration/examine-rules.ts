import { setImmediate as turn } from 'node:timers/promises'
import {
  type Analysis,
  analysisSlices,
  applyWaivers,
  explain,
  type FailedExample,
  type Finding,
  findingWords,
  ruleById,
  runExamples,
} from '@zuoyeben/rules'
import { dateOf } from '@zuoyeben/worktime'
import type { App } from '../app-context.ts'
import type { FieldProblem } from '../errors.ts'
import { namesOf } from './effective-names.ts'
import { type DraftRules, worldOf } from './read-rules.ts'

/** Slices of a few milliseconds; what is not asked by then stays undecided. */
const MOST_SLICES = 4000

/** The analysis of a draft, a slice at a time between other requests. */
export async function analyseRules(app: App, { whole }: DraftRules): Promise<Analysis> {
  let count = 0
  const slices = analysisSlices(whole, worldOf(app), { shouldStop: () => count >= MOST_SLICES })
  for (;;) {
    const slice = slices.next()
    if (slice.done) return slice.value
    count += 1
    await turn()
  }
}

/** Why a draft that can be read is not to be in force: what cannot work in its own rules and nobody lets be, and examples of it that fail. */
export async function examineRules(app: App, draft: DraftRules): Promise<FieldProblem[]> {
  const { whole, tried, own } = draft
  const { findings } = await analyseRules(app, draft)
  const { open } = applyWaivers(findings, whole.waivers, dateOf(app.now()))
  const errors = open.filter(({ severity, ruleIds }) => severity === 'error' && ruleIds.some(id => own.has(id)))
  const { failed } = await runExamples(tried, turn)
  return [
    ...errors.map(finding => findingProblem(app, draft, finding)),
    ...failed.map(example => exampleProblem(app, draft, example)),
  ]
}

function findingProblem(app: App, { whole }: DraftRules, finding: Finding): FieldProblem {
  const say = (language: 'zh' | 'en') => findingWords(finding, { ruleSet: whole, language, names: namesOf(app) })
  return { field: `/rules/${finding.ruleIds[0] ?? ''}`, message: { zh: say('zh'), en: say('en') } }
}

function exampleProblem(app: App, { whole }: DraftRules, { ruleId, index, decision }: FailedExample): FieldProblem {
  const [names, n] = [namesOf(app), index + 1]
  const became = (language: 'zh' | 'en') => explain(decision, whole, 'administrator', language, names).sentence
  const title = ruleId === null ? null : ruleById(whole, ruleId)?.title
  const of = title ? { zh: `规则“${title.zh}”的`, en: ` of “${title.en}”` } : { zh: '全套的', en: ' of the whole set' }
  return {
    field: ruleId === null ? `/examples/${index}` : `/rules/${ruleId}/tests/${index}`,
    message: {
      zh: `${of.zh}样例 ${n} 不符合预期，现在得到：${became('zh')}`,
      en: `Example ${n}${of.en} is not met; it now gives: ${became('en')}`,
    },
  }
}
