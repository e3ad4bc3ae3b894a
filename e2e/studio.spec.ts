import type { Page } from '@playwright/test'
import { look } from './axe.ts'
import { type Hands, Keyboard, Mouse } from './hands.ts'
import { expect, type House, test } from './house.ts'
import { COLLEGE_REVIEWER, type Who } from './people.ts'

const CONFIGURER: Who = { role: 'configurer', unit: 'JDXY' }
const ITEM = { kind: 'routing', unit: 'JDXY' } as const
const NETWORK = { fact: 'case.category', operator: 'is', value: 'WL' }

/** The college has one rule of its own in force: whatever is about the network goes to the network centre. */
async function withOwnRule(house: House): Promise<void> {
  const { inForce } = await house.ask<{ inForce: { rules?: { id: string }[] } }>(CONFIGURER, 'changes.of', ITEM)
  if (inForce.rules?.map(rule => rule.id).join() === 'network') return
  const body = {
    kind: 'routing',
    rules: [
      {
        id: 'network',
        title: { zh: '网络问题', en: 'Network' },
        band: 'unit',
        when: { all: [NETWORK] },
        // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
        then: { path: 'transfer', unit: 'XXC' },
        say: { zh: '此事由信息网络中心办理。', en: 'This goes to the network centre.' },
      },
    ],
  }
  const { id } = await house.call<{ id: string }>(CONFIGURER, 'drafts.create', { ...ITEM, name: '先有的', body })
  const reason = { zh: '先有一条规则', en: 'A first rule' }
  const proposed = await house.call<{ id: string }>(CONFIGURER, 'drafts.propose', { id, version: 1, reason })
  await house.call(COLLEGE_REVIEWER, 'changes.publish', { id: proposed.id })
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
const box = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true })

/** Adds a rule, sees that it never gets its turn and an input that shows it, mends it, keeps an example, and sends it. */
async function writeRule(
  page: Page,
  hands: Hands,
  title: string,
  looks: (name: string) => Promise<void>,
): Promise<void> {
  await looks('list')
  await hands.press(button(page, '新建草稿'))
  await expect(button(page, '加一条规则')).toBeVisible()
  await hands.shortcut('Alt+n', button(page, '加一条规则'))
  await expect(page.getByRole('textbox', { name: '名称', exact: true })).toBeFocused()
  await hands.type(title)
  await hands.press(button(page, '加一项条件'))
  await hands.choose(box(page, '第 1 项：问什么'), '类别')
  await hands.choose(box(page, '第 1 项：值'), '网络')
  await hands.press(button(page, '加一项条件'))
  await hands.choose(box(page, '第 2 项：问什么'), '受理单位性质')
  await hands.choose(box(page, '第 2 项：值'), '学院')
  await hands.choose(box(page, '办法'), '即收')
  const side = page.getByRole('complementary', { name: '检查与送审' })
  await expect(side.getByText(new RegExp(`“${title}”永远轮不到.*例如：`))).toBeVisible()
  await looks('conflict')
  await hands.press(side.getByRole('button', { name: '移到“网络问题”之前' }))
  await expect(side.getByText('没有发现问题。')).toBeVisible()
  await hands.turnTo(page.getByRole('tab', { name: /^样例/ }))
  await hands.press(side.getByRole('button', { name: '收下建议的样例 1' }))
  await expect(side.getByText(/^✓ 类别：网络与信息化/)).toBeVisible()
  await looks('examples')
  await hands.turnTo(page.getByRole('tab', { name: '试算' }))
  await hands.press(side.getByRole('button', { name: '用过去的题试一试' }))
  await expect(side.getByText(/^过去 \d+ 题/)).toBeVisible()
  await looks('rehearsed')
  await hands.turnTo(page.getByRole('tab', { name: /^改动与送审/ }))
  await hands.write(side.getByRole('textbox', { name: '为什么这样改' }), '学院自己能办')
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await looks('send')
  await hands.press(side.getByRole('button', { name: '送审' }))
  await expect(page.getByRole('region', { name: '等审定的修改' })).toBeVisible()
}

/** The second person puts it in force. */
async function publish(page: Page, hands: Hands, title: string, looks: (name: string) => Promise<void>): Promise<void> {
  const waiting = page.getByRole('region', { name: '等审定的修改' })
  await expect(
    waiting.getByText(new RegExp(`新增规则“${title}”：当“类别 是 网络与信息化，且受理单位性质 是 学院”时`)),
  ).toBeVisible()
  await looks('waiting')
  await hands.press(waiting.getByRole('button', { name: '发布：这些规则' }))
  await hands.press(waiting.getByRole('button', { name: '确认发布' }))
  await expect(page.getByRole('region', { name: '本单位' }).getByText(title)).toBeVisible()
}

for (const [by, hand] of [
  ['by mouse', Mouse],
  ['by keyboard alone', Keyboard],
] as const)
  test(`a college changes its rules ${by}: a conflict with its witness, mended, tested, approved by a second person`, async ({
    house,
  }) => {
    test.slow()
    const title = by === 'by mouse' ? '机房断网' : '学院网络'
    await withOwnRule(house)
    const looks = (page: Page) => (name: string) =>
      by === 'by mouse' ? look(page, `studio-${name}`) : Promise.resolve()
    const writer = await house.as(CONFIGURER, '/desk/rules')
    const first: Hands = new hand(writer)
    await writeRule(writer, first, title, looks(writer))
    const decider = await house.as(COLLEGE_REVIEWER, '/desk/rules')
    const second: Hands = new hand(decider)
    await publish(decider, second, title, looks(decider))
    const actions = first.actions + second.actions
    console.log(`${by}: ${actions} actions, ${first.moves + second.moves} moves of the focus`)
    expect(actions).toBeLessThanOrEqual(60)
  })
