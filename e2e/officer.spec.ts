import { look, lookNow } from './axe.ts'
import { begin, choose, lookAtDesks, openCase, openFrom, pick, send, write } from './desk.ts'
import { expect, test } from './house.ts'
import { NETWORK_OFFICER, OFFICER } from './people.ts'

const DESKS = [
  'consults',
  'opinions',
  'triage',
  'assign',
  'transfersIn',
  'callback',
  'overdue',
  'unitAll',
  'circulation',
  'following',
]

test('an officer has the desks of the answer group, each fit for a desk and a phone', async ({ house }) => {
  test.slow()
  const page = await house.as(OFFICER, '/desk')
  await expect(page).toHaveURL(/\/desk\/\w+/)
  await lookAtDesks(page, 'officer', DESKS)
  await page.goto('/desk/notices')
  await look(page, 'officer-notices')
  await page.goto('/desk/no-such-desk')
  await expect(page).toHaveURL(/\/desk\/(?!no-such-desk)\w+/)
})

test('an officer asks the submitter, who is told what is wanted', async ({ house }) => {
  const receipt = await house.leave('食堂门口的灯坏了，晚上看不清台阶，请派人看一下。')
  const page = await house.as(OFFICER)
  await openFrom(page, 'triage', receipt.caseNo)
  await look(page, 'officer-case')
  const form = await begin(page, '请师生补充')
  await write(form, '想请提交人补充什么', '哪里')
  await form.getByRole('button', { name: '请师生补充', exact: true }).click()
  await expect(form.getByText('至少写 5 个字')).toBeVisible()
  await lookNow(page, 'officer-ask')
  await write(form, '想请提交人补充什么', '请问是哪个食堂、哪个门口？')
  await send(form, '请师生补充', '待补充')
})

test('a transfer is asked for with the record of the talk and accepted by the other unit', async ({ house }) => {
  const { caseNo } = await house.leave('办公楼三层的无线网络认证页打不开，两天了。')
  const page = await house.as(OFFICER)
  await openFrom(page, 'triage', caseNo)
  const form = await begin(page, '研判')
  await choose(form, '怎么办', '转办')
  await pick(form, '全部类别', '网络与信息化', '网络')
  await choose(form, '缓急', '(P2|一般)')
  await choose(form, '哪种诉求', '难')
  await choose(form, '事实清楚吗', '是')
  await choose(form, '责任明确吗', '是')
  await choose(form, '能否通过基层党建解决', '能')
  await pick(form, '转给', '信息网络中心', '信息网络')
  await write(form, '为什么不属本单位', '校园网认证由信息网络中心运维。')
  await write(form, /^依据/, '信息网络中心职责清单：校园网。')
  await form.getByRole('button', { name: '研判', exact: true }).click()
  await expect(form.getByText('必填').first()).toBeVisible()
  await lookNow(page, 'officer-transfer-form')
  await write(form, '对方是谁', '网络运维值班 李老师')
  await form.getByLabel('哪天').fill('2026-11-20')
  await pick(form, '方式', '电话')
  await write(form, '结果', '同意接收，今天下午来看。')
  await send(form, '研判', '待审核')
  await house.act({ role: 'reviewer', unit: 'HQC' }, caseNo, 'dispatch.approve', {
    branch: null,
    member: null,
    opinion: null,
  })

  const other = await house.as(NETWORK_OFFICER)
  await openFrom(other, 'transfersIn', caseNo)
  await lookNow(other, 'officer-transfer-in')
  const acceptance = await begin(other, '接收转办')
  await send(acceptance, '接收转办', '待研判')
  await openCase(page, caseNo)
  await expect(page.getByText('信息网络中心').first()).toBeVisible()
})

test('why a case is where it is, decided again to the letter, and “这件分错了” in two clicks', async ({ house }) => {
  const { caseNo } = await house.leave('办公楼三层的无线网络认证页打不开，两天了。')
  const page = await house.as(OFFICER)
  await openCase(page, caseNo)
  await page.getByRole('button', { name: '看依据' }).click()
  await expect(page.getByText(/另有 \d+ 条限知规则，不适用/)).toBeVisible()
  await page.getByRole('button', { name: '再算一遍' }).click()
  await expect(page.getByText('与当时的判定一字不差')).toBeVisible()
  await look(page, 'officer-why')
  await page.getByRole('button', { name: '这件分错了' }).click()
  await lookNow(page, 'officer-misroute')
  await page.getByRole('button', { name: '记为样例' }).click()
  await expect(page.getByText(/已记入.*“分错的题”/)).toBeVisible()
})
