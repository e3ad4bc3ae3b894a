import { expect, it } from 'vitest'
import { decideAll } from '../decide.ts'
import { defaultLexicon } from '../extract/default-lexicon.ts'
import { extractFacts, type Submission } from '../extract/extract-facts.ts'
import type { Facts } from '../fact-types.ts'
import { FACT_CATALOGUE } from '../facts.ts'
import { gateFacts } from '../first-step.ts'
import { readExamples, sensitivity } from '../testing/corpus/judge.ts'
import { FACT_LAWS } from './fact-laws.ts'

const submissions: readonly Submission[] = readExamples('held-out.jsonl').flatMap((example, n) => [
  {
    text: example.text,
    campus: example.campus,
    place: example.place,
    entryUnit: { id: ['COL-X', 'HQC', 'JWC'][n % 3]!, kind: 'department' },
    declared: { bypassOwnUnit: false, accused: 'unit', accusedUnit: ['HQC', 'JWC', 'COL-X'][n % 3]! },
  },
  { text: example.text, declared: { bypassOwnUnit: true, accused: 'none', accusedUnit: 'HQC' }, hour: n % 24 },
])

it('what is declared of the facts is so for every submission: always there, within bounds, and the laws', async () => {
  const seen = new Set<string>()
  for (const submission of submissions) {
    const text = extractFacts(submission, defaultLexicon)
    const facts: Facts = { ...text, ...gateFacts((await decideAll(sensitivity, text)).outcome) }
    for (const { key, always, numbers, values } of FACT_CATALOGUE.values()) {
      const value = facts[key]
      if (always === true) expect([key, value === undefined]).toEqual([key, false])
      if (values !== undefined) for (const one of [value ?? []].flat()) expect(values).toContain(one)
      if (numbers === undefined || typeof value !== 'number') continue
      expect(value).toBeGreaterThanOrEqual(numbers.least ?? value)
      expect(value).toBeLessThanOrEqual(numbers.most ?? value)
      if (numbers.whole === true) expect([key, Number.isInteger(value)]).toEqual([key, true])
    }
    for (const [n, law] of FACT_LAWS.entries()) {
      expect([n, holdsOf(law, facts)]).toEqual([n, true])
      const [premise] = (law as unknown as { any: [{ not: Record<string, unknown> }] }).any
      if (holdsOf(premise.not, facts)) seen.add(String(n))
    }
  }
  // Every law but those of a crisis and of an accused duty unit is put to the test by these texts.
  expect(seen.size).toBeGreaterThanOrEqual(5)
})

const holdsOf = (condition: unknown, facts: Facts): boolean => plainly(condition as Record<string, unknown>, facts)

/** The plain evaluator knows the types of its own facts alone; here a value is what it is. */
const plainly = (json: Record<string, unknown>, facts: Facts): boolean => {
  if (json.any !== undefined) return (json.any as Record<string, unknown>[]).some(part => plainly(part, facts))
  if (json.all !== undefined) return (json.all as Record<string, unknown>[]).every(part => plainly(part, facts))
  if (json.not !== undefined) return !plainly(json.not as Record<string, unknown>, facts)
  const value = facts[String(json.fact)]
  return json.operator === 'isPresent' ? value !== undefined : value === json.value
}
