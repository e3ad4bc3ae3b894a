import type { Way } from '../way.ts'

/** 重新打开, within the window and once by the submitter. */
export const reopened: readonly Way[] = [
  {
    on: '2026-12-23T10:00:00+08:00',
    title: '重新打开 · reopening: it broke again, the same people go on with a new clock',
    async tell(walk) {
      const story = await walk.leave('YXY', '解剖楼二楼的排风又坏了，上课味道很重。')
      await story.worked()
      await walk.until('2026-12-24T09:00:00+08:00')
      await story.calledBack()
      await story.writtenOff()
      await walk.until('2026-12-28T09:00:00+08:00')
      await story.own('reopen', { reason: { text: '昨天又不转了，和上次一样。' } })
      await walk.stands(story, 'inProgress')
      await walk.pass(240)
      await story.filed(story.unit, { done: { text: '更换了风机的控制板，观察两天正常。' } })
      await walk.until('2026-12-29T09:00:00+08:00')
      await story.calledBack()
      await story.writtenOff()
      await walk.pass(60)
      await walk.refused(() => story.own('reopen', { reason: { text: '再开一次。' } }), 'reopenedBefore')
      await story.own('rate', { satisfaction: 3, timeliness: 3, words: { text: '第二次才修好。' } })
    },
  },
]
