import type { Page } from '@playwright/test'
import { expectAccessible, lookNow } from './axe.ts'
import { begin, openCase, openFrom, send, write } from './desk.ts'
import { readReceipt, track, writeHomework } from './homework.ts'
import { expect, test } from './house.ts'
import { DEPUTY, MEMBER, OFFICER } from './people.ts'
import { inProgress, triaged } from './stage.ts'

const hasChinese = (page: Page, within: string) =>
  page.locator(within).evaluate(one => /[\u4e00-\u9fff]/.test((one as { innerText?: string }).innerText ?? ''))

test('everything a submitter reads is there in English, and the choice is remembered', async ({ house }) => {
  const page = await house.nobody()
  await page.goto('/')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Write it down')
  await lookNow(page, 'home-en')
  await page.goto('/leave')
  await page.getByRole('textbox', { name: 'Write it down' }).fill('The washing machines in building 14 are broken.')
  await lookNow(page, 'leave-en')
  await page.getByRole('button', { name: 'Next' }).click()
  await lookNow(page, 'leave-about-en')
  await page.getByRole('button', { name: 'Next' }).click()
  await lookNow(page, 'leave-check-en')
  await page.getByRole('checkbox', { name: /I understand/ }).check()
  await page.getByRole('button', { name: 'Send it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Your case is in' })).toBeVisible()
  await lookNow(page, 'receipt-en')
  expect(await hasChinese(page, 'main')).toBe(false)
  await page.getByRole('link', { name: 'Follow it' }).click()
  await expect(page.getByRole('list', { name: 'The three phases' }).or(page.getByRole('list').first())).toBeVisible()
  await lookNow(page, 'track-en')
  await page.getByRole('button', { name: '中文' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN')
})

test('the desk speaks English too', async ({ house }) => {
  const { caseNo } = await house.leave('9栋一楼开水器不出水。')
  const page = await house.as(OFFICER, '/desk/triage')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Triage' })).toBeVisible()
  await lookNow(page, 'triage-en')
  await page.goto(`/desk/cases/${caseNo}`)
  await page.getByRole('button', { name: 'Triage', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Triage', exact: true })).toBeVisible()
  await lookNow(page, 'triage-form-en')
})

test('too short a text, a wrong code and a missing consent are said where they are', async ({ house }) => {
  house.faults.forgive(/status of (404|429) .*tracking\.view/)
  const page = await house.nobody()
  await page.goto('/leave')
  await page.getByRole('textbox', { name: '写下来' }).fill('灯')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText(/再多写一点点，至少 \d+ 个字/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: '写下来' })).toBeFocused()
  await lookNow(page, 'leave-too-short')
  await writeHomework(page, '第二食堂门口的灯坏了一个星期。', '后勤基建处')
  await page.getByRole('button', { name: '确认，留作业' }).click()
  await expect(page.getByText('请先看上面的说明，再勾选。')).toBeVisible()
  await lookNow(page, 'leave-no-consent')

  const { caseNo } = await house.leave('9栋天台的门没有锁，有点危险。')
  await page.goto('/track')
  await page.getByRole('textbox', { name: '编号' }).fill(caseNo)
  await page.getByRole('textbox', { name: '查询码' }).fill('AAAA-BBBB-CCCC-DDDD')
  await page.getByRole('button', { name: '查看' }).click()
  await expect(page.getByText(/没有找到这一件/)).toBeVisible()
  await lookNow(page, 'track-wrong-code')
})

test('when somebody was faster the second is told so and keeps what was typed', async ({ house }) => {
  house.faults.forgive(/status of 409 .*\/trpc\//)
  const { caseNo } = await house.leave('9栋二楼的垃圾两天没有清，有味道了。')
  const first = await house.as(OFFICER)
  const second = await house.as(DEPUTY)
  await openFrom(second, 'triage', caseNo)
  const late = await begin(second, '请师生补充')
  await write(late, '想请提交人补充什么', '请问是哪一侧的楼梯口？')
  await openCase(first, caseNo)
  const note = await begin(first, '记录进展')
  await write(note, '进展', '已请保洁今天中午前清运。')
  await send(note, '记录进展', '待研判')
  await late.getByRole('button', { name: '请师生补充', exact: true }).click()
  await expect(late.getByText(/有人先一步处理了这道题/)).toBeVisible()
  await expect(late.getByRole('textbox', { name: '想请提交人补充什么' })).toHaveValue('请问是哪一侧的楼梯口？')
  await lookNow(second, 'stale')
  await late.getByRole('button', { name: '载入最新' }).click()
  await expect(late.getByText(/有人先一步处理了这道题/)).toHaveCount(0)
  await expect(late.getByRole('textbox', { name: '想请提交人补充什么' })).toHaveValue('请问是哪一侧的楼梯口？')
  await send(late, '请师生补充', '待补充')
})

test('open pages follow the case without a reload: the own page, the case page and the list', async ({ house }) => {
  const receipt = await house.leave('9栋三楼的晾衣架掉下来了。')
  const own = await house.nobody()
  await track(own, receipt)
  await expect(own.getByRole('heading', { level: 1, name: '正在研判' })).toBeVisible()
  const member = await house.as(MEMBER, '/desk/mine')
  await expect(member.getByRole('heading', { level: 1 })).toBeVisible()
  const officer = await house.as(OFFICER)
  await openCase(officer, receipt.caseNo)
  await triaged(house, receipt.caseNo)
  await expect(own.getByRole('heading', { level: 1, name: '正在审核' })).toBeVisible()
  await expect(officer.getByText('待审核').first()).toBeVisible()
  await house.act({ role: 'reviewer', unit: 'HQC' }, receipt.caseNo, 'dispatch.approve', {
    branch: null,
    member: null,
    opinion: null,
  })
  await house.act(MEMBER, receipt.caseNo, 'handling.claim')
  await expect(member.getByRole('link', { name: receipt.caseNo })).toBeVisible()
  await expect(own.getByRole('heading', { level: 1, name: '正在办' })).toBeVisible()
})

test('without a network nothing is lost: the homework is sent by itself once there is one again, and makes one case', async ({
  house,
}) => {
  house.faults.forgive(/net::ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to load resource/)
  const page = await house.nobody()
  await writeHomework(page, '9栋一楼的快递柜屏幕黑了，取不了件。', '后勤基建处')
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '确认，留作业' }).click()
  await expect(page.getByText(/还没有交上去。连上网会自动再交/)).toBeVisible()
  await expectAccessible(page)
  await page.context().setOffline(false)
  const { caseNo } = await readReceipt(page)
  const officer = await house.as(OFFICER, `/desk/search?q=${encodeURIComponent('快递柜 屏幕')}`)
  await expect(officer.getByRole('link', { name: caseNo })).toBeVisible()
})

test('a desk form survives a lost connection and is sent once', async ({ house }) => {
  house.faults.forgive(/net::ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to load resource/)
  const { caseNo } = await house.leave('9栋五楼的水压太小，洗澡要很久。')
  await inProgress(house, caseNo)
  const page = await house.as(MEMBER)
  await openCase(page, caseNo)
  const note = await begin(page, '记录进展')
  await write(note, '进展', '已联系泵房，今晚调压。')
  await page.context().setOffline(true)
  await note.getByRole('button', { name: '记录进展', exact: true }).click()
  await expect(note.getByText(/网络没有连上。填写的内容都在/)).toBeVisible()
  await page.context().setOffline(false)
  await send(note, '记录进展', '办理中')
  await expect(page.getByText('已联系泵房，今晚调压。')).toHaveCount(1)
})
