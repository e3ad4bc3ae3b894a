import type { Page } from '@playwright/test'
import { zipOf } from '../apps/server/src/configuration/carried-files.ts'
import { look, lookNow } from './axe.ts'
import { type Hands, Keyboard, Mouse } from './hands.ts'
import { expect, type House, test } from './house.ts'
import { COLLEGE_REVIEWER, type Who } from './people.ts'

const CONFIGURER: Who = { role: 'configurer', unit: 'JDXY' }
const ASSESSOR: Who = { role: 'assessor', unit: 'ZZB' }
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

/** A new case goes by the rule, and its page says which. */
async function seeRouted(page: Page, hands: Hands, house: House, title: string): Promise<void> {
  const { caseNo } = await house.leave('我们学院机房的校园网从昨天起就连不上，上机课没法上，请尽快修。', {
    entryUnit: 'JDXY',
    category: 'WL',
  })
  await page.goto(`/desk/cases/${caseNo}`)
  await hands.press(button(page, '看依据'))
  await expect(page.getByText(title).first()).toBeVisible()
}

/** The version before is in force again, at once. */
async function rollBack(
  page: Page,
  hands: Hands,
  title: string,
  looks: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto('/desk/rules')
  const versions = page.getByRole('region', { name: '发布过的版本' })
  await expect(versions.getByText('现在生效')).toBeVisible()
  await looks('versions')
  await hands.press(versions.getByRole('button', { name: /^退回到第/ }).first())
  await hands.write(versions.getByRole('textbox', { name: '为什么退回' }), `先不用“${title}”`)
  await hands.press(versions.getByRole('button', { name: /^确认退回到第/ }))
  await expect(page.getByRole('region', { name: '本单位' }).getByText(title)).toHaveCount(0)
  await expect(versions.getByText(`先不用“${title}”`)).toBeVisible()
}

for (const [by, hand, title] of [
  ['by mouse', Mouse, '机房断网'],
  ['by keyboard alone', Keyboard, '学院网络'],
] as const)
  test(`a college changes its rules ${by}: a conflict and its witness, mended, tested, rehearsed, approved by a second person, a case by it, and back`, async ({
    house,
  }) => {
    test.slow()
    await withOwnRule(house)
    const looks = (page: Page) => (name: string) =>
      by === 'by mouse' ? look(page, `studio-${name}`) : Promise.resolve()
    const writer = await house.as(CONFIGURER, '/desk/rules')
    const first: Hands = new hand(writer)
    await writeRule(writer, first, title, looks(writer))
    const decider = await house.as(COLLEGE_REVIEWER, '/desk/rules')
    const second: Hands = new hand(decider)
    await publish(decider, second, title, looks(decider))
    await seeRouted(decider, second, house, title)
    await rollBack(decider, second, title, looks(decider))
    const actions = first.actions + second.actions
    console.log(`${by}: ${actions} actions, ${first.moves + second.moves} moves of the focus`)
    expect(actions).toBeLessThanOrEqual(60)
  })

test('two administrators on one draft: nothing of either is lost, and what both changed waits for a choice', async ({
  house,
}) => {
  house.faults.forgive(/status of 409 .*drafts\.save/)
  await withOwnRule(house)
  const { id } = await house.call<{ id: string }>(CONFIGURER, 'drafts.create', { ...ITEM, name: '两人一起改' })
  const path = `/desk/rules/drafts/${id}`
  const [one, other] = [await house.as(CONFIGURER, path), await house.as(COLLEGE_REVIEWER, path)]
  for (const page of [one, other]) await page.getByRole('button', { name: /^网络问题/ }).click()
  const isSaved = (page: Page) => expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  // Both write on the same version: what the second one saves arrives after the first one's.
  const { promise: oneHasSaved, resolve: letGo } = Promise.withResolvers<void>()
  await other.route(/drafts\.save/, async route => {
    await oneHasSaved
    await route.continue()
  })
  await button(other, '加一条规则').click()
  await other.getByRole('textbox', { name: '名称', exact: true }).fill('只写了名称')
  await other.getByRole('button', { name: /^网络问题/ }).click()
  await other.getByRole('textbox', { name: '名称', exact: true }).fill('网络故障')
  await one.getByRole('textbox', { name: '名称', exact: true }).fill('网络与机房')
  await isSaved(one)
  letGo()
  const both = other.getByRole('region', { name: '两边的修改' })
  await expect(both.getByText('只写了名称').first()).toBeVisible()
  await expect(both.getByRole('button', { name: '合并两边，继续编辑' })).toBeDisabled()
  await look(other, 'studio-two-editors')
  await both.getByRole('radio', { name: /用对方的.*网络与机房/ }).check()
  await both.getByRole('button', { name: '合并两边，继续编辑' }).click()
  await expect(other.getByRole('button', { name: /^网络与机房/ })).toBeVisible()
  await expect(other.getByRole('button', { name: /^只写了名称/ })).toBeVisible()
  await isSaved(other)
  await other.getByRole('button', { name: '撤销' }).click()
  await expect(other.getByRole('button', { name: /^网络故障/ })).toBeVisible()
  await isSaved(other)
  await house.call(CONFIGURER, 'drafts.drop', { id })
})

