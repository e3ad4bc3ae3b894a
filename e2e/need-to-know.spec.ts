import { look } from './axe.ts'
import { begin, openCase } from './desk.ts'
import { track } from './homework.ts'
import { expect, test } from './house.ts'
import { CLERK, CONFIDANT, MEMBER, OFFICER, SYSTEM_ADMIN } from './people.ts'

const ASK = '谁能看到这道题'

test('the officer of the unit reads who can see a case and why; a member is not offered the list', async ({
  house,
}) => {
  const { caseNo } = await house.leave('三号楼走廊的灯连着坏了四盏，晚上看不清路。')
  const page = await house.as(OFFICER)
  await openCase(page, caseNo)
  await page.getByText(ASK).click()
  const list = page.getByRole('group').filter({ hasText: ASK })
  await expect(list.getByText('本单位是这道题的责任单位：看全部内容')).toBeVisible()
  await expect(list.getByText('总答题组统筹全校的题')).toBeVisible()
  await expect(list.getByText(/现在共 \d+ 人/)).toBeVisible()
  await look(page, 'readers')
  const member = await house.as(MEMBER, '/desk/pool')
  await expect(member.getByRole('main')).toBeVisible()
  await expect(member.getByText(ASK)).toHaveCount(0)
})

test('of a held case the confidant reads that the cleared few alone see it, and so does its submitter, without a name', async ({
  house,
}) => {
  const receipt = await house.leave('老师让我们替他写项目材料，我不敢说。', {
    sensitive: true,
    identityMode: 'sealedFromHandlers',
  })
  const page = await house.as(CONFIDANT)
  await openCase(page, receipt.caseNo)
  await page.getByText(ASK).click()
  await expect(page.getByText('限知的题只由指定的限知人员看')).toBeVisible()
  await expect(page.getByText('本单位是这道题的责任单位')).toHaveCount(0)
  await look(page, 'readers-held')
  const own = await house.nobody()
  await track(own, receipt)
  await own.getByText('谁能看到这件作业').click()
  await expect(own.getByText('限知的题只由指定的限知人员看')).toBeVisible()
  await expect(own.getByText(/总答题组 · 限知专员/)).toBeVisible()
  await look(own, 'readers-own')
})

test('everybody at the desk reads what the own offices let them see', async ({ house }) => {
  const page = await house.as(OFFICER, '/desk')
  await page.locator('summary', { hasText: /./ }).first().click()
  await page.getByRole('link', { name: '我能看到什么' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '我能看到什么' })).toBeVisible()
  await expect(page.getByText('这道题曾交给本单位')).toBeVisible()
  await expect(page.getByText(/限知的题.*不归你看/)).toBeVisible()
  await look(page, 'sight')
  const admin = await house.as(SYSTEM_ADMIN, '/desk/sight')
  await expect(admin.getByText('这个岗位不看任何一道题。')).toBeVisible()
  await look(admin, 'sight-nothing')
})

test('a clerk finds what was entered today on a desk of its own', async ({ house }) => {
  const page = await house.as(CLERK, '/desk/entered')
  await expect(page.getByText('今天还没有录入的题')).toBeVisible()
  await look(page, 'clerk-entered')
})

test('a case that its submitter flags leaves the open page of its unit at once, with a form open on it', async ({
  house,
}) => {
  const text = '三号楼走廊的灯连着坏了四盏，琥珀色的那几盏最暗。'
  const { caseNo, receiptCode } = await house.leave(text)
  const page = await house.as(OFFICER)
  await openCase(page, caseNo)
  await begin(page, '请师生补充')
  await expect(page.getByText(text)).toBeVisible()
  house.faults.forgive(/404/)
  await house.call(null, 'tracking.flag', {
    ticket: { caseNo, code: receiptCode },
    version: 1,
    key: crypto.randomUUID(),
    class: 'ethics',
    reason: null,
  })
  await expect(page.getByText('没有这道题，或你无权查看')).toBeVisible()
  await expect(page.getByText('琥珀色')).toHaveCount(0)
  await look(page, 'flagged-away')
})
