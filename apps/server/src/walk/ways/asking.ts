import { randomUUID } from 'node:crypto'
import type { Way } from '../way.ts'

/** 协办征询 and 挂账: the owner stays, the clock runs on or waits. */
export const asking: readonly Way[] = [
  {
    on: '2026-11-16T14:30:00+08:00',
    title: '协办征询 · consult: another unit answers, the case stays where it is',
    async tell(walk) {
      const story = await walk.leave('DQXY', '实验课的选课系统总把我们班的名额算少，老师说要问网络中心，请帮忙问清楚。')
      await story.triaged('handle', { category: 'JX' })
      await story.approved()
      await story.claimed()
      const consult = randomUUID()
      await story.act(story.someone('member'), 'handling', 'consult', {
        consult,
        unit: 'XXC',
        question: { text: '选课系统的名额是按班级还是按实验台数计算？' },
      })
      await walk.until('2026-11-17T10:00:00+08:00')
      await story.act(story.someone('officer', 'XXC'), 'handling', 'answerConsult', {
        consult,
        text: { text: '按实验台数计算，学院在后台少登记了四台，已可自行修改。' },
      })
      await walk.pass(60)
      await story.filed(story.unit, {
        done: { text: '补登记四台实验台，名额已恢复，全班都选上了。' },
        methods: ['coordination'],
      })
      await walk.pass(30)
      await story.own('confirm', { verdict: 'solved', words: null })
      await story.writtenOff()
      await story.own('rate', { satisfaction: 4, timeliness: 4, words: null })
    },
  },
  {
    on: '2026-11-18T09:00:00+08:00',
    title: '挂账 · park: what has to wait, with a plan and milestones that everybody can see',
    async tell(walk) {
      const story = await walk.leave('XWXY', '演播室的空调要等新配件，冬天前能修好吗？现在拍摄只能开窗。')
      await story.triaged('handle', { category: 'ZC', urgency: 'P3' })
      await story.approved()
      await story.claimed()
      await story.act(walk.someone('dispatcher', 'ZDT'), 'handling', 'park', {
        plan: { text: '配件已下单，到货后两天内安装；其间每周五下午借用公共演播室。' },
        milestones: [{ on: '2026-12-04', what: { text: '配件到货' } }],
      })
      await walk.stands(story, 'parked')
      await walk.until('2026-12-04T09:00:00+08:00')
      await story.act(story.someone('member'), 'handling', 'resume', { reason: { text: '配件已到，今天安装。' } })
      await story.act(story.someone('officer'), 'handling', 'extend', {
        reason: { text: '安装后需试运行一天。' },
        percent: 50,
      })
      await walk.pass(300)
      await story.filed(story.unit, { done: { text: '压缩机已更换，试运行正常。' } })
      await walk.until('2026-12-07T09:00:00+08:00')
      await story.calledBack()
      await story.writtenOff()
    },
  },
]
