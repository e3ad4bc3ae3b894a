import type { Page } from '@playwright/test'
import { look, lookNow } from './axe.ts'
import { begin, lookAtDesks, openCase, openFrom, pick, send, write } from './desk.ts'
import { expect, test } from './house.ts'
import { CONFIDANT, DEPUTY, OFFICER, REVIEWER } from './people.ts'

const SECRET = '导师要我们周末替他的公司干活，琥珀色档案袋里有记录，请不要让学院知道。'
const BYPASSED = { bypassOwnUnit: true, accused: 'teacherOrSupervisor', sensitive: true, entryUnit: 'HQC' }

/** What the numbers beside the desks say. */
async function counters(page: Page): Promise<string[]> {
  await page.goto('/desk/unitAll')
  await expect(page.getByText(/^共 \d+ 题$|再看一些|没有题/).first()).toBeVisible()
  return page.getByRole('navigation', { name: '工作台', exact: true }).getByRole('link').allInnerTexts()
}

/** Today in Shanghai, as a date field takes it. */
const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function expectUnknown(page: Page, caseNo: string): Promise<void> {
  await page.goto(`/desk/cases/${caseNo}`)
  await expect(page.getByText(/没有这道题/)).toBeVisible()
  for (const words of [caseNo, '琥珀', '档案袋']) {
    await page.goto('/desk/following')
    await page.getByRole('searchbox', { name: '查找题号或内容' }).fill(words)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/没有找到|没有这道题/)).toBeVisible()
  }
  for (const desk of ['triage', 'unitAll', 'following', 'notices']) {
    await page.goto(`/desk/${desk}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByText(caseNo)).toHaveCount(0)
    await expect(page.getByText('琥珀')).toHaveCount(0)
  }
}

test('what bypasses a unit is seen by the confidant alone: held, reported up, handed over', async ({ house }) => {
  test.slow()
  house.faults.forgive(/status of 404 .*\/trpc\/.*cases\./)
  const officer = await house.as(OFFICER)
  const before = await counters(officer)
  const { caseNo } = await house.leave(SECRET, BYPASSED)
  expect(await counters(officer)).toEqual(before)
  await expectUnknown(officer, caseNo)
  await lookNow(officer, 'officer-unknown-case')

  const page = await house.as(CONFIDANT, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'confidant', ['crisis', 'held', 'reportedUp', 'notices'])
  await openFrom(page, 'held', caseNo)
  await expect(page.getByText('琥珀色档案袋').first()).toBeVisible()
  await look(page, 'confidant-case')
  const report = await begin(page, '上报总答题组')
  await pick(report, '属于哪一类', '师德师风')
  await write(report, '理由', '涉及导师言行，转师德渠道核实。')
  await lookNow(page, 'confidant-report-up')
  await send(report, '上报总答题组', '已上报')
  expect(await counters(officer)).toEqual(before)
  await expectUnknown(officer, caseNo)
  await expectUnknown(await house.as(REVIEWER), caseNo)

  await openFrom(page, 'reportedUp', caseNo)
  const over = await begin(page, '转专门渠道')
  await pick(over, '转给', '教师工作部（师德师风）')
  await write(over, '对方回执编号', '师德收〔2026〕8号')
  await over.getByLabel('对方签收日期').fill(today())
  await send(over, '转专门渠道', '已转专门渠道')
  await expectUnknown(await house.as(DEPUTY), caseNo)
})

test('an officer who flags a case loses sight of it at once; cleared with a reason it comes back', async ({
  house,
}) => {
  house.faults.forgive(/status of 404 .*\/trpc\/.*cases\./)
  const { caseNo } = await house.leave('9栋的门禁晚上十一点以后刷不开，值班室没有人。')
  const officer = await house.as(OFFICER)
  await openFrom(officer, 'triage', caseNo)
  const flag = await begin(officer, '标记敏感')
  await write(flag, '看到了什么', '文中提到人员出入，请专人先看。')
  await lookNow(officer, 'officer-flag')
  // One tap on the class sends it.
  await flag.getByRole('button', { name: '第三方隐私' }).click()
  await expect(officer.getByText(/标记敏感：.*现为“疑似敏感/).first()).toBeVisible()
  await officer.goto(`/desk/cases/${caseNo}`)
  await expect(officer.getByText(/没有这道题/)).toBeVisible()
  const page = await house.as(CONFIDANT)
  await openFrom(page, 'held', caseNo)
  const clear = await begin(page, '解除敏感标记')
  await write(clear, '理由', '只是门禁故障。')
  await send(clear, '解除敏感标记', '待研判')
  await openCase(officer, caseNo)
})

test('an ordinary matter that shuns its own unit is sent around it', async ({ house }) => {
  house.faults.forgive(/status of 404 .*\/trpc\/.*cases\./)
  const { caseNo } = await house.leave('学院楼的热水器坏了，反映给学院怕被说，请后勤直接来看。', {
    entryUnit: 'JDXY',
    bypassOwnUnit: true,
  })
  const page = await house.as(CONFIDANT)
  await openFrom(page, 'held', caseNo)
  const form = await begin(page, '绕开本单位转出')
  await pick(form, '交给哪个单位', '后勤基建处', '后勤')
  await write(form, '理由', '普通后勤事项。')
  await send(form, '绕开本单位转出', '待研判')
  await openCase(await house.as(OFFICER), caseNo)
  const college = await house.as({ role: 'officer', unit: 'JDXY' })
  await college.goto(`/desk/cases/${caseNo}`)
  await expect(college.getByText(/没有这道题/)).toBeVisible()
})

test('what a submitter flagged is cleared by the submitter’s own yes: asked at the desk, given on the own page', async ({
  house,
}) => {
  // Cleared too soon, on purpose: the refusal is what is looked at.
  house.faults.forgive(/status of 403 .*\/trpc\/.*dispatch\.clearFlag/)
  const { caseNo, receiptCode } = await house.leave('宿管阿姨说话很难听，我怕学院知道是我说的。', {
    entryUnit: 'JDXY',
    sensitive: true,
  })
  const page = await house.as(CONFIDANT)
  await openFrom(page, 'held', caseNo)
  const clear = await begin(page, '解除敏感标记')
  await write(clear, '理由', '普通服务态度问题。')
  await clear.getByRole('button', { name: '解除敏感标记', exact: true }).click()
  await expect(clear.getByText(/须由提交人本人.*同意/).first()).toBeVisible()
  await clear.getByRole('button', { name: '收起', exact: true }).click()
  const ask = await begin(page, '征询提交人同意')
  await write(ask, '想说明的话', '这是服务态度问题，学院可以协调，不会转告宿管是谁反映的。')
  await lookNow(page, 'confidant-ask-consent')
  await send(ask, '征询提交人同意', '疑似敏感')
  await expect(page.getByText(/还没有回音；没有回音不等于同意/)).toBeVisible()

  const own = await house.nobody()
  await own.goto('/track')
  await own.getByLabel('编号').fill(caseNo)
  await own.getByLabel('查询码').fill(receiptCode)
  await own.getByRole('button', { name: '查看' }).click()
  await expect(own.getByRole('heading', { name: '要先问你一句' })).toBeVisible()
  await look(own, 'own-consent')
  await own.getByRole('button', { name: '告诉他们' }).click()
  await expect(own.getByText(/请选一项。不回答就当作不同意/)).toBeVisible()
  await own.getByRole('radio', { name: /^同意/ }).check()
  await own.getByRole('button', { name: '告诉他们' }).click()
  await expect(own.getByText('你的答复已经收到。')).toBeVisible()
  await look(own, 'own-consent-given')

  await openFrom(page, 'held', caseNo)
  await expect(page.getByText(/提交人同意由.+按一般事项办理/)).toBeVisible()
  const again = await begin(page, '解除敏感标记')
  await write(again, '理由', '普通服务态度问题，提交人同意由学院协调。')
  await send(again, '解除敏感标记', '待研判')
})

test('a text that speaks of a crisis shows the phones first and calls the duty people until one of them has it', async ({
  house,
}) => {
  test.slow()
  const own = await house.nobody()
  await own.goto('/leave')
  await own.getByRole('textbox', { name: '写下来' }).fill('我真的撑不下去了，不想活了，今晚就想从楼上跳下去。')
  await expect(own.getByRole('heading', { name: '先打电话，现在就有人接' })).toBeVisible()
  await look(own, 'crisis-first')
  const duty = await house.as({ role: 'dutyOfficer', unit: 'XGB' }, '/desk/crisis')
  const other = await house.as({ role: 'dutyOfficer', unit: 'BWC' }, '/desk/crisis')
  await expect(duty.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(other.getByRole('heading', { level: 1 })).toBeVisible()
  const { caseNo } = await house.leave('我真的撑不下去了，不想活了，今晚就想从楼上跳下去。')
  // The window comes by itself, on every desk of those who are called.
  const call = duty.getByRole('alertdialog', { name: '紧急呼叫：可能有人身危险' })
  await expect(call.getByText(caseNo)).toBeVisible()
  await expect(other.getByRole('alertdialog').getByText(caseNo)).toBeVisible()
  await look(duty, 'duty-call')
  await other.getByRole('button', { name: /^稍后/ }).click()
  await expect(other.getByRole('alertdialog')).toHaveCount(0)
  await expect(other.getByText(/件可能有人身危险，还没有人应答/)).toBeVisible()
  await look(other, 'duty-call-put-off')
  const row = call.getByRole('listitem').filter({ hasText: caseNo })
  await row.getByRole('button', { name: '应答：我来处理' }).click()
  await expect(duty.getByRole('heading', { level: 1, name: caseNo })).toBeVisible()
  await expect(duty.getByText(/已于 .* 应答，正在处理/)).toBeVisible()
  await expect(duty.getByText('人身危机：先打电话')).toBeVisible()
  await look(duty, 'duty-case')
  await expect(other.getByText(/件可能有人身危险，还没有人应答/)).toHaveCount(0)
  await other.getByRole('button', { name: 'English' }).first().click()
  await expect(other.getByText('may be in danger')).toHaveCount(0)
  await look(other, 'duty-crisis')
})
