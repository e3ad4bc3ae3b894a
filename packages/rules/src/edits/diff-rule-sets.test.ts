import fc from 'fast-check'
import { expect, it } from 'vitest'
import { givenRule, givenSensitiveRule, routing, sensitivity } from '../testing/given-rules.ts'
import { diffRuleSets } from './diff-rule-sets.ts'
import { diffWords } from './diff-words.ts'
import { movedIds } from './longest-run.ts'

const leaf = (fact: string, operator: string, value: unknown) => ({ fact, operator, value })
const water = leaf('kind', 'is', 'water')
const rule = (id: string, changes: Record<string, unknown> = {}) =>
  givenRule({ id, title: `规则${id}`, when: { all: [water, leaf('persons', 'atLeast', 3)] }, ...changes })
const words = (before: ReturnType<typeof routing>, after: ReturnType<typeof routing>, language: 'zh' | 'en' = 'zh') =>
  diffWords(diffRuleSets(before, after), before, after, language)

it('says what came, went, moved and changed, and nothing of what stayed', () => {
  const before = routing([rule('a'), rule('b'), rule('c'), rule('d'), rule('e')])
  const after = routing([
    rule('e'),
    rule('a', { when: { all: [water, leaf('persons', 'atLeast', 5)] } }),
    rule('b', { outcome: { path: 'handle', target: 'entryUnit', urgency: 'P1' } }),
    rule('f', { when: { any: [{ not: leaf('isUrgent', 'is', true) }, { all: [water, leaf('room', 'is', '8')] }] } }),
    rule('c', { title: '新名' }),
  ])
  expect(words(before, after)).toEqual([
    '删除规则“规则d”：当“kind（中） 是 water，且persons（中） 不少于 3”时，转办 → HQC。',
    '规则“规则e”：移到最前，在“规则a”之前。',
    '规则“规则a”：条件去掉“persons（中） 不少于 3”，加上“persons（中） 不少于 5”。',
    '规则“规则b”：结果由“转办 → HQC”改为“即收即办 → 受理单位，P1”。',
    '新增规则“规则f”：当“并非（isUrgent（中）：是），或（kind（中） 是 water，且room（中） 是 8）”时，转办 → HQC。',
    '规则“新名”：名称由“规则c”改为“新名”。',
  ])
  expect(words(before, after, 'en').slice(1, 3)).toEqual([
    '“规则e”: it moved to the top, before “规则a”.',
    '“规则a”: its condition no longer asks “persons (en) is at least 3” and now asks “persons (en) is at least 5”.',
  ])
})

it('a condition that was built anew is told whole, a changed named condition with every rule that uses it', () => {
  const named = (persons: number) => ({ conditions: { crowd: { any: [leaf('persons', 'atLeast', persons)] } } })
  const using = rule('a', { when: { all: [{ condition: 'crowd' }] } })
  expect(words(routing([using, rule('b')], named(3)), routing([using, rule('b')], named(9)))).toEqual([
    '规则“规则a”：条件由“persons（中） 不少于 3”改为“persons（中） 不少于 9”。',
  ])
})

it('two sets that say the same differ in nothing, whatever their named conditions are called', () => {
  const conditions = { crowd: { any: [leaf('persons', 'atLeast', 3)] } }
  const named = routing([rule('a', { when: { all: [{ condition: 'crowd' }] } })], { conditions })
  const plain = routing([rule('a', { when: { all: [{ any: [leaf('persons', 'atLeast', 3)] }] } })])
  expect(diffRuleSets(named, plain)).toEqual({
    rules: [],
    fallback: [],
    examples: { added: [], removed: [] },
    waivers: { added: [], removed: [] },
  })
})

it('the fallback, bands, examples and sensitivity outcomes have words too', () => {
  const before = routing([rule('a')])
  const after = routing([rule('a', { band: 'guard', tests: [{ facts: { kind: 'water' }, expect: {} }], say: '新' })], {
    fallback: Object.fromEntries([
      ['title', '其他'],
      ['say', '其他'],
      ['then', { path: 'reject' }],
    ]),
  })
  expect(words(before, after)).toEqual([
    '规则“规则a”：档由“学校默认”改为“学校锁定”；说明由“宿舍漏水由后勤基建处办理”改为“新”；样例由 0 个改为 1 个。',
    '兜底：名称由“职责不明”改为“其他”；结果由“裁定 → 总答题组”改为“不予受理”；说明由“由总答题组裁定承办单位”改为“其他”。',
  ])
  const calm = sensitivity([givenSensitiveRule()])
  const loud = sensitivity([
    givenSensitiveRule({ outcome: { classes: ['ethics'], hold: true, channel: ['ethicsOffice'] } }),
  ])
  expect(diffWords(diffRuleSets(calm, loud), calm, loud, 'zh')).toEqual([
    '规则“人身危险”：结果由“疑似敏感：危机（人身）；专门渠道：心理；P0；立即呼叫值班员：XGB”改为“疑似敏感：师德师风；专门渠道：师德”。',
  ])
})

it('names the fewest rules that were moved', () => {
  expect([...movedIds(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d'])
  const order = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f'], { minLength: 6 })
  fc.assert(
    fc.property(order, after => {
      const before = ['a', 'b', 'c', 'd', 'e', 'f']
      const moved = movedIds(before, after)
      const kept = after.filter(id => !moved.has(id))
      expect(kept).toEqual([...kept].sort())
      const rises = (list: readonly string[]) => list.every((id, at) => at === 0 || list[at - 1]! < id)
      for (let mask = 0; mask < 64; mask += 1) {
        const chosen = after.filter((_, at) => mask & (1 << at))
        if (rises(chosen)) expect(chosen.length).toBeLessThanOrEqual(kept.length)
      }
    }),
  )
})

it('says which examples of the whole set and which waivers came and went', () => {
  const waiver = (findingId: string) => ({ findingId, reason: '暑假前改', until: '2027-06-30' })
  const misrouted = { facts: { kind: 'water' }, expect: { unit: 'HQC' } }
  const before = routing([rule('a')], { waivers: [waiver('one')] })
  const after = routing([rule('a')], { waivers: [waiver('two')], examples: [misrouted] })
  expect(words(before, after)).toEqual([
    '新增全套样例 1 个。',
    '放行一处提示，至 2027-06-30：暑假前改。',
    '收回放行 1 处。',
  ])
  expect(words(after, before, 'en')[0]).toBe('Examples of the whole set: 1 fewer.')
})
