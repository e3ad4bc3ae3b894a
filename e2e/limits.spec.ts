import { look } from './axe.ts'
import { expect, test } from './house.ts'
import { LEAD } from './people.ts'

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
