import type { Way } from '../way.ts'

/** 解释, and a 回访 that reaches nobody. */
export const unreached: readonly Way[] = [
  {
    on: '2026-12-21T10:00:00+08:00',
    title: '解释 · explanation: what cannot be done is said with its basis, and is never counted as solved',
    async tell(walk) {
      const story = await walk.leave('FXY', '毕业学年还能不能转专业？想转到经济学院，问了几个地方说法都不一样。')
      await story.triaged('explain', {
        category: 'JX',
        solvable: { answer: 'no', reason: { text: '属学籍管理规定，不由党支部解决。' } },
      })
      await story.approved()
      await story.claimed()
      await walk.pass(200)
      await story.filed(story.unit, {
        outcome: 'explained',
        done: { text: '已向教务处核实并当面说明。' },
        methods: ['policyAdvice'],
        explanation: {
          reason: { text: '进入毕业学年后不再受理转专业。' },
          basis: { text: '学校学籍管理规定中转专业的时间限制。' },
          alternative: { text: '可以辅修经济学课程，或报考相关方向研究生。' },
          possibleWhen: null,
        },
      })
      await walk.until('2026-12-22T09:00:00+08:00')
      await story.calledBack(true, story.unit, 'partlySolved')
      await walk.refused(() => story.writtenOff('solved'), 'outcomeNotAllowed')
      await story.writtenOff('explained')
    },
  },
  {
    on: '2026-12-22T10:00:00+08:00',
    title: '回访未通 · failed call-back: attempts on two days by two means, written off as 未联系上',
    async tell(walk) {
      const story = await walk.leave('TYXY', '体育馆更衣室的储物柜坏了一排，球拍没有地方放。')
      await story.worked()
      await story.calledBack(false)
      await walk.refused(() => story.writtenOff('unreachable'), 'needsTwoAttempts')
      await walk.pass(60)
      await story.calledBack(false)
      await walk.refused(() => story.writtenOff('unreachable'), 'needsTwoAttempts')
      await walk.until('2026-12-23T09:00:00+08:00')
      await story.calledBack(false)
      await walk.refused(() => story.writtenOff('unreachable'), 'needsTwoAttempts')
      await story.calledBack(false, story.unit, null, 'message')
      await walk.refused(() => story.writtenOff('solved'), 'outcomeNotAllowed')
      await story.writtenOff('unreachable')
      await walk.stands(story, 'closed')
    },
  },
]
