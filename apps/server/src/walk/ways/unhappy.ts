import type { Way } from '../way.ts'

/** 不满意: the first time work goes on, the second time the school group looks at it. */
export const unhappy: readonly Way[] = [
  {
    on: '2026-12-30T09:00:00+08:00',
    title: '不满意两次 · dissatisfied twice: back to work, then the school group decides',
    async tell(walk) {
      const story = await walk.leave('GSXY', '自习室的暖风机声音太大，根本没法看书，换过一次还是一样。')
      await story.worked()
      await story.calledBack(true, story.unit, 'notSolved')
      await story.act(story.someone('officer'), 'callback', 'sendBackToWork', {
        reason: { text: '现场听过，噪声确实还在。' },
      })
      await walk.stands(story, 'inProgress')
      await walk.pass(120)
      await story.filed(story.unit, { outcome: 'partlySolved', done: { text: '换了低噪声机型一台，另一台待购。' } })
      await walk.until('2026-12-31T09:30:00+08:00')
      await story.own('confirm', { verdict: 'notSolved', words: { text: '另一台还是很响。' } })
      await walk.stands(story, 'disputed')
      await walk.pass(60)
      await story.act(walk.someone('schoolLead', 'ZDT'), 'dispatch', 'rule', {
        ruling: { kind: 'rework' },
        basis: { text: '两台都应更换，经费由学院运行费列支。' },
      })
      await walk.pass(120)
      await story.filed(story.unit, { done: { text: '第二台已更换，现场测过噪声。' } })
      await story.calledBack(true)
      await story.writtenOff()
    },
  },
]