test('one draft in three views: moved by dragging and by key, written as JSON, undone step by step; a finding is let be for a time', async ({
  house,
}) => {
  await withOwnRule(house)
  const { inForce } = await house.ask<{ inForce: { rules: object[] } }>(CONFIGURER, 'changes.of', ITEM)
  const more = ['甲', '乙'].map((zh, at) => ({ ...inForce.rules[0], id: `more-${at}`, title: { zh, en: zh } }))
  const body = { ...inForce, rules: [...inForce.rules, ...more] }
  const { id } = await house.call<{ id: string }>(CONFIGURER, 'drafts.create', { ...ITEM, name: '三种看法', body })
  const page = await house.as(CONFIGURER, `/desk/rules/drafts/${id}`)
  const rules = page.getByRole('region', { name: '本单位' }).getByRole('listitem')
  const order = (...titles: string[]) => expect(rules.locator('.rule-name strong')).toHaveText(titles)
  await order('网络问题', '甲', '乙')
  const side = page.getByRole('complementary', { name: '检查与送审' })
  await expect(side.getByRole('button', { name: '先放过…' }).first()).toBeVisible()
  const [grip, place] = await Promise.all([
    rules.nth(2).getByTitle('拖动换位置').boundingBox(),
    rules.nth(0).boundingBox(),
  ])
  await page.mouse.move(grip!.x + 6, grip!.y + 10)
  await page.mouse.down()
  await page.mouse.move(place!.x + 20, place!.y + 40, { steps: 8 })
  await page.mouse.move(place!.x + 20, place!.y + 10, { steps: 4 })
  await page.mouse.up()
  await order('乙', '网络问题', '甲')
  await rules.nth(2).getByRole('button', { name: /^甲/ }).press('Alt+ArrowUp')
  await order('乙', '甲', '网络问题')
  await rules.nth(2).getByRole('button', { name: '上移：网络问题' }).click()
  await order('乙', '网络问题', '甲')
  const undo = page.getByRole('button', { name: '撤销' })
  for (let step = 0; step < 3; step += 1) await undo.click()
  await order('网络问题', '甲', '乙')
  await page.getByText('决策表', { exact: true }).click()
  await look(page, 'studio-table')
  await page.getByText('JSON', { exact: true }).click()
  const text = page.getByRole('textbox', { name: '规则的 JSON' })
  await text.press('ControlOrMeta+a')
  await page.keyboard.insertText(JSON.stringify({ ...body, rules: body.rules.slice(0, 2) }))
  await lookNow(page, 'studio-json')
  await page.getByText('清单', { exact: true }).click()
  await order('网络问题', '甲')
  await side.getByRole('button', { name: '先放过…' }).first().click()
  await side.getByRole('textbox', { name: '为什么可以放过' }).fill('下学期再并')
  await side.getByRole('button', { name: '放过', exact: true }).click()
  await side.getByText('已放过 1 处').click()
  await expect(side.getByText(/理由：下学期再并，到 \d{4}-\d{2}-\d{2} 为止/)).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: '已保存' })).toBeVisible()
  await house.call(CONFIGURER, 'drafts.drop', { id })
})

