import { look, lookNow } from './axe.ts'
import { begin, lookAtDesks, openCase, openFrom, pick, send, write } from './desk.ts'
import { expect, test } from './house.ts'
import { DISPATCHER, LEAD, REVIEWER } from './people.ts'
import { inProgress, triaged } from './stage.ts'

test('a dispatcher sees the whole school and which units are ready', async ({ house }) => {
  test.slow()
  const page = await house.as(DISPATCHER, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'dispatcher', [
    'schoolAll',
    'disputes',
    'contested',
    'parked',
    'overdue',
    'triage',
    'notices',
  ])
  await page.goto('/desk/readiness')
  await expect(page.getByRole('heading', { level: 1, name: '单位就绪' })).toBeVisible()
  await expect(page.getByRole('row', { name: /国际学院.*未就绪/ })).toBeVisible()
  await look(page, 'dispatcher-readiness')
})

test('a dispatcher rules on a case that no unit claims, and the ruling is final', async ({ house }) => {
  const { caseNo } = await house.leave('校门口共享单车乱停，把盲道占满了，不知道归谁管。')
  await triaged(house, caseNo, { path: 'rule', dutyClear: false })
  await house.act(REVIEWER, caseNo, 'dispatch.approve', { branch: null, member: null, opinion: null })
  const page = await house.as(DISPATCHER)
  await openFrom(page, 'disputes', caseNo)
  await look(page, 'dispatcher-dispute')
  const form = await begin(page, '裁定')
  await pick(form, '怎样裁定', '定责任单位')
  await pick(form, '责任单位', '保卫处', '保卫')
  await write(form, '依据', '保卫处职责清单：校门周边秩序。')
  await lookNow(page, 'dispatcher-rule')
  await send(form, '裁定', '待研判')
})

test('a dispatcher gives a case to another unit', async ({ house }) => {
  const { caseNo } = await house.leave('图书馆三楼的插座一半没有电，位置还被占满了。')
  const page = await house.as(DISPATCHER)
  await openFrom(page, 'schoolAll', caseNo)
  const form = await begin(page, '重新调度')
  await pick(form, '调度到', '图书馆', '图书馆')
  await write(form, '理由', '图书馆的设施与秩序由图书馆负责。')
  await send(form, '重新调度', '待研判')
})

test('the lead of the school group parks a case with a plan; what is parked goes on when it can', async ({ house }) => {
  const { caseNo } = await house.leave('9栋想装电梯，楼里有几位行动不便的同学。')
  await inProgress(house, caseNo)
  const page = await house.as(LEAD, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'lead', ['crisis', 'held', 'reportedUp', 'disputes', 'contested', 'parked'])
  await openCase(page, caseNo)
  const form = await begin(page, '挂账')
  await write(form, '计划', '列入明年公寓改造，先给行动不便的同学调换到一楼。')
  await form.getByLabel('日期').fill('2027-03-31')
  await write(form, '做到什么', '完成加装电梯的可行性论证')
  await lookNow(page, 'lead-park')
  await send(form, '挂账', '挂账')
  await openFrom(page, 'parked', caseNo)
  const again = await begin(page, '恢复办理')
  await write(again, '为什么现在可以办', '学校已拨专款。')
  await send(again, '恢复办理', '办理中')
})
