import { openMailStandIn } from '../apps/server/src/testing/mail-stand-in.ts'
import { look, lookNow } from './axe.ts'
import { expect, test } from './house.ts'
import { LEAD, STUDENT } from './people.ts'

let mail: Awaited<ReturnType<typeof openMailStandIn>>
test.beforeAll(async () => {
  mail = await openMailStandIn(Number(process.env.ZUOYEBEN_E2E_MAIL))
})
test.afterAll(() => mail.close())

test('somebody says how they want to be told: an address with its code, quiet hours, a language', async ({ house }) => {
  const page = await house.as(STUDENT, '/mine')
  await page.getByRole('link', { name: '通知方式' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '通知方式' })).toBeVisible()
  await look(page, 'told')
  const card = page.getByRole('listitem').filter({ hasText: '电子邮件' })
  await card.getByRole('textbox', { name: '电子邮件地址' }).fill('wei@campus.example')
  await card.getByRole('button', { name: '发验证码' }).click()
  await expect(card.getByText('验证码已发出')).toBeVisible()
  const code = /\d{6}/.exec(mail.mails.at(-1)?.text ?? '')?.[0] ?? ''
  const wrong = code === '000000' ? '000001' : '000000'
  house.faults.forgive(/400/)
  await card.getByRole('textbox', { name: '六位验证码' }).fill(wrong)
  await card.getByRole('button', { name: '确认' }).click()
  await expect(card.getByRole('alert')).toContainText('验证码不对')
  await look(page, 'told-code')
  await card.getByRole('textbox', { name: '六位验证码' }).fill(code)
  await card.getByRole('button', { name: '确认' }).click()
  await expect(card.getByText('已可用')).toBeVisible()
  await expect(card.getByText('we…@campus.example')).toBeVisible()
  await expect(card.getByRole('switch', { name: '用电子邮件通知我' })).toBeChecked()

  await page.getByLabel('安静时段从').fill('08:00')
  await expect(page.getByText('安静时段最长 12 小时。')).toBeVisible()
  await page.getByLabel('安静时段从').fill('21:00')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.getByText('已保存。')).toBeVisible()
  await look(page, 'told-ready')

  await card.getByRole('button', { name: '删除' }).click()
  await lookNow(page, 'told-remove')
  await card.getByRole('button', { name: '确认删除' }).click()
  await expect(card.getByText('还没有填')).toBeVisible()
})

test('whom nothing reached stands on a page until somebody has settled it', async ({ house }) => {
  await house.leave('我真的不想活了，已经想好今晚从楼上跳楼自杀。', { entryUnit: 'JDXY' })
  const page = await house.as(LEAD, '/desk/notices')
  const link = page.getByRole('link', { name: '没有通知到的人', exact: true })
  const rows = page.locator('.unreached-rows > li')
  // The notice is told by a job, moments after the case.
  await expect(async () => {
    await link.click()
    await page.reload()
    await expect(rows.first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(page.getByText('没有留任何平台外的联系方式').first()).toBeVisible()
  await look(page, 'unreached')
  const name = (await rows.first().getAttribute('aria-label')) ?? ''
  const n = await rows.count()
  await rows.first().getByRole('button', { name: '已打电话' }).click()
  await expect(page.getByRole('listitem', { name, exact: true })).toHaveCount(0)
  await expect(rows).toHaveCount(n - 1)
})
