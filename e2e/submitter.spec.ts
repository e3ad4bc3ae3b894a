import { look, lookNow } from './axe.ts'
import { readReceipt, track, writeHomework } from './homework.ts'
import { expect, test } from './house.ts'
import { OFFICER, STUDENT } from './people.ts'
import { TRIAGE } from './stage.ts'

test('a signed-in student leaves homework at the own college and finds it under 我的作业', async ({ house }) => {
  const page = await house.as(STUDENT, '/')
  await look(page, 'student-home')
  await page.goto('/mine')
  await expect(page.getByRole('heading', { level: 1, name: '我的作业' })).toBeVisible()
  await look(page, 'student-mine')
  await page.goto('/leave')
  await page.getByRole('textbox', { name: '写下来' }).fill('学院二楼自习室的投影幕布卡住了，放不下来。')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('combobox', { name: /你的学院或单位/ })).toHaveValue('计算机与电子信息学院')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await page.getByRole('button', { name: '确认，留作业' }).click()
  const { caseNo } = await readReceipt(page)
  await page.goto('/mine')
  await page.getByRole('link', { name: caseNo }).click()
  await expect(page.getByRole('heading', { level: 1, name: '正在研判' })).toBeVisible()
  await page.getByText('撤回', { exact: true }).click()
  await page.getByRole('button', { name: '确认撤回' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '你已撤回' })).toBeVisible()
  await look(page, 'track-withdrawn')
})

test('whoever is worried learns who will see it before sending, and the unit entered is passed by', async ({
  house,
}) => {
  const page = await house.nobody()
  await page.goto('/leave')
  await page.getByRole('textbox', { name: '写下来' }).fill('实验室的老师总让我们通宵值班，不去就扣绩点。')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('combobox', { name: /你的学院或单位/ }).fill('后勤基建处')
  await page.getByRole('radio', { name: '对承办人匿名' }).check()
  await page.getByText('涉及老师、导师、单位，或者你有顾虑').click()
  await page.getByRole('radio', { name: '老师或导师' }).check()
  await page.getByRole('switch', { name: '不经过我的单位' }).check()
  await expect(page.getByText('没有你的同意，不会转给你的单位。').first()).toBeVisible()
  await look(page, 'leave-careful')
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await page.getByRole('button', { name: '确认，留作业' }).click()
  const receipt = await readReceipt(page)
  await expect(page.getByText('已经交到学校总答题组指定的人手里')).toBeVisible()
  await look(page, 'receipt-held')
  const own = await house.nobody()
  await track(own, receipt)
  await expect(own.getByRole('heading', { level: 1, name: '只有专人在看' })).toBeVisible()
  await look(own, 'track-held')
})

test('a question of the unit is answered on the own page, and the clock goes on', async ({ house }) => {
  const receipt = await house.leave('食堂的灯坏了，麻烦看一下。')
  await house.act(OFFICER, receipt.caseNo, 'dispatch.askSubmitter', { question: { text: '请问是哪个食堂？' } })
  const page = await house.nobody()
  await track(page, receipt)
  await expect(page.getByText('请问是哪个食堂？').first()).toBeVisible()
  await look(page, 'track-asked')
  await page.getByRole('button', { name: '交上去' }).click()
  await expect(page.getByText('请写几个字。')).toBeVisible()
  await page.getByRole('textbox', { name: '你的回答' }).fill('东校园第一食堂，东门那一排。')
  await page.getByRole('button', { name: '交上去' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '正在研判' })).toBeVisible()
})

test('a rejection is told with its reason and can be taken to the school', async ({ house }) => {
  const receipt = await house.leave('校外小区的停车费太贵了，学校能不能管一管？')
  await house.act(OFFICER, receipt.caseNo, 'dispatch.triage', {
    ...TRIAGE,
    path: 'reject',
    rejection: {
      reason: 'notSchoolDuty',
      notice: { text: '校外小区由物业管理，可拨打政务热线反映；五个工作日内可申请复核。' },
    },
  })
  await house.act({ role: 'reviewer', unit: 'HQC' }, receipt.caseNo, 'dispatch.approve', {
    branch: null,
    member: null,
    opinion: null,
  })
  const page = await house.nobody()
  await track(page, receipt)
  await expect(page.getByRole('heading', { level: 1, name: '没有受理' })).toBeVisible()
  const steps = page.getByRole('region', { name: '走过的每一步' })
  await expect(steps.getByText('不予受理', { exact: true })).toBeVisible()
  await expect(steps.getByText('审核通过')).toHaveCount(0)
  await look(page, 'track-rejected')
  await page.getByText('请学校再看一次', { exact: true }).first().click()
  await page.getByRole('textbox', { name: '为什么应该受理' }).fill('这个小区是学校的周转房，物业是学校请的。')
  await page.getByRole('button', { name: '请再看一次' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '等学校裁定' })).toBeVisible()
})

test('a case that turned delicate is taken out of the unit by its submitter', async ({ house }) => {
  house.faults.forgive(/status of 404 .*\/trpc\/.*cases\./)
  const receipt = await house.leave('宿舍维修的师傅态度不好，门修了一半就走了。')
  const page = await house.nobody()
  await track(page, receipt)
  await page.getByText('有人为难我，或者这件事变敏感了').click()
  await page.getByRole('radio', { name: '有人因为这件事为难我、威胁我' }).check()
  await page.getByRole('textbox', { name: '发生了什么' }).fill('师傅知道是我说的，在楼下堵我。')
  await page.getByRole('button', { name: '交给专人' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '只有专人在看' })).toBeVisible()
  const officer = await house.as(OFFICER, `/desk/cases/${receipt.caseNo}`)
  await expect(officer.getByText(/没有这道题/)).toBeVisible()
})

test('a receipt kept on the device opens the case by one tap and can be removed; an unknown address leads home', async ({
  house,
}) => {
  const page = await house.nobody()
  await writeHomework(page, '体育馆更衣室的柜子有一半锁坏了。', '体育学院')
  await page.getByRole('checkbox', { name: /我知道了/ }).check()
  await page.getByRole('button', { name: '确认，留作业' }).click()
  const { caseNo } = await readReceipt(page)
  await page.getByRole('button', { name: '记在本机' }).click()
  await page.goto('/')
  await page.getByRole('link', { name: caseNo }).click()
  await expect(page.getByRole('heading', { level: 1, name: '正在研判' })).toBeVisible()
  await look(page, 'track-fresh')
  await page.goto('/track')
  await lookNow(page, 'track')
  await page.getByRole('button', { name: `从这台设备上删掉 ${caseNo}` }).click()
  await expect(page.getByRole('link', { name: caseNo })).toHaveCount(0)
  await page.goto('/no-such-page')
  await look(page, 'not-found')
  await page.getByRole('link', { name: '回首页' }).click()
  await expect(page).toHaveURL(/\/$/)
})
