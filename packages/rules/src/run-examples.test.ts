import { expect, it } from 'vitest'
import { tryExamples } from './examples/try-examples.ts'
import { runExamples } from './run-examples.ts'
import { givenRule, givenSensitiveRule, routing, sensitivity } from './testing/given-rules.ts'

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
