import { look } from './axe.ts'
import { readReceipt, track } from './homework.ts'
import { expect, test } from './house.ts'
import { STUDENT } from './people.ts'

test('the notice is read in full before sending, and agreed to with its version', async ({ house }) => {
  const page = await house.nobody()
  await page.goto('/leave')
  await page.getByRole('textbox', { name: '写下来' }).fill('图书馆三楼的饮水机不出热水。')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('radio', { name: '可以打电话' }).check()
  await page.getByRole('textbox', { name: '电话' }).fill('13800000000')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('link', { name: /告知书全文（2026-11 版）/ })).toHaveAttribute('href', '/privacy/notice')
  await expect(page.getByText(/即单独同意用它就这件事联系你/)).toBeVisible()
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await look(page, 'leave-consent')
  await page.getByRole('button', { name: '确认，留作业' }).click()
  const receipt = await readReceipt(page)
  await page.goto('/privacy/notice')
  await expect(page.getByRole('heading', { level: 1, name: '个人信息保护告知书' })).toBeVisible()
  await expect(page.getByText('演示大学').first()).toBeVisible()
  await look(page, 'privacy-notice')

  const own = await house.nobody()
  await track(own, receipt)
  await own.getByRole('link', { name: '这件事的个人信息' }).click()
  await expect(own.getByRole('heading', { level: 1, name: '这件事的个人信息' })).toBeVisible()
  await expect(own.getByText('13800000000')).toBeVisible()
  await own.getByRole('button', { name: '撤回，不再用' }).click()
  await own.getByRole('button', { name: '确定撤回' }).click()
  await expect(own.getByText('已撤回，联系方式已经删掉。')).toBeVisible()
  await expect(own.getByText('撤回同意')).toBeVisible()
  await look(own, 'privacy-case')
})

test('我的隐私 shows what is held, and a consent is given and withdrawn by one switch', async ({ house }) => {
  const page = await house.as(STUDENT, '/privacy')
  await expect(page.getByRole('heading', { level: 1, name: '我的隐私' })).toBeVisible()
  const open = page.getByRole('switch', { name: '在表扬、案例中公开我的姓名' })
  await expect(open).not.toBeChecked()
  await open.check()
  await expect(page.getByText(/公开姓名 · 告知书/).first()).toBeVisible()
  await expect(open).toBeChecked()
  await open.uncheck()
  await expect(open).not.toBeChecked()
  await expect(page.getByText('撤回同意').first()).toBeVisible()
  await look(page, 'privacy-mine')
})
