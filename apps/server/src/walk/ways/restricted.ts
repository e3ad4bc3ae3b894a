import type { Way } from '../way.ts'

/** 限知: what the entry unit never sees, and what leaves it the moment it is flagged. */
export const restricted: readonly Way[] = [
  {
    on: '2027-01-04T09:00:00+08:00',
    title: '敏感上报 · held at the gate, reported up, handed over; the college never sees it',
    async tell(walk) {
      const story = await walk.leave('LXY', '这件事和我的导师有关，不方便让学院知道，希望学校派人单独了解。', {
        bypassOwnUnit: true,
        accused: 'teacherOrSupervisor',
        sensitive: true,
      })
      await walk.stands(story, 'held')
      await walk.refused(() => story.view(story.someone('officer')), 'notFound')
      const confidant = walk.someone('confidant', 'ZDT')
      await walk.pass(40)
      await story.act(confidant, 'dispatch', 'reportUp', {
        class: 'ethics',
        reason: { text: '涉及导师，转师德渠道核实。' },
      })
      await walk.pass(60)
      await story.act(confidant, 'dispatch', 'handOver', {
        channel: 'ethicsOffice',
        receiptNo: '师德收〔2027〕1号',
        receiptOn: '2027-01-04',
        note: null,
      })
      await walk.stands(story, 'handedOver')
    },
  },
  {
    on: '2027-01-04T14:30:00+08:00',
    title: '绕开本单位 · an ordinary matter of somebody who does not want the own unit to know',
    async tell(walk) {
      const story = await walk.leave('NXY', '我们楼的热水时间太短，反映给学院怕被说，想直接请后勤看看。', {
        bypassOwnUnit: true,
      })
      await walk.stands(story, 'held')
      await walk.pass(30)
      await story.act(walk.someone('confidant', 'ZDT'), 'dispatch', 'routeAround', {
        unit: 'HQC',
        reason: { text: '普通后勤事项，直接交后勤基建处。' },
      })
      await story.triaged('handle', { category: 'HQ' }, 'HQC')
      await story.approved('HQC')
      await story.claimed('HQC')
      await walk.refused(() => story.view(story.someone('officer', 'NXY')), 'notFound')
      await story.filed('HQC', { done: { text: '热水时间延长到晚上十一点半。' } })
      await story.own('confirm', { verdict: 'solved', words: null })
      await story.writtenOff('solved', 'HQC')
    },
  },
  {
    on: '2027-01-05T09:00:00+08:00',
    title: '误标与冻结 · flagged by a person, cleared with a reason; frozen by two and lifted by two',
    async tell(walk) {
      const story = await walk.leave('SKXY', '实验动物房的门禁卡总是刷不开，晚上要喂食进不去。')
      await story.act(story.someone('officer'), 'dispatch', 'flag', {
        class: 'privacy',
        source: 'human',
        reason: { text: '文中提到人员出入，先请总答题组看一看。' },
      })
      await walk.stands(story, 'held')
      await walk.pass(30)
      await story.act(walk.someone('confidant', 'ZDT'), 'dispatch', 'clearFlag', {
        reason: { text: '只是门禁故障。' },
      })
      await walk.stands(story, 'triage')
      const [lead, confidant] = [walk.someone('schoolLead', 'ZDT'), walk.someone('confidant', 'ZDT')]
      const reason = { text: '核实是否有人借门禁刁难。' }
      await story.act(confidant, 'supervision', 'freeze', { reason })
      await story.act(lead, 'supervision', 'freeze', { reason })
      await walk.refused(() => story.triaged('handle', { category: 'ZC' }), 'frozen')
      await story.act(lead, 'supervision', 'unfreeze', { reason: { text: '没有此事。' } })
      await story.act(confidant, 'supervision', 'unfreeze', { reason: { text: '没有此事。' } })
      await story.triaged('handle', { category: 'ZC' })
      await story.act(story.someone('reviewer'), 'dispatch', 'sendBack', { reason: { text: '请写明由哪个支部来做。' } })
      await story.triaged('handle', { category: 'ZC' })
      await story.approved()
      await story.claimed()
      await story.act(story.someone('member'), 'handling', 'release', {
        reason: { text: '今天外出实习，请同支部的同志接。' },
      })
      await story.claimed()
      await story.filed(story.unit, { done: { text: '读卡器已更换，并留了值班电话。' } })
      await story.calledBack()
      await story.writtenOff()
    },
  },
]
