import { look, lookNow } from './axe.ts'
import { begin, lookAtDesks, openCase, openFrom, send, write } from './desk.ts'
import { expect, test } from './house.ts'
import { OFFICER, REVIEWER } from './people.ts'
import { triaged } from './stage.ts'

const DESKS = [
  'consults',
  'opinions',
  'review',
  'transfersIn',
  'callback',
  'overdue',
  'unitAll',
  'circulation',
  'following',
]

test('a reviewer has the desks of a reviewer', async ({ house }) => {
  test.slow()
  const page = await house.as(REVIEWER, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'reviewer', DESKS)
  await page.goto('/desk/notices')
  await look(page, 'reviewer-notices')
})

test('a reviewer sends a triage back with a reason and releases the next; who triaged is not offered the review', async ({
  house,
}) => {
  const { caseNo } = await house.leave('教工食堂二楼的空调滴水，滴到餐桌上，请尽快处理。')
  await triaged(house, caseNo)
  const officer = await house.as(OFFICER)
  await openCase(officer, caseNo)
  await expect(officer.getByRole('button', { name: '审核通过' })).toHaveCount(0)

  const page = await house.as(REVIEWER)
  await openFrom(page, 'review', caseNo)
  await look(page, 'reviewer-case')
  const back = await begin(page, '退回重新研判')
  await write(back, '哪里需要重新研判', '请写明由哪个支部来做。')
  await send(back, '退回重新研判', '待研判')
  await triaged(house, caseNo, { branch: 'HQC-1' })
  await openFrom(page, 'review', caseNo)
  const approval = await begin(page, '审核通过')
  await expect(approval.getByRole('radio', { name: /^饮食服务党支部/ })).toBeChecked()
  await write(approval, '审核意见', '同意，今天到现场。')
  await lookNow(page, 'reviewer-approve')
  await send(approval, '审核通过', '待领题')
})
