import { look, lookNow } from './axe.ts'
import { begin, choose, openCase, openFrom, send, write } from './desk.ts'
import { expect, test } from './house.ts'
import { MEMBER, OFFICER } from './people.ts'
import { filed } from './stage.ts'

test('the officer calls back: not reached is logged, reached and solved leads straight to 销号', async ({ house }) => {
  const { caseNo } = await house.leave('9栋热水又停了，请看看是不是阀门的问题。', {
    contact: { wish: 'phone', name: '小黄', phone: '0771-3230000' },
  })
  await filed(house, caseNo)
  const handler = await house.as(MEMBER)
  await openCase(handler, caseNo)
  await expect(handler.getByRole('button', { name: '记录回访' })).toHaveCount(0)

  const page = await house.as(OFFICER)
  await openFrom(page, 'callback', caseNo)
  await expect(page.getByRole('link', { name: '0771-3230000' })).toHaveAttribute('href', 'tel:0771-3230000')
  await look(page, 'caller-case')
  const first = await begin(page, '记录回访')
  await choose(first, '怎样联系的', '电话')
  await choose(first, '联系上了吗', '(没|未|否)')
  await send(first, '记录回访', '已报备')
  await page.getByRole('button', { name: /^收起/ }).first().click()
  await expect(page.getByText(/未联系上/).first()).toBeVisible()
  const second = await begin(page, '记录回访')
  await choose(second, '联系上了吗', '(是|联系上|已)')
  await choose(second, '提交人说', '已解决')
  await write(second, '提交人的原话', '热水有了，谢谢。')
  await lookNow(page, 'caller-attempt')
  await send(second, '记录回访', '已报备')
  const writeOff = page.getByRole('region', { name: '销号', exact: true })
  await expect(writeOff.getByRole('radio', { name: /^解决/ })).toBeChecked()
  await send(writeOff, '销号', '已销号')
})

test('what the submitter calls unsolved goes back to the one who worked on it', async ({ house }) => {
  const receipt = await house.leave('9栋浴室的门锁坏了，关不上门。')
  await filed(house, receipt.caseNo)
  await house.call(null, 'tracking.confirm', {
    ticket: { caseNo: receipt.caseNo, code: receipt.receiptCode },
    key: crypto.randomUUID(),
    version: (await house.ask<{ version: number }>(OFFICER, 'cases.view', { caseNo: receipt.caseNo })).version,
    verdict: 'notSolved',
    words: { text: '换了锁，还是关不上。' },
  })
  const page = await house.as(OFFICER)
  await openCase(page, receipt.caseNo)
  await expect(page.getByText('换了锁，还是关不上。').first()).toBeVisible()
  const form = await begin(page, '退回重办')
  await write(form, '还要做什么', '门框变形，请修门框后再回访。')
  await send(form, '退回重办', '办理中')
  const member = await house.as(MEMBER, '/desk/mine')
  await expect(member.getByRole('link', { name: receipt.caseNo })).toBeVisible()
})
