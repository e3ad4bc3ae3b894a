import { sheetTo } from '../../story/forms.ts'
import type { Way } from '../way.ts'

/** 转办, 退回 and 裁定. */
export const transferred: readonly Way[] = [
  {
    on: '2026-11-05T09:00:00+08:00',
    title: '转办 · transfer: talked over first, accepted, done by the unit whose duty it is',
    async tell(walk) {
      const story = await walk.leave('TMXY', '宿舍一楼六台洗衣机坏了四台，报修一个星期没有人来，晚上排队排到走廊。')
      await walk.pass(30)
      await story.triaged('transfer', { category: 'HQ', transfer: sheet('HQC') })
      await walk.pass(20)
      await story.approved()
      await walk.stands(story, 'transferPending')
      await walk.pass(60)
      await story.act(story.someone('officer', 'HQC'), 'dispatch', 'acceptTransfer', { triage: null })
      await story.triaged('handle', { category: 'HQ' }, 'HQC')
      await walk.pass(20)
      await story.approved('HQC')
      await walk.pass(30)
      await story.claimed('HQC')
      await walk.until('2026-11-06T16:00:00+08:00')
      await story.filed('HQC', { done: { text: '更换两台电机，其余两台当日修好，贴了新的报修电话。' } })
      await walk.until('2026-11-09T09:10:00+08:00')
      await story.calledBack(true, 'HQC')
      await story.writtenOff('solved', 'HQC')
      await walk.stands(story, 'closed')
    },
  },
  {
    on: '2026-11-09T10:00:00+08:00',
    title: '退回与裁定 · returned twice, ruled by the school group, and not to be passed on again',
    async tell(walk) {
      const story = await walk.leave('HGXY', '实验楼四楼公共走廊的旧离心机没人管，占了半条走廊，想知道归谁处理。')
      await walk.pass(30)
      await story.triaged('transfer', { category: 'ZC', transfer: sheet('GZC') })
      await story.approved()
      const receiver = story.someone('officer', 'GZC')
      for (let n = 1; n <= 2; n++) {
        await walk.pass(40)
        await story.act(receiver, 'dispatch', 'returnTransfer', {
          reason: { text: '设备登记在学院名下，应由学院先行处置。' },
          whoseDuty: 'HGXY',
          basis: { text: '固定资产登记卡：使用单位为学院。' },
        })
        if (n === 1) {
          await walk.stands(story, 'review')
          await story.approved()
        }
      }
      await walk.stands(story, 'disputed')
      await walk.pass(30)
      await story.act(walk.someone('dispatcher', 'ZDT'), 'dispatch', 'rule', {
        ruling: { kind: 'unit', unit: 'GZC' },
        basis: { text: '报废处置由国有资产与实验室管理处受理，学院配合登记。' },
      })
      await walk.refused(
        () => story.triaged('transfer', { category: 'ZC', transfer: sheet('HGXY') }, 'GZC'),
        'boundByRuling',
      )
      await story.triaged('handle', { category: 'ZC' }, 'GZC')
      await story.approved('GZC')
      await story.claimed('GZC')
      await walk.until('2026-11-11T15:00:00+08:00')
      await story.filed('GZC', { done: { text: '已办理报废手续并清走设备，走廊已腾空。' } })
      await walk.until('2026-11-12T09:20:00+08:00')
      await story.calledBack(true, 'GZC')
      await story.writtenOff('solved', 'GZC')
    },
  },
  {
    on: '2026-11-12T10:00:00+08:00',
    title: '无人接收 · nobody accepts in time: the clock hands it back, then the school group re-dispatches',
    async tell(walk) {
      const story = await walk.leave('WXY', '教学楼三楼女卫生间的灯坏了两周，晚上上自习要打手电。')
      await story.triaged('transfer', { category: 'JJ', transfer: sheet('HQC') })
      await story.approved()
      await walk.until('2026-11-16T09:00:00+08:00')
      await story.act(walk.someone('dispatcher', 'ZDT'), 'dispatch', 'redispatch', {
        unit: 'HQC',
        reason: { text: '照明维修属后勤基建处职责，逾期未接，直接调度。' },
      })
      await story.triaged('handle', { category: 'JJ' }, 'HQC')
      await story.approved('HQC')
      await story.claimed('HQC')
      await walk.pass(120)
      await story.filed('HQC', { done: { text: '更换灯管与整流器，当天恢复照明。' } })
      await story.own('confirm', { verdict: 'solved', words: { text: '亮了，谢谢。' } })
      await story.writtenOff('solved', 'HQC')
    },
  },
]

const sheet = (to: string) => ({ ...sheetTo(to), communication: { ...sheetTo(to).communication, on: '2026-11-05' } })
