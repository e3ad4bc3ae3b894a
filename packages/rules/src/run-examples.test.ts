import { expect, it } from 'vitest'
import { tryExamples } from './examples/try-examples.ts'
import { parseRuleSet } from './parse-rule-set.ts'
import { runExamples } from './run-examples.ts'
import { givenRouting, givenRule, givenSensitiveRule, references, routing, sensitivity } from './testing/given-rules.ts'

const example = (facts: unknown, expected: unknown) => ({ facts, expect: expected })

it('an example is met when the whole set still decides it so', async () => {
  const earlier = givenRule({
    id: 'heat',
    when: { any: [{ fact: 'kind', operator: 'is', value: 'heat' }] },
    outcome: { path: 'handle', target: 'entryUnit' },
  })
  const tests = [
    example({ kind: 'water' }, { unit: 'HQC' }),
    example({ kind: 'heat' }, { unit: 'HQC' }),
    example({}, { path: 'rule', target: 'schoolGroup' }),
    example({ kind: 'water' }, { urgency: null }),
  ]
  const ruleSet = routing([earlier, givenRule({ tests })])
  const { run, failed } = await runExamples(ruleSet)
  expect(tryExamples(ruleSet)).toEqual({ run, failed })
  expect(run).toBe(4)
  expect(failed).toMatchObject([{ ruleId: 'leak', index: 1, decision: { ruleId: 'heat' } }])
})

it('examples of sensitivity look at everything that was found', async () => {
  const tests = [
    example({ words: ['violence'] }, { classes: ['crisis'], hold: true }),
    example({ words: [] }, { hold: true }),
  ]
  const { failed } = await runExamples(sensitivity([givenSensitiveRule({ tests })]))
  expect(failed.map(one => one.index)).toEqual([1])
})

it('examples of the whole set are run too; a unit that is expected may be meant by its part in the case', async () => {
  const rules = [givenRule({ outcome: { path: 'transfer', target: 'dutyUnit' } })]
  const facts = { kind: 'water', 'case.dutyUnit': 'HQC' }
  const known = {
    ...references,
    facts: new Map([
      ...references.facts,
      ['case.dutyUnit', { ...references.facts.get('entryUnit')!, key: 'case.dutyUnit' }],
    ]),
  }
  const examples = [
    example(facts, { unit: 'HQC' }),
    example(facts, { unit: 'JWC' }),
    { ...example({}, { path: 'rule' }), note: '分错过' },
  ]
  const parsed = parseRuleSet(givenRouting(rules, { examples }), known)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  const { run, failed } = await runExamples(parsed.value)
  expect(tryExamples(parsed.value)).toEqual({ run, failed })
  expect(run).toBe(3)
  expect(failed).toMatchObject([{ ruleId: null, index: 1, expected: { unit: 'JWC' } }])
  expect(parsed.value.examples[2]).toMatchObject({ note: { zh: '分错过', en: '分错过' } })
})
