import { randomUUID } from 'node:crypto'
import { look, lookNow } from './axe.ts'
import { openCase } from './desk.ts'
import { track } from './homework.ts'
import { expect, test } from './house.ts'
import { CONFIDANT, DISPATCHER, LEAD, nameOf, OFFICER, STUDENT } from './people.ts'

const PHONE = '13907719876'
const TEXT = '东校园14栋这一周晚上十点以后都没有热水，扫码报修一直没人来。'

test('who writes a number is told who will see it, and those who need not know it see a mark', async ({ house }) => {
  const page = await house.nobody()
  await page.goto('/leave')
  const box = page.getByRole('textbox', { name: '写下来' })
  await box.fill(TEXT)
  await expect(page.getByText(/文字里有/)).toBeHidden()
  await box.fill(`${TEXT}联系电话${PHONE}。`)
  await expect(page.getByText('文字里有手机号。')).toBeVisible()
  await look(page, 'leave-personal')
  const { caseNo } = await house.leave(`${TEXT}联系电话${PHONE}。`)
  const officer = await house.as(OFFICER)
  await openCase(officer, caseNo)
  await expect(officer.getByText(PHONE)).toBeVisible()
  const dispatcher = await house.as(DISPATCHER)
  await openCase(dispatcher, caseNo)
  await expect(dispatcher.getByText('已遮盖：手机号').first()).toBeVisible()
  await expect(dispatcher.getByText(PHONE)).toHaveCount(0)
  await look(dispatcher, 'case-masked')
})

test('by number and code a submitter writes to the handlers at any time, and they write back', async ({ house }) => {
  const receipt = await house.leave(TEXT)
  const page = await house.nobody()
  await track(page, receipt)
  await page.getByRole('textbox', { name: '写给办理的人' }).fill('今晚又没有热水。')
  await page.getByRole('button', { name: '发送' }).click()
  const talk = page.getByRole('region', { name: '留言' })
  await expect(talk.getByText('今晚又没有热水。')).toBeVisible()
  const officer = await house.as(OFFICER)
  await openCase(officer, receipt.caseNo)
  await expect(officer.getByText('今晚又没有热水。')).toBeVisible()
  await officer.getByRole('textbox', { name: /写给提交人/ }).fill('锅炉已经报修，明天到件。')
  await officer.getByRole('button', { name: '发送留言' }).click()
  await expect(officer.getByRole('region', { name: '与提交人留言' }).getByText('锅炉已经报修')).toBeVisible()
  await look(officer, 'case-talk')
  // The open page of the submitter hears of it.
  await expect(talk.getByText('锅炉已经报修，明天到件。')).toBeVisible()
  await look(page, 'track-talk')
})

test('an identity is opened by two people, and the submitter is told when the matter has ended', async ({ house }) => {
  test.slow()
  const { caseNo } = await house.leave(TEXT, { identityMode: 'sealedFromHandlers' }, STUDENT)
  const confidant = await house.as(CONFIDANT)
  await openCase(confidant, caseNo)
  const section = confidant.getByRole('region', { name: '解封身份' })
  await section.getByText('申请解封').click()
  await section.getByRole('button', { name: /提交申请/ }).click()
  await expect(section.getByText('请写清楚，至少 5 个字')).toBeVisible()
  await section.getByRole('textbox', { name: /为什么需要知道/ }).fill('需要当面核实水管的位置。')
  await lookNow(confidant, 'unsealing-ask')
  await section.getByRole('button', { name: /提交申请/ }).click()
  await expect(section.getByText('等待审批')).toBeVisible()

  const lead = await house.as(LEAD, '/desk/unsealing')
  const card = lead.getByRole('listitem').filter({ hasText: caseNo })
  await card.getByRole('textbox', { name: '审批理由' }).fill('情况属实，同意。')
  await look(lead, 'unsealing-lead')
  await card.getByRole('button', { name: /^批准/ }).click()
  await expect(card.getByText('已批准')).toBeVisible()

  await confidant.goto('/desk/unsealing')
  const mine = confidant.getByRole('listitem').filter({ hasText: caseNo })
  await mine.getByRole('button', { name: /查看身份/ }).click()
  await expect(mine.getByText(nameOf(STUDENT))).toBeVisible()
  await look(confidant, 'unsealing-shown')

  const student = await house.as(STUDENT)
  const ticket = { caseNo }
  const { version } = await house.call<{ version: number }>(STUDENT, 'tracking.withdraw', {
    ticket,
    version: 1,
    key: randomUUID(),
    reason: null,
  })
  expect(version).toBe(2)
  await student.goto(`/track?no=${encodeURIComponent(caseNo)}`)
  await expect(student.getByText(/学校查看过你的身份/)).toBeVisible()
  await look(student, 'track-unsealed')
})
