import type { StudioWorld } from './studio-context.ts'

const name = (zh: string, en: string) => ({ zh, en })
const rule = (id: string, band: string, when: unknown, then: unknown) => ({
  id,
  title: name(`规则 ${id}`, id),
  band,
  when,
  then,
  say: name('一句话', 'A sentence'),
})

/** A small school for tests: two units, two categories, one locked rule and one for all. */
export const demoWorld: StudioWorld = {
  unit: 'JDXY',
  units: [
    { id: 'HQC', name: name('后勤基建处', 'Logistics'), isActive: true },
    { id: 'JDXY', name: name('计算机与电子信息学院', 'Computing'), isActive: true },
  ],
  categories: [
    { code: 'HQ', name: name('后勤生活服务', 'Campus services') },
    { code: 'JX', name: name('教学与课程', 'Teaching') },
  ],
  wordLists: [{ name: 'water', label: name('水', 'Water') }],
  facts: [
    { key: 'case.category', type: 'category', label: name('类别', 'category'), source: 'structure', sensitive: false },
    { key: 'gate.held', type: 'boolean', label: name('疑似敏感', 'held'), source: 'structure', sensitive: true },
    { key: 'text.days', type: 'number', label: name('已持续天数', 'days'), source: 'words', sensitive: false },
    { key: 'text.words', type: 'words', label: name('提到的词表', 'words'), source: 'words', sensitive: true },
  ],
  schoolRules: {
    kind: 'routing',
    rules: [
      rule(
        'guarded',
        'guard',
        { all: [{ fact: 'gate.held', operator: 'is', value: true }] },
        { path: 'reportUp', target: 'schoolGroup' },
      ),
      rule(
        'general',
        'school',
        { all: [{ fact: 'case.category', operator: 'isPresent', value: true }] },
        { path: 'handle', target: 'entryUnit' },
      ),
    ],
    fallback: {
      title: name('兜底', 'Fallback'),
      // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
      then: { path: 'rule', target: 'schoolGroup' },
      say: name('由总答题组裁定', 'The school decides'),
    },
  },
}
