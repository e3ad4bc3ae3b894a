import { describe, expect, it } from 'vitest'
import { DEFAULT_DOCUMENTS } from '../extract/default-lexicon.ts'
import { FACT_CATALOGUE } from '../facts.ts'
import {
  routing as defaultRouting,
  sensitivity as defaultSensitivity,
  references as schoolReferences,
} from '../testing/corpus/judge.ts'
import { givenRule, givenSensitiveRule, references, routing, sensitivity } from '../testing/given-rules.ts'
import { type AnalysisContext, analyse, analysisSlices } from './analyse.ts'
import { casesOfFinding } from './cases-of-finding.ts'
import { FACT_LAWS } from './fact-laws.ts'
import type { Finding } from './finding.ts'
import { findingWords } from './finding-words.ts'
import { applyWaivers } from './waivers.ts'

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const to = (unit: string) => ({ path: 'transfer', unit })
const rule = (id: string, unit: string, ...all: unknown[]) =>
  givenRule({ id, title: `规则${id}`, when: { all }, outcome: to(unit) })
const water = leaf('kind', 'is', 'water')
const kinds = (findings: readonly Finding[]) => findings.map(one => `${one.kind} ${one.ruleIds.join('>')}`)
const notGaps = (findings: readonly Finding[]) => findings.filter(one => one.kind !== 'gap')
const words = (ruleSet: ReturnType<typeof routing>, context: AnalysisContext = {}) => ({
  zh: notGaps(analyse(ruleSet, context).findings).map(one => findingWords(one, { ruleSet, language: 'zh', names: {} })),
  en: notGaps(analyse(ruleSet, context).findings).map(one => findingWords(one, { ruleSet, language: 'en', names: {} })),
})

describe('what is found, in words', () => {
  it('a rule whose questions clash', () => {
    const ruleSet = routing([rule('a', 'HQC', water, leaf('persons', 'atLeast', 3), leaf('kind', 'is', 'heat'))])
    expect(words(ruleSet)).toEqual({
      zh: ['“规则a”永远不会成立：“kind（中） 是 water”与“kind（中） 是 heat”不能同时满足。'],
      en: ['“规则a” can never hold: “kind (en) is water” and “kind (en) is heat” cannot be met together.'],
    })
    expect(analyse(ruleSet).findings[0]!.witness).toEqual({ kind: 'water' })
  })

  it('a rule that several rules before it take together', () => {
    const ruleSet = routing([
      rule('few', 'HQC', leaf('persons', 'below', 5)),
      rule('many', 'HQC', leaf('persons', 'atLeast', 5)),
      rule('any', 'JWC', leaf('persons', 'isPresent', true), water),
    ])
    expect(words(ruleSet).zh).toEqual([
      '“规则any”永远轮不到：凡符合它的，排在前面的“规则few”、“规则many”都已先决定。例如：kind（中）：water，persons（中）：4。',
    ])
  })

  it('rules that cross, and an exception before the general rule', () => {
    const ruleSet = routing([
      rule('flood', 'HQC', water, leaf('persons', 'atLeast', 50)),
      rule('leak', 'JWC', water),
      rule('crowd', 'XGB', leaf('persons', 'atLeast', 50)),
    ])
    expect(kinds(notGaps(analyse(ruleSet).findings))).toEqual(['overlap flood>leak', 'overlap flood>crowd'])
    expect(words(ruleSet).en[0]).toBe(
      '“规则flood” is an exception to “规则leak”: it decides (transfer → HQC), not the other (transfer → JWC). For example: kind (en): water, persons (en): 50.',
    )
    const crossing = routing([rule('leak', 'JWC', water), rule('crowd', 'XGB', leaf('persons', 'atLeast', 50))])
    expect(words(crossing).zh).toEqual([
      '“规则leak”与“规则crowd”会同时成立而结论不同：由排在前面的“规则leak”决定（转办 → JWC），后者本会是（转办 → XGB）。例如：kind（中）：water，persons（中）：50。',
    ])
    expect(analyse(crossing).findings.map(one => one.severity)).toEqual(['warning', 'note'])
  })

  it('a guard that crosses a rule of the school is only a note: it is there to come first', () => {
    const guard = { ...rule('guard', 'XGB', leaf('isUrgent', 'is', true)), band: 'guard' }
    const [overlap] = analyse(routing([guard, rule('leak', 'JWC', water)])).findings
    expect(overlap).toMatchObject({ kind: 'overlap', relation: 'crossing', severity: 'note' })
  })

  it('what only the fallback catches, as regions', () => {
    const ruleSet = routing([
      rule('water', 'HQC', leaf('kind', 'isAnyOf', ['water', 'heat'])),
      rule('crowd', 'XGB', leaf('kind', 'is', 'power'), leaf('persons', 'atLeast', 5)),
      rule('unknown', 'XGB', leaf('kind', 'isMissing', true)),
    ])
    const { findings, hasMoreGaps } = analyse(ruleSet)
    const telling = { ruleSet, names: {} }
    expect(findings.map(one => findingWords(one, { ...telling, language: 'zh' }))).toEqual([
      '没有规则接住这样的事项，只剩兜底“职责不明”：kind（中） 是 power，且persons（中） < 5 或 未填写。例如：kind（中）：power。',
    ])
    expect(findingWords(findings[0]!, { ...telling, language: 'en' })).toContain(
      'kind (en) is power, and persons (en) < 5 or not known',
    )
    expect(hasMoreGaps).toBe(false)
  })

  it('a unit that is gone, in the outcome and in a question; a fact that nothing supplies', () => {
    const ruleSet = routing([
      rule('a', 'BWC', water),
      rule('b', 'HQC', leaf('entryUnit', 'isAnyOf', ['JWC', 'BWC']), leaf('isUrgent', 'is', true)),
    ])
    const context = {
      activeUnits: new Set(['HQC', 'JWC', 'XGB']),
      suppliedFacts: new Set(['kind', 'entryUnit']),
    }
    const { findings } = analyse(ruleSet, context)
    expect(kinds(notGaps(findings)).filter(one => !one.startsWith('overlap'))).toEqual([
      'deadUnit a',
      'deadUnit b',
      'unsuppliedFact b',
    ])
    expect(findings[0]).toMatchObject({ severity: 'error', unit: 'BWC', witness: { kind: 'water' } })
    expect(words(ruleSet, context).zh.slice(0, 3)).toEqual([
      '“规则a”要交给“BWC”，而这个单位已不存在或已停用。例如：kind（中）：water。',
      '“规则b”问到“BWC”，而这个单位已不存在或已停用，这一项不会再满足。',
      '没有任何表单或识别会给出“isUrgent（中）”，所以“规则b”里问它的地方总是“未填写”。例如：entryUnit（中）：JWC，isUrgent（中）：是。',
    ])
  })

  it('a sensitivity rule that adds nothing to what the others add', () => {
    const ruleSet = sensitivity([
      givenSensitiveRule(),
      givenSensitiveRule({
        id: 'same',
        title: '重复',
        when: { all: [leaf('words', 'mentions', ['violence']), water] },
      }),
    ])
    const { findings } = analyse(ruleSet)
    expect(kinds(findings)).toEqual(['shadowed same>violence'])
    expect(findingWords(findings[0]!, { ruleSet, language: 'zh', names: {} })).toBe(
      '“重复”从来没有增加什么：它要加的，“人身危险”都已经加上。例如：kind（中）：water，words（中）：violence。',
    )
  })
})

