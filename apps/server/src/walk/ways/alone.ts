import type { Way } from '../way.ts'

/** 即收即办: the main way, from 留作业 to 归档. */
export const alone: readonly Way[] = [
  {
    on: '2026-11-02T09:00:00+08:00',
    title: '即收即办 · the main way: leave, triage, review, claim, file, call back, write off, rate',
    async tell(walk) {
      const story = await walk.leave(
        'JDXY',
        '学院三楼机房周末总是锁门，课程设计要用的软件宿舍电脑带不动，能不能周末轮流开一间？',
      )
      await walk.pass(40)
      await story.triaged('handle')
      const triager = story.someone('officer')
      await walk.refused(
        () => story.act(triager, 'dispatch', 'approve', { branch: null, member: null, opinion: null }),
        'notAllowed',
      )
      await walk.pass(30)
      await story.approved()
      await walk.pass(60)
      await story.claimed()
      await walk.pass(90)
      await story.act(story.someone('member'), 'handling', 'note', {
        text: { text: '已与实验中心约好今天下午看场地，周末排班由班级出人。' },
        toSubmitter: true,
      })
      await walk.until('2026-11-03T15:30:00+08:00')
      await story.filed()
      await walk.refused(() => story.act(story.someone('member'), 'callback', 'recordAttempt', ATTEMPT), 'notAllowed')
      await walk.until('2026-11-04T09:30:00+08:00')
      await story.calledBack()
      await story.writtenOff()
      await walk.pass(180)
      await story.own('rate', { satisfaction: 5, timeliness: 4, words: { text: '第二天就有了答复，周末真的开了。' } })
      await walk.stands(story, 'closed')
    },
  },
]

const ATTEMPT = { means: 'phone', reached: false, verdict: null, words: null }
