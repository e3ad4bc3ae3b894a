import { look, lookNow } from './axe.ts'
import { pick } from './desk.ts'
import { expect, test } from './house.ts'
import { AUDIT_ADMIN, OFFICER, SYSTEM_ADMIN } from './people.ts'

test('the audit administrator reads who did what, narrows it, proves it and takes it along', async ({ house }) => {
  test.slow()
  const { caseNo } = await house.leave('五号楼走廊的灯一到晚上就闪。')
  await house.ask(OFFICER, 'cases.view', { caseNo })
  const page = await house.as(AUDIT_ADMIN, '/desk')
  await expect(page.getByRole('heading', { level: 1, name: '审计日志' })).toBeVisible()
  await expect(page.getByRole('row').nth(20)).toBeVisible()
  await look(page, 'audit')

  await page.getByRole('button', { name: '立即校验' }).click()
  await expect(page.getByText(/校验通过至/)).toBeVisible()

  const search = page.getByRole('search', { name: '筛选日志' })
  await search.getByLabel('题号').fill(caseNo)
  await search.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('row')).toHaveCount(3)
  await expect(page.getByRole('row').nth(1)).toContainText('查看题目')
  await expect(page.getByRole('row').nth(2)).toContainText('提交')
  await expect(page.getByText(/走廊的灯/)).toHaveCount(0)
  await lookNow(page, 'audit-of-a-case')
  const csv = page.waitForEvent('download')
  await search.getByRole('link', { name: '导出 CSV' }).click()
  expect((await csv).suggestedFilename()).toMatch(/^audit-\d{4}-\d{2}-\d{2}\.csv$/)

  await search.getByRole('button', { name: '清空' }).click()
  await pick(search, '做了什么', '导出审计日志', '导出')
  await search.getByRole('button', { name: '查询' }).click()
  await expect(page.getByRole('row').nth(1)).toContainText(caseNo)
  await search.getByLabel('姓名或用户名').fill('没有此人')
  await search.getByRole('button', { name: '查询' }).click()
  await expect(page.getByText('没有符合条件的记录')).toBeVisible()
})

test('the log is nothing for the other administrators', async ({ house }) => {
  house.faults.forgive(/status of 403 .*audit/)
  const page = await house.as(SYSTEM_ADMIN, '/desk/audit')
  await expect(page.getByText(/无权查看/)).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(0)
})
