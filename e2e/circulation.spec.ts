import { look, lookNow } from './axe.ts'
import { begin, choose, lookAtDesks, openCase, openFrom, pick, send, tick, write } from './desk.ts'
import { PHOTO } from './homework.ts'
import { expect, test } from './house.ts'
import { CIRCULATION_CLERK, LEADER, NETWORK_OFFICER, OFFICER, REVIEWER } from './people.ts'
import { triaged } from './stage.ts'

test('上文流转: draft, opinion, instruction, tasks, each by whom it falls to', async ({ house }) => {
  test.slow()
  const { caseNo } = await house.leave('校门外这段路没有路灯，监控也断了，晚上下课过马路很险。')
  await triaged(house, caseNo, {
    category: 'AQ',
    path: 'instruct',
    criteria: ['severalUnits'],
    coUnits: ['XXC'],
  })
  await house.act(REVIEWER, caseNo, 'dispatch.approve', { branch: null, member: null, opinion: null })

  const officer = await house.as(OFFICER)
  await openFrom(officer, 'circulation', caseNo)
  const draft = await begin(officer, '上文流转')
  await expect(draft.getByRole('checkbox', { name: '涉及两个以上单位' })).toBeChecked()
  await write(draft, '文号', '后基党呈〔2026〕9号')
  await tick(draft, '涉及施工或结构安全')
  await write(draft, '拟文', '拟请信息网络中心恢复监控链路，后勤基建处增设照明。')
  await lookNow(officer, 'circulation-draft')
  await send(draft, '上文流转', '上文流转')

  const consulted = await house.as(NETWORK_OFFICER)
  await openFrom(consulted, 'opinions', caseNo)
  await look(consulted, 'circulation-consulted')
  const opinion = await begin(consulted, '填写审阅意见')
  await pick(opinion, '代表哪个单位', '信息网络中心', '信息')
  await choose(opinion, '意见', '同意')
  await write(opinion, '审阅意见', '同意，两天内恢复监控链路。')
  await send(opinion, '填写审阅意见', '上文流转')

  const leader = await house.as(LEADER, '/desk')
  await expect(leader.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(leader, 'leader', ['instructions', 'notices'])
  await openFrom(leader, 'instructions', caseNo)
  await look(leader, 'leader-case')

  const clerk = await house.as(CIRCULATION_CLERK, '/desk')
  await expect(clerk.getByRole('heading', { level: 1 })).toBeVisible()
  await lookAtDesks(clerk, 'circulation-clerk', ['instructions', 'notices'])
  await openFrom(clerk, 'instructions', caseNo)
  const instruction = await begin(clerk, '登记批办意见')
  await write(instruction, '批办领导', '李静姝')
  await write(instruction, '批办意见（原文）', '同意所拟意见，后勤基建处牵头，信息网络中心配合。')
  await instruction.getByLabel('签批日期').fill('2026-11-20')
  await instruction.locator('input[type="file"]').setInputFiles(PHOTO)
  await expect(instruction.getByText('leak.png')).toBeVisible()
  await lookNow(clerk, 'circulation-instruction')
  await send(instruction, '登记批办意见', '已批办')
  await openCase(clerk, caseNo)
  const tasks = await begin(clerk, '下达任务')
  await pick(tasks, '牵头单位', '保卫处', '保卫')
  await tasks.getByRole('textbox', { name: '任务' }).first().fill('牵头恢复监控与照明，晚间值守。')
  await tasks.getByRole('button', { name: '加一个配合单位' }).click()
  await pick(tasks, '单位', '信息网络中心', '信息')
  await tasks.getByRole('textbox', { name: '任务' }).last().fill('恢复监控链路。')
  await lookNow(clerk, 'circulation-tasks')
  await send(tasks, '下达任务', '待领题')
})