it('each finding names the past cases it is about', () => {
  const ruleSet = routing([
    rule('flood', 'HQC', water, leaf('persons', 'atLeast', 50)),
    rule('leak', 'JWC', water),
    rule('never', 'XGB', water, leaf('room', 'is', '8')),
  ])
  const { findings } = analyse(ruleSet)
  const cases = [{ kind: 'water', persons: 60 }, { kind: 'water', room: '8' }, { kind: 'heat' }, {}]
  const about = Object.fromEntries(
    findings.map(one => [one.id.split(':').slice(0, 2).join(' '), cases.map(casesOfFinding(one, ruleSet))]),
  )
  expect(about['overlap flood>leak']).toEqual([true, false, false, false])
  expect(about['shadowed never']).toEqual([false, true, false, false])
  const gap = findings.find(one => one.kind === 'gap')!
  expect(cases.map(casesOfFinding(gap, ruleSet))).toEqual([false, false, true, true])
})

describe('what is assumed of the world', () => {
  it('what is declared whole, bounded or always known is never thought otherwise', () => {
    const facts = new Map(references.facts)
    const persons = facts.get('persons')!
    const ruleSet = routing([
      rule('few', 'HQC', leaf('persons', 'within', [0, 2])),
      rule('many', 'HQC', leaf('persons', 'atLeast', 3)),
    ])
    expect(analyse(ruleSet).findings.length).toBeGreaterThan(0)
    facts.set('persons', { ...persons, always: true, numbers: { whole: true, least: 0 } })
    const asks = { persons: facts.get('persons')! }
    expect(analyse({ ...ruleSet, asks }).verdict).toBe('clean')
  })

  it('laws between facts hold, through facts that no rule asks about too', () => {
    const is = (fact: string, value: boolean) => ({ fact, operator: 'is', value }) as const
    const ruleSet = routing([rule('a', 'HQC', leaf('isUrgent', 'is', true), leaf('kind', 'isMissing', true))])
    const laws = [
      { any: [{ not: is('isUrgent', true) }, { fact: 'room', operator: 'isPresent', value: true }] },
      {
        any: [
          { fact: 'room', operator: 'isMissing', value: true },
          { fact: 'kind', operator: 'isPresent', value: true },
        ],
      },
    ] as const
    expect(kinds(analyse(ruleSet, { laws, facts: references.facts }).findings)).toContain('unreachable a')
    expect(kinds(analyse(ruleSet, { laws }).findings)).not.toContain('unreachable a')
  })

  it('an id that does not exist is never met', () => {
    const ruleSet = routing([rule('a', 'HQC', leaf('category', 'isNoneOf', ['HQ', 'JX']))])
    expect(kinds(analyse(ruleSet, { categories: new Set(['HQ', 'JX']) }).findings)).toContain('unreachable a')
    expect(kinds(analyse(ruleSet, { categories: new Set(['HQ', 'JX', 'AQ']) }).findings)).not.toContain('unreachable a')
  })
})

