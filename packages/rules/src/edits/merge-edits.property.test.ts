import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { choiceKey, type RuleSetDraft, resolveMerge, threeWayView } from './merge-edits.ts'

type Edit =
  | { readonly kind: 'change'; readonly rule: number; readonly value: number }
  | { readonly kind: 'remove' | 'move'; readonly rule: number; readonly to: number }
  | { readonly kind: 'add'; readonly id: number; readonly to: number }
  | { readonly kind: 'condition'; readonly name: number; readonly value: number }

const SIZE = 8
const base: RuleSetDraft = {
  kind: 'routing',
  rules: Array.from({ length: SIZE }, (_, n) => ({ id: `r${n}`, value: 0 })),
  conditions: { c0: 0, c1: 0, c2: 0, c3: 0 },
  fallback: 'f',
}

const number = (most: number) => fc.integer({ min: 0, max: most })
/** Edits of one administrator, who touches every second rule and condition: the even or the odd ones. */
const edits = (parity: 0 | 1, kinds: readonly Edit['kind'][]): fc.Arbitrary<Edit[]> => {
  const rule = number(SIZE / 2 - 1).map(n => 2 * n + parity)
  const all: Readonly<Record<Edit['kind'], fc.Arbitrary<Edit>>> = {
    change: fc.record({ kind: fc.constant('change' as const), rule, value: number(9) }),
    remove: fc.record({ kind: fc.constant('remove' as const), rule, to: number(0) }),
    move: fc.record({ kind: fc.constant('move' as const), rule, to: number(SIZE) }),
    add: fc.record({ kind: fc.constant('add' as const), id: number(4), to: number(SIZE) }),
    condition: fc.record({
      kind: fc.constant('condition' as const),
      name: number(1).map(n => 2 * n + parity),
      value: number(9),
    }),
  }
  return fc.array(fc.oneof(...kinds.map(kind => all[kind])), { maxLength: 6 })
}

const edited = (list: readonly Edit[], who: string): RuleSetDraft => {
  let rules = base.rules.slice()
  const conditions: Record<string, unknown> = { ...base.conditions }
  for (const edit of list) {
    if (edit.kind === 'condition') {
      conditions[`c${edit.name}`] = `${who}${edit.value}`
      continue
    }
    const id = edit.kind === 'add' ? `${who}${edit.id}` : `r${edit.rule}`
    const found = rules.find(rule => rule.id === id)
    if (edit.kind === 'change')
      rules = rules.map(rule => (rule.id === id ? { id, value: `${who}${edit.value}` } : rule))
    else if (edit.kind === 'add' || found !== undefined) {
      const moved = found ?? { id, value: who }
      rules = rules.filter(rule => rule.id !== id)
      if (edit.kind !== 'remove') rules.splice(edit.to, 0, moved)
    }
  }
  return { ...base, rules, conditions }
}

const merged = (view: ReturnType<typeof threeWayView>): RuleSetDraft => {
  const result = resolveMerge(view)
  if (!result.ok) throw new Error(result.missing.join())
  return result.value
}
const ids = (draft: RuleSetDraft): readonly string[] => draft.rules.map(rule => rule.id)
const ruleIn = (draft: RuleSetDraft, id: string) => draft.rules.find(rule => rule.id === id)
const ALL = ['change', 'remove', 'move', 'add', 'condition'] as const
const numRuns = process.env.ZUOYEBEN_FULL === '1' ? 50_000 : 1000

