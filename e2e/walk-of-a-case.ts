import { look, lookNow } from './axe.ts'
import { begin, choose, openCase, openFrom, press, send, tick, write } from './desk.ts'
import { PHOTO, readReceipt, track } from './homework.ts'
import { expect, type House, type Receipt } from './house.ts'
import { MEMBER, nameOf, OFFICER, REVIEWER } from './people.ts'

const TEXT = '东校园9栋三楼洗衣房的水龙头从周一起一直漏水，地上积水很滑，已经有同学滑倒了。'

/** One case from 留作业 to the rating, each step by another person on a screen of their own; the same on a desktop and on a phone. */
export async function walk(house: House): Promise<void> {
  const receipt = await leaveHomework(house)
  await work(house, receipt)
  await mark(house, receipt)
}

async function leaveHomework(house: House): Promise<Receipt> {
  const page = await house.nobody()
  await page.goto('/')
  await look(page, 'home')
  await page.getByRole('link', { name: '留作业' }).click()
  await page.getByRole('textbox', { name: '写下来' }).fill(TEXT)
  await page.getByRole('radio', { name: '东校园' }).check()
  await page.getByRole('textbox', { name: '楼栋、房间' }).fill('9栋三楼洗衣房')
  await page.locator('input[type="file"]').setInputFiles(PHOTO)
  await expect(page.getByRole('button', { name: /去掉照片/ })).toBeVisible()
  const preview = page.getByRole('region', { name: '交上去之后' })
  await expect(preview.getByText('后勤基建处', { exact: true })).toBeVisible()
  await expect(preview.getByText(/\d+月\d+日/)).toBeVisible()
  await look(page, 'leave')

  await page.reload()
  await expect(page.getByText('上次写的还在这里')).toBeVisible()
  await expect(page.getByRole('textbox', { name: '写下来' })).toHaveValue(TEXT)
  await expect(page.getByRole('button', { name: /去掉照片/ })).toBeVisible()

  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('radio', { name: /不确定/ })).toBeChecked()
  await expect(
    page.getByRole('radio', { name: /后勤生活服务.*因为你写到：.*漏水|基建修缮.*因为你写到/ }).first(),
  ).toBeVisible()
  await page.getByRole('combobox', { name: /你的学院或单位/ }).fill('后勤基建处')
  await look(page, 'leave-about')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByText('为什么是这里')).toBeVisible()
  await look(page, 'leave-check')
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await page.getByRole('button', { name: '确认，留作业' }).dblclick()
  const receipt = await readReceipt(page)
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible()
  await look(page, 'receipt')
  return receipt
}

async function work(house: House, { caseNo }: Receipt): Promise<void> {
  const officer = await house.as(OFFICER)
  await officer.goto(`/desk/search?q=${encodeURIComponent('洗衣房的水龙头')}`)
  await expect(officer.getByRole('link', { name: caseNo })).toHaveCount(1)
  await openFrom(officer, 'triage', caseNo)
  const triage = await begin(officer, '研判')
  await expect(triage.getByRole('radio', { name: /即收即办/ })).toBeChecked()
  await expect(triage.getByText(/依据：/).first()).toBeVisible()
  await choose(triage, '缓急', 'P2|一般')
  await choose(triage, '哪种诉求', '急')
  await choose(triage, '事实清楚吗', '是')
  await choose(triage, '责任明确吗', '是')
  await choose(triage, '能否通过基层党建解决', '能')
  await write(triage, '研判意见', '楼内用水设施，公寓支部可办；先放防滑垫。')
  await lookNow(officer, 'triage-form')
  await send(triage, '研判', '待审核')

  const reviewer = await house.as(REVIEWER)
  await openFrom(reviewer, 'review', caseNo)
  const approval = await begin(reviewer, '审核通过')
  await approval.getByRole('radio', { name: new RegExp(`^${nameOf(MEMBER)}`) }).check()
  await lookNow(reviewer, 'approve-form')
  await send(approval, '审核通过', '待领题')

  const member = await house.as(MEMBER)
  await openFrom(member, 'mine', caseNo)
  await press(member, '领题', '办理中')
  await openCase(member, caseNo)
  const note = await begin(member, '记录进展')
  await write(note, '进展', '下午带维修工到现场，先关了总阀，铺了防滑垫。')
  await tick(note, '同时告诉提交人')
  await send(note, '记录进展', '办理中')
  const filing = await begin(member, '办结报备')
  await choose(filing, '结果', '解决')
  await write(filing, '实际做了什么', '11月更换了三楼洗衣房两只水龙头，地面做了防滑处理，当晚复查不再漏水。')
  await tick(filing, '党员先锋岗')
  await lookNow(member, 'file-form')
  await send(filing, '办结报备', '已报备')
}

async function mark(house: House, receipt: Receipt): Promise<void> {
  const own = await house.nobody()
  await track(own, receipt)
  await expect(own.getByRole('heading', { level: 1, name: '说是办完了，等你说' })).toBeVisible()
  await look(own, 'track-filed')
  await own.getByRole('radio', { name: '解决了', exact: true }).check()
  await own.getByRole('textbox', { name: '想说的话' }).fill('真的修好了，谢谢。')
  await own.getByRole('button', { name: '告诉他们' }).click()
  await expect(own.getByText('你的答复已经收到')).toBeVisible()

  const officer = await house.as(OFFICER)
  await openFrom(officer, 'callback', receipt.caseNo)
  const writeOff = await begin(officer, '销号')
  await expect(writeOff.getByRole('radio', { name: /^解决/ })).toBeChecked()
  await tick(writeOff, '党建筑牢')
  await write(writeOff, '一句话成效', '洗衣房当天不再漏水。')
  await lookNow(officer, 'write-off-form')
  await send(writeOff, '销号', '已销号')

  await expect(own.getByRole('heading', { level: 1, name: '已经办结' })).toBeVisible()
  await own.getByRole('group', { name: '办得满意吗' }).getByRole('radio', { name: /^5/ }).check()
  await own.getByRole('group', { name: '办得及时吗' }).getByRole('radio', { name: /^4/ }).check()
  await own.getByRole('button', { name: '打分' }).click()
  await expect(own.getByText('谢谢，分数记下了')).toBeVisible()
  for (const step of [
    '你留下了作业',
    '研判完成',
    '审核通过',
    '有人领题，开始办',
    '有了进展',
    '承办的人说办完了',
    '你答复了结果',
    '销号',
    '你打了分',
  ])
    await expect(own.getByRole('region', { name: '走过的每一步' }).getByText(step, { exact: true })).toBeVisible()
  await look(own, 'track-rated')

  await own.getByText('没解决，要求重办').click()
  await own.getByRole('textbox', { name: /哪里没有解决/ }).fill('第二天又漏了，比之前还厉害。')
  await own.getByRole('button', { name: '要求重办' }).click()
  await expect(own.getByText('已经重新打开，接着办')).toBeVisible()
  await expect(own.getByRole('heading', { level: 1, name: '正在办' })).toBeVisible()
}
