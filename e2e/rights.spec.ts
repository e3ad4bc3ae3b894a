import { look } from './axe.ts'
import { readReceipt, track } from './homework.ts'
import { expect, test } from './house.ts'
import { AUDIT_ADMIN, LEAD, STUDENT } from './people.ts'

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

test('a copy is asked for and downloaded; deletion is asked for by receipt, answered by the school lead, and told', async ({
  house,
}) => {
  const receipt = await house.leave('图书馆的插座不通电，金丝雀五五五。', { entryUnit: 'TSG' })
  const ticket = { caseNo: receipt.caseNo, code: receipt.receiptCode }
  const page = await house.nobody()
  await track(page, receipt)
  const { version } = await house
    .call<{ version: number }>(null, 'tracking.view', { ticket })
    .catch(() => ({ version: 1 }))
  await house.call(null, 'tracking.withdraw', {
    ticket,
    version,
    key: crypto.randomUUID(),
    reason: { text: '不用了' },
  })
  await page.getByRole('link', { name: '这件事的个人信息' }).click()
  await page.getByRole('button', { name: '要一份副本' }).click()
  const link = page.getByRole('link', { name: '下载' })
  await expect(link).toBeVisible({ timeout: 20_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.zip$/)
  await page.getByRole('button', { name: '要求删除' }).click()
  await page.getByRole('textbox', { name: /想补充的话/ }).fill('请全部删掉')
  await page.getByRole('button', { name: '提出要求' }).click()
  await expect(page.getByText(/等答复 · 最晚/)).toBeVisible()
  await look(page, 'privacy-case-request')

  const lead = await house.as(LEAD, '/desk/rights')
  const row = lead.getByRole('listitem').filter({ hasText: receipt.caseNo })
  await expect(row.getByText('请全部删掉')).toBeVisible()
  await row.getByRole('button', { name: '答复' }).click()
  await expect(row.getByText('请选一种答复，并写明理由。')).toBeVisible()
  await row.getByRole('radio', { name: '同意，立即销毁' }).check()
  await row.getByRole('textbox', { name: /理由/ }).fill('没有须留存的理由')
  await row.getByRole('button', { name: '答复' }).click()
  await expect(row.getByText('请先勾选：删除后不能恢复。')).toBeVisible()
  await row.getByRole('checkbox', { name: /不能恢复/ }).check()
  await look(lead, 'desk-rights')
  await row.getByRole('button', { name: '答复' }).click()
  await expect(lead.getByRole('listitem').filter({ hasText: '已同意并办理' }).first()).toBeVisible()

  await page.reload()
  await page.getByRole('textbox', { name: '查询码' }).fill(receipt.receiptCode)
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByText('文字已经按规定销毁')).toBeVisible()
})

test('the school lead sees what the next night takes and changes a limit within its bounds', async ({ house }) => {
  const page = await house.as(LEAD, '/desk/retention')
  await expect(page.getByText(/下次（每晚 2:41）将处理/)).toBeVisible()
  await page.getByRole('textbox', { name: /身份脱离/ }).fill('1')
  await expect(page.getByText('超出允许的范围，或文字早于身份。')).toBeVisible()
  await page.getByRole('textbox', { name: /身份脱离/ }).fill('10')
  await expect(page.getByText(/这样改，下次将处理/)).toBeVisible()
  await page.getByRole('textbox', { name: '理由（记入审计）' }).fill('学校规定')
  await look(page, 'desk-retention')
  const audit = await house.as(AUDIT_ADMIN, '/desk/retention')
  await expect(audit.getByText(/身份脱离 \d+ 件/)).toBeVisible()
  await expect(audit.getByRole('button', { name: '按此执行' })).toHaveCount(0)
})