describe('two administrators who touch different rules', () => {
  it('lose nothing: every rule and condition stands as the one who touched it left it', () => {
    fc.assert(
      fc.property(edits(0, ALL), edits(1, ALL), (his, hers) => {
        const [theirs, mine] = [edited(his, 'a'), edited(hers, 'b')]
        const view = threeWayView(base, theirs, mine)
        expect(view.parts.filter(part => part.status === 'conflict')).toEqual([])
        const all = resolveMerge(view, new Map(view.movedByBoth.map(id => [choiceKey({ kind: 'place', id }), 'mine'])))
        if (!all.ok) throw new Error(all.missing.join())
        for (let n = 0; n < SIZE; n += 1)
          expect(ruleIn(all.value, `r${n}`)).toEqual(ruleIn(n % 2 === 0 ? theirs : mine, `r${n}`))
        for (const [side, who] of [
          [theirs, 'a'],
          [mine, 'b'],
        ] as const)
          for (const id of ids(side).filter(one => one.startsWith(who))) expect(ids(all.value)).toContain(id)
        expect(new Set(ids(all.value)).size).toBe(all.value.rules.length)
        for (let n = 0; n < 4; n += 1)
          expect(all.value.conditions?.[`c${n}`]).toEqual((n % 2 === 0 ? theirs : mine).conditions?.[`c${n}`])
      }),
      { numRuns },
    )
  })

  it('keep the order of the one who moved rules, where the other moved none', () => {
    const still = ['change', 'remove', 'add', 'condition'] as const
    fc.assert(
      fc.property(edits(0, still), edits(1, ALL), fc.boolean(), (his, hers, isTurned) => {
        const [calm, mover] = [edited(his, 'a'), edited(hers, 'b')]
        const view = isTurned ? threeWayView(base, mover, calm) : threeWayView(base, calm, mover)
        const order = ids(merged(view))
        expect(order.filter(id => ids(mover).includes(id))).toEqual(ids(mover).filter(id => order.includes(id)))
      }),
      { numRuns },
    )
  })
})

describe('two administrators who touch whatever they like', () => {
  const any = fc.tuple(edits(0, ALL), edits(1, ALL)).map(([even, odd]) => [...even, ...odd])

  it('see a conflict wherever both changed a rule differently, and each choice gives that form', () => {
    fc.assert(
      fc.property(any, any, fc.constantFrom('mine' as const, 'theirs' as const), (his, hers, choice) => {
        const [theirs, mine] = [edited(his, 'a'), edited(hers, 'b')]
        const view = threeWayView(base, theirs, mine)
        const asked = [
          ...view.parts.filter(part => part.status === 'conflict').map(choiceKey),
          ...view.movedByBoth.map(id => choiceKey({ kind: 'place', id })),
        ]
        expect(view.isClean).toBe(asked.length === 0)
        const refused = resolveMerge(view)
        expect(refused.ok ? [] : refused.missing).toEqual(asked)
        const result = resolveMerge(view, new Map(asked.map(key => [key, choice])))
        if (!result.ok) throw new Error(result.missing.join())
        for (const part of view.parts.filter(one => one.kind === 'rule')) {
          const form = ruleIn(result.value, part.id)
          const [was, there, here] = [base, theirs, mine].map(draft => JSON.stringify(ruleIn(draft, part.id)))
          if (here === there) expect(JSON.stringify(form)).toBe(here)
          else if (part.status === 'conflict') expect(form).toEqual(choice === 'mine' ? part.mine : part.theirs)
          else expect(JSON.stringify(form)).toBe(here === was ? there : here)
        }
      }),
      { numRuns },
    )
  })

  it('one who changed nothing gets the other’s draft, and two who did the same get that', () => {
    fc.assert(
      fc.property(any, his => {
        const draft = edited(his, 'a')
        expect(merged(threeWayView(base, draft, base))).toEqual(draft)
        expect(merged(threeWayView(base, base, draft))).toEqual(draft)
        expect(merged(threeWayView(base, draft, draft))).toEqual(draft)
      }),
      { numRuns },
    )
  })
})

it('examples and waivers of both sides stand side by side, and what one took out is out', () => {
  const draft = (...examples: string[]): RuleSetDraft => ({ ...base, examples })
  const view = threeWayView(draft('old', 'stays'), draft('old', 'stays', 'theirs'), draft('stays', 'mine'))
  expect(view.isClean).toBe(true)
  expect(merged(view).examples).toEqual(['stays', 'theirs', 'mine'])
})