describe('a search that is given up', () => {
  const hard = routing(
    Array.from({ length: 12 }, (_, n) =>
      givenRule({
        id: `r${n}`,
        when: { any: [water, leaf('persons', 'is', n), leaf('days', 'is', n)] },
        outcome: to('HQC'),
      }),
    ),
  )
  it('is called undecided, never clean', () => {
    const { verdict, undecided } = analyse(hard, {}, { shouldStop: () => true })
    expect(verdict).toBe('undecided')
    expect(undecided.map(one => one.kind)).toContain('shadowed')
  })

  it('can end between two slices, and gives way often', () => {
    let looks = 0
    const slices = analysisSlices(hard, {}, { shouldStop: () => looks > 3 })
    for (;;) {
      looks += 1
      const slice = slices.next()
      if (!slice.done) continue
      expect(slice.value.verdict).toBe('undecided')
      break
    }
    expect(looks).toBeGreaterThan(4)
  })
})

describe('waivers', () => {
  const rules = [
    rule('leak', 'JWC', water),
    rule('crowd', 'XGB', leaf('persons', 'atLeast', 50)),
    rule('far', 'BWC', leaf('kind', 'is', 'heat')),
  ]
  const { findings } = analyse(routing(rules))
  const overlap = findings.find(one => one.kind === 'overlap')!
  const waiver = { findingId: overlap.id, reason: '两处都能办', until: '2026-12-31' }

  it('keep a finding out of sight to the end of their last day', () => {
    expect(applyWaivers(findings, [waiver], '2026-12-31').waived).toEqual([{ finding: overlap, waiver }])
    const after = applyWaivers(findings, [waiver], '2027-01-01')
    expect(after.open).toEqual(findings)
    expect(after.expired).toEqual([waiver])
    expect(applyWaivers(findings, [{ ...waiver, reason: ' ' }], '2026-12-01').waived).toEqual([])
  })

  it('stay when other rules move, and lapse when a rule of theirs asks something else', () => {
    const moved = analyse(routing([rules[2]!, rules[0]!, rules[1]!])).findings
    expect(applyWaivers(moved, [waiver], '2026-12-01').waived.length).toBe(1)
    const gaps = (all: readonly Finding[]) => all.filter(one => one.kind === 'gap').map(one => one.id)
    expect(gaps(moved)).toEqual(gaps(findings))
    const changed = analyse(
      routing([rules[0]!, rule('crowd', 'XGB', leaf('persons', 'atLeast', 40)), rules[2]!]),
    ).findings
    expect(applyWaivers(changed, [waiver], '2026-12-01').idle).toEqual([waiver])
  })
})

it('the default rules of the school hold no error, and their findings can all be said', () => {
  const { duties } = DEFAULT_DOCUMENTS
  const context: AnalysisContext = {
    activeUnits: new Set(duties.units.map(unit => unit.id)),
    categories: schoolReferences.categories,
    wordLists: schoolReferences.wordLists,
    suppliedFacts: new Set(FACT_CATALOGUE.keys()),
    facts: FACT_CATALOGUE,
    laws: FACT_LAWS,
  }
  for (const ruleSet of [defaultRouting, defaultSensitivity]) {
    const { findings, undecided } = analyse(ruleSet, context)
    expect(undecided).toEqual([])
    expect(findings.filter(one => one.severity === 'error' || one.kind === 'unreachable')).toEqual([])
    for (const language of ['zh', 'en'] as const)
      for (const finding of findings)
        expect(findingWords(finding, { ruleSet, language, names: {} })).not.toContain('undefined')
  }
})
