import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { LEAD, OFFICER, REVIEWER, type Who } from './people.ts'

const ASSESSOR: Who = { role: 'assessor', unit: 'ZZB' }
const CONFIGURER: Who = { role: 'configurer', unit: 'HQC' }

test('the limits in force, the ladder, and the days a case would take over 广西三月三', async ({ house }) => {
  const page = await house.as(LEAD, '/desk/limits')
  await expect(page.getByRole('heading', { level: 1, name: '时限与催办' })).toBeVisible()
  await page.getByLabel('提交时间').fill('2026-04-15T09:00')
  const steps = page.getByRole('region', { name: '各步的时间' })
  await expect(steps.getByRole('row', { name: /回访/ })).toContainText('4月28日')
  await expect(steps.getByRole('row', { name: /办结/ })).toContainText('4月24日')
  await expect(page.getByRole('img', { name: /从 2026-04-15 起 6 步/ })).toBeVisible()
  await expect(page.getByRole('region', { name: '时限表' }).getByRole('row', { name: /^回访/ })).toContainText(
    '2个工作日',
  )
  await expect(page.getByText(/安静时段 22:00–07:00/)).toBeVisible()
  await look(page, 'desk-limits')
})

test('a limit and a rung are written, refused beyond the bound, drawn while typing, and put in force by a second person', async ({
  house,
}) => {
  test.slow()
  const writer = await house.as(ASSESSOR, '/desk/limits')
  await writer.getByRole('button', { name: '修改学校时限' }).click()
  // By keyboard alone: the step is opened, its limit typed.
  await writer.getByRole('button', { name: '改：回访', exact: true }).focus()
  await writer.keyboard.press('Enter')
  const editor = writer.getByRole('group', { name: '回访', exact: true })
  await editor.getByLabel('P3 建议', { exact: true }).fill('3')
  const mine = writer.getByRole('region', { name: '我的修改' })
  await expect(mine.getByText('回访 · P3 建议：3WD 超过上限 2WD')).toBeVisible()
  // A moment later with a case that shows it.
  await expect(mine.getByText(/3WD 超过上限 2WD。例如 P3 的一件，.*起算：按3个工作日，.*最晚应是/)).toBeVisible()
  await expect(mine.getByRole('button', { name: '送审' })).toBeDisabled()
  await expect(editor.getByText('3WD 超过上限 2WD')).toBeVisible()
  await look(writer, 'limits-refused')
  await editor.getByLabel('P3 建议', { exact: true }).fill('2')
  await writer.getByLabel('提交时间').fill('2026-04-15T09:00')
  await writer.getByRole('button', { name: '改：审核', exact: true }).click()
  const review = writer.getByRole('group', { name: '审核', exact: true })
  await review.getByLabel('P2 一般', { exact: true }).fill('1')
  await expect(writer.getByText('按修改后的时限画的')).toBeVisible()
  await expect(writer.getByRole('region', { name: '各步的时间' }).getByRole('row', { name: /审核/ })).toContainText(
    '4月21日 17:30',
  )
  await writer.getByRole('button', { name: '改：橙色督办提醒' }).click()
  await writer
    .getByRole('group', { name: '橙色督办提醒 告知谁' })
    .getByRole('checkbox', { name: '总答题组', exact: true })
    .check()
  await expect(mine.getByText('审核 · P2 一般')).toBeVisible()
  await look(writer, 'limits-draft')
  // What is typed outlives another page of the desk.
  await writer.getByRole('link', { name: '校历' }).click()
  await writer.getByRole('link', { name: '时限与催办' }).click()
  await expect(mine.getByText('橙色督办提醒 · 告知')).toBeVisible()
  await mine.getByLabel('理由', { exact: true }).fill('审核放到一个工作日')
  await mine.getByRole('button', { name: '送审' }).click()
  await expect(writer.getByText('由总答题组负责人审定发布。')).toBeVisible()

  const lead = await house.as(LEAD, '/desk/limits')
  const waiting = lead.getByRole('region', { name: '等审定的修改' })
  await waiting.getByRole('button', { name: '发布：这份时限与催办' }).click()
  await expect(waiting.getByText(/立即生效：审核 · P2 一般 半个工作日 → 1个工作日；橙色督办提醒 · 告知/)).toBeVisible()
  await look(lead, 'limits-waiting')
  await waiting.getByRole('button', { name: '确认发布' }).click()
  const history = lead.getByRole('region', { name: '最近的修改' })
  await expect(history.getByText('审核放到一个工作日')).toBeVisible()
  await history.getByText('看改了什么').first().click()
  await expect(history.getByText('半个工作日')).toBeVisible()
  const row = lead.getByRole('region', { name: '时限表' }).getByRole('row', { name: /^审核/ })
  await expect(row.getByRole('cell').nth(2)).toHaveText('1个工作日')
  await look(lead, 'limits-published')
})

test('a unit is only ever stricter than the school, by its own two people', async ({ house }) => {
  const writer = await house.as(CONFIGURER, '/desk/limits')
  await writer.getByRole('button', { name: '修改本单位时限' }).click()
  await writer.getByRole('button', { name: '改：办结（本单位）' }).click()
  const field = writer.getByRole('group', { name: '办结（本单位）' }).getByLabel('P3 建议', { exact: true })
  await field.fill('6')
  const mine = writer.getByRole('region', { name: '我的修改' })
  await expect(mine.getByText(/办结（本单位） · P3 建议：6WD 超过上限 5WD/)).toBeVisible()
  await field.fill('4')
  await expect(mine.getByText('4个工作日')).toBeVisible()
  await look(writer, 'limits-unit')
  await mine.getByLabel('理由', { exact: true }).fill('后勤的建议四天办完')
  await mine.getByRole('button', { name: '送审' }).click()
  const reviewer = await house.as(REVIEWER, '/desk/limits')
  const waiting = reviewer.getByRole('region', { name: '等审定的修改' })
  await waiting.getByRole('button', { name: '发布：这份时限与催办' }).click()
  await waiting.getByRole('button', { name: '确认发布' }).click()
  await expect(
    reviewer.getByRole('region', { name: '时限表' }).getByRole('row', { name: /办结（本单位）/ }),
  ).toContainText('4个工作日 校 5个工作日')
  const officer = await house.as(OFFICER, '/desk/limits')
  await expect(officer.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(officer.getByRole('button', { name: /修改/ })).toHaveCount(0)
})