test('the school keeps word lists: one is found by a word, gets another, and is sent', async ({ house }) => {
  // The new name makes a new version: what was written on the one before is refused once and sent again on the new one.
  house.faults.forgive(/status of 409 .*drafts\.(save|propose)/)
  const page = await house.as(ASSESSOR, '/desk/rules?unit=&kind=words')
  await expect(page.getByRole('heading', { name: '现在生效的词表' })).toBeVisible()
  await button(page, '新建草稿').click()
  await page.getByRole('textbox', { name: '查找词表或词' }).fill('组会')
  await page.getByRole('button', { name: /^师门与课题组/ }).click()
  const words = page.getByRole('textbox', { name: '词', exact: true })
  await words.press('ControlOrMeta+End')
  await words.pressSequentially('，开题组')
  const side = page.getByRole('complementary', { name: '改动与送审' })
  await expect(side.getByText('加上：开题组')).toBeVisible()
  await look(page, 'studio-words')
  // A new name makes a new version of the draft; it is sent all the same.
  await page.getByRole('textbox', { name: '草稿名称' }).fill('补词')
  await page.getByRole('textbox', { name: '草稿名称' }).press('Tab')
  await side.getByRole('textbox', { name: '为什么这样改' }).fill('补一个说法')
  await side.getByRole('button', { name: '送审' }).click()
  await expect(page.getByRole('region', { name: '等审定的修改' }).getByText('加上：开题组')).toBeVisible()
})

test('rules run beside those in force: what they would have done is told, and the trial is ended', async ({
  house,
}) => {
  await withOwnRule(house)
  const { inForce } = await house.ask<{ inForce: { rules: object[] } }>(CONFIGURER, 'changes.of', ITEM)
  const [network] = inForce.rules
  // biome-ignore lint/suspicious/noThenProperty: the stored form of a rule calls it so
  const body = { ...inForce, rules: [{ ...network, then: { path: 'handle', target: 'entryUnit' } }] }
  const { id } = await house.call<{ id: string }>(CONFIGURER, 'drafts.create', { ...ITEM, name: '先试一试', body })
  const reason = { zh: '先试一试', en: 'A trial first' }
  await house.call(CONFIGURER, 'drafts.propose', { id, version: 1, reason })
  const page = await house.as(COLLEGE_REVIEWER, '/desk/rules')
  await page.getByText('不马上发布：定时，或先试运行').click()
  await page.getByRole('button', { name: '试运行：这些规则' }).click()
  await page.getByRole('button', { name: '确认试运行' }).click()
  const trial = page.getByRole('region', { name: '正在试运行' })
  await expect(trial).toBeVisible()
  await house.leave('学院办公楼的校园网又断了，请修。', { entryUnit: 'JDXY', category: 'WL' })
  await page.reload()
  await expect(trial.getByText('1 题同时按新规则算过，1 题会不一样。')).toBeVisible()
  await expect(trial.getByText(/^信息网络中心 → .*1 题$/)).toBeVisible()
  await look(page, 'studio-trial')
  await trial.getByRole('button', { name: '停止试运行：试运行的规则' }).click()
  await trial.getByRole('button', { name: '确认停止试运行' }).click()
  await expect(trial).toHaveCount(0)
  await expect(page.getByRole('link', { name: '先试一试' })).toBeVisible()
  await house.call(CONFIGURER, 'drafts.drop', { id })
})

test('a configuration is brought in from files: what differs is a draft, opened where it is edited', async ({
  house,
}) => {
  const page = await house.as(ASSESSOR, '/desk/rules?unit=')
  await expect(page.getByRole('link', { name: '导出（zip）' })).toHaveAttribute('href', '/api/configuration.zip')
  const toTriage = { zh: '新题 {no}，请研判', en: 'New case {no}: please triage' }
  const { inForce } = await house.ask<{ inForce: { notices?: object } }>(ASSESSOR, 'changes.of', {
    kind: 'texts',
    unit: null,
  })
  const texts = { ...inForce, notices: { ...inForce.notices, toTriage } }
  const zip = zipOf(
    new Map([
      ['school/texts.json', JSON.stringify(texts)],
      ['school/nothing.json', '{}'],
    ]),
  )
  await page.getByLabel('要导入的压缩包').setInputFiles({
    name: 'configuration.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from(zip),
  })
  await expect(page.getByText('1 项有不同，已成草稿；0 项和现在一样；1 个文件没有收下。')).toBeVisible()
  await page.getByRole('link', { name: '通知文字' }).first().click()
  const stored = page.getByRole('region', { name: '导入的草稿' })
  await stored.getByRole('button', { name: /^打开/ }).click()
  await expect(page.getByRole('region', { name: '我的修改' }).getByText(toTriage.zh)).toBeVisible()
  await look(page, 'studio-brought-in')
  await stored.getByRole('button', { name: /^删除/ }).click()
  await stored.getByRole('button', { name: '确认删除' }).click()
  await expect(stored).toHaveCount(0)
})
