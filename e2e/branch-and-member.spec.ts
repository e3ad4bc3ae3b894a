import { look, lookNow } from './axe.ts'
import { begin, choose, lookAtDesks, openCase, openFrom, press, send, tick, write } from './desk.ts'
import { expect, test } from './house.ts'
import { ARCHIVIST, MEMBER, nameOf, REVIEWER, SECRETARY } from './people.ts'
import { inPool, inProgress, triaged } from './stage.ts'

test('a branch secretary gives a case of the branch to a member, who finds it under 我的作业', async ({ house }) => {
  const { caseNo } = await house.leave('9栋二楼走廊的应急灯不亮，晚上停电时很黑。')
  await triaged(house, caseNo, { branch: 'HQC-2' })
  await house.act(REVIEWER, caseNo, 'dispatch.approve', { branch: 'HQC-2', member: null, opinion: null })
  const page = await house.as(SECRETARY, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'secretary', ['mine', 'branch', 'pool', 'notices'])
  await openFrom(page, 'branch', caseNo)
  await look(page, 'secretary-case')
  const form = await begin(page, '派题')
  await form.getByRole('radio', { name: new RegExp(`^${nameOf(MEMBER)}`) }).check()
  await lookNow(page, 'secretary-assign')
  await send(form, '派题', '待领题')
  const member = await house.as(MEMBER, '/desk/mine')
  await expect(member.getByRole('link', { name: caseNo })).toBeVisible()
})

test('a member takes a case from the pool, gives it back, takes it again and files it as explained', async ({
  house,
}) => {
  test.slow()
  const { caseNo } = await house.leave('希望在9栋楼下加装一台直饮水机，现在要走到食堂才有。')
  await inPool(house, caseNo)
  const page = await house.as(MEMBER, '/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(page, 'member', ['mine', 'branch', 'pool', 'notices'])
  await openFrom(page, 'pool', caseNo)
  await press(page, '领题', '办理中')
  await openFrom(page, 'mine', caseNo)
  await look(page, 'member-case')
  const back = await begin(page, '退回题库')
  await write(back, '为什么退回题库', '今天外出实习，请同支部的同志接。')
  await send(back, '退回题库', '待领题')
  await openFrom(page, 'pool', caseNo)
  await press(page, '领题', '办理中')
  await openCase(page, caseNo)
  const filing = await begin(page, '办结报备')
  await choose(filing, '结果', '解释')
  await write(filing, '实际做了什么', '与饮水公司和宿管一起看了现场，楼内没有上水和排水条件。')
  await tick(filing, '谈心谈话')
  await write(filing, '为什么现在办不了', '楼下没有上下水，加装要改管道。')
  await write(filing, /^依据/, '学校公寓直饮水建设计划。')
  await lookNow(page, 'member-explain')
  await send(filing, '办结报备', '已报备')
})

test('a member notes progress and asks another unit for advice, which answers', async ({ house }) => {
  const { caseNo } = await house.leave('9栋一楼的洗衣机刷卡没有反应，钱扣了不转。')
  await inProgress(house, caseNo)
  await house.act(MEMBER, caseNo, 'handling.consult', {
    consult: '0b5e1f7a-6a57-4c8e-9f0e-0d4a1c2b3e4f',
    unit: 'XXC',
    question: { text: '刷卡终端的网络由谁维护？' },
  })
  const other = await house.as({ role: 'officer', unit: 'XXC' })
  await openFrom(other, 'consults', caseNo)
  await lookNow(other, 'consulted-case')
  const form = await begin(other, '答复征询')
  await write(form, '答复', '一卡通终端由我中心维护，明早派人。')
  await send(form, '答复征询', '办理中')
  const page = await house.as(MEMBER)
  await openCase(page, caseNo)
  await expect(page.getByText('一卡通终端由我中心维护，明早派人。').first()).toBeVisible()
})

test('the secretary of a branch directly under the school reviews what its officer triaged', async ({ house }) => {
  const { caseNo } = await house.leave('档案馆查档窗口午休时间太长，能不能轮班？', { entryUnit: 'DAG' })
  await house.act({ role: 'officer', unit: 'DAG' }, caseNo, 'dispatch.triage', {
    category: 'DJ',
    urgency: 'P3',
    needType: 'hope',
    factsClear: true,
    dutyClear: true,
    solvable: { answer: 'yes', reason: null },
    path: 'handle',
    branch: null,
    member: null,
    transfer: null,
    criteria: [],
    coUnits: [],
    rejection: null,
    summary: null,
  })
  const page = await house.as(ARCHIVIST)
  await openFrom(page, 'review', caseNo)
  const approval = await begin(page, '审核通过')
  await lookNow(page, 'direct-branch-approve')
  await send(approval, '审核通过', '待领题')
})
