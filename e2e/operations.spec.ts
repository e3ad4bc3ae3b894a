import { look, lookNow } from './axe.ts'
import { expect, test } from './house.ts'
import { openMachineRoom } from './machine-room.ts'
import { AUDIT_ADMIN, LEAD, SYSTEM_ADMIN } from './people.ts'

test('a worker stopped by hand turns the page red within two minutes, and green when it goes on', async ({ house }) => {
  test.setTimeout(180_000)
  const room = await openMachineRoom()
  try {
    const page = await house.as(SYSTEM_ADMIN, '/desk/running')
    await expect(page.getByRole('heading', { level: 1, name: '运行状态' })).toBeVisible()
    const verdict = page.locator('.operations-verdict')
    await expect(verdict).toContainText('一切正常', { timeout: 90_000 })
    const worker = await room.worker()
    const row = page.getByRole('listitem').filter({ hasText: `:${worker.pid}` })
    await expect(row.getByText('在工作')).toBeVisible({ timeout: 30_000 })
    await look(page, 'running')
    worker.kill('SIGSTOP')
    await expect(verdict.getByText(`:${worker.pid} 失联`)).toBeVisible({ timeout: 120_000 })
    await expect(verdict).toContainText('有停摆，请立即处理')
    const readyz = async () => (await page.request.get('/readyz')).status()
    await expect.poll(readyz).toBe(503)
    expect((await page.request.get('/readyz/web')).status()).toBe(200)
    await look(page, 'running-red')
    worker.kill('SIGCONT')
    await expect(verdict).toContainText('一切正常', { timeout: 30_000 })
    await expect.poll(readyz).toBe(200)
  } finally {
    await room.close()
  }
})

test('a job that failed to its last try is sent back or dropped with a reason, after being asked once more', async ({
  house,
}) => {
  test.setTimeout(120_000)
  const room = await openMachineRoom()
  try {
    await room.deadJob()
    const page = await house.as(SYSTEM_ADMIN, '/desk/running')
    await expect(page.getByText('有 1 项任务多次失败，等人处理')).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText(/试了 1 次 · error 22P02/)).toBeVisible()
    await expect(page.getByRole('button', { name: '重新执行' })).toBeDisabled()
    await page.getByRole('checkbox', { name: '全选' }).check()
    await page.getByRole('textbox', { name: '理由（记入审计）' }).fill('数据库已恢复')
    await page.getByRole('button', { name: '重新执行：1 项' }).click()
    await look(page, 'running-dead-jobs')
    await page.getByRole('button', { name: '确认重新执行' }).click()
    await expect(page.getByText('已处理 1 项')).toBeVisible()
    await expect(page.getByText(/^没有。失败的任务/)).toBeVisible()
    await room.deadJob()
    await expect(page.getByText('有 1 项任务多次失败，等人处理')).toBeVisible({ timeout: 30_000 })
    const lead = await house.as(LEAD, '/desk/running')
    await expect(lead.getByText(/试了 1 次/)).toBeVisible()
    await expect(lead.getByRole('checkbox')).toHaveCount(0)
    await page.getByRole('checkbox', { name: '全选' }).check()
    await page.getByRole('textbox', { name: '理由（记入审计）' }).fill('没有这件事')
    await page.getByRole('button', { name: '丢弃：1 项' }).click()
    await page.getByRole('button', { name: '确认丢弃' }).click()
    await expect(page.getByText(/^没有。失败的任务/)).toBeVisible()
  } finally {
    await room.close()
  }
})

test('the self-check of the whole campus finds nothing, and says how much it read', async ({ house }) => {
  test.slow()
  const page = await house.as(LEAD, '/desk/self-check')
  await expect(page.getByRole('heading', { level: 1, name: '数据自检' })).toBeVisible()
  await page.getByRole('button', { name: '现在自检' }).click()
  await expect(page.getByText(/全部对得上（.*件、.*步）/)).toBeVisible({ timeout: 60_000 })
  await look(page, 'self-check')
  await page
    .getByRole('radio', { name: 'English' })
    .or(page.getByRole('button', { name: 'English' }))
    .first()
    .click()
  await expect(page.getByText(/Everything agrees/)).toBeVisible()
  await lookNow(page, 'self-check-english')
})

test('both pages are nothing for the other administrators', async ({ house }) => {
  house.faults.forgive(/status of 403 .*operations/)
  for (const path of ['/desk/running', '/desk/self-check']) {
    const page = await house.as(AUDIT_ADMIN, path)
    await expect(page.getByText(/无权查看/)).toBeVisible()
    await page.close()
  }
})
