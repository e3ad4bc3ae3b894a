import type { Way } from '../way.ts'

/** 补充, 拆分 and 合并. */
export const merging: readonly Way[] = [
  {
    on: '2027-01-08T09:00:00+08:00',
    title: '补充、拆分、合并 · a question back, two matters in one text, the same matter twice',
    async tell(walk) {
      const story = await walk.leave('HYXY', '系统一直登不上，另外海洋楼的电梯也时停时开。')
      const officer = story.someone('officer')
      await story.act(officer, 'dispatch', 'askSubmitter', {
        question: { text: '请问是哪个系统，大约什么时候开始的？' },
      })
      await walk.stands(story, 'awaitingSubmitter')
      await walk.pass(90)
      await story.own('answer', { text: { text: '是实验预约系统，从周一开始。' }, files: [] })
      const twin = await walk.leave('HYXY', '实验预约系统登不上去，提示密码错误，改了也没用。')
      await twin.act(officer, 'dispatch', 'merge', {
        master: (await story.view(officer)).caseId,
        reason: { text: '同一系统同一故障，一并处理。' },
      })
      await walk.stands(twin, 'merged')
      await story.act(officer, 'dispatch', 'split', {
        reason: { text: '电梯是另一件事。' },
        part: '海洋楼的电梯时停时开，请派人检查。',
      })
      await story.triaged('handle', { category: 'WL' })
      await story.act(story.someone('reviewer'), 'dispatch', 'approve', {
        branch: null,
        member: null,
        opinion: { text: '同意。' },
      })
      await story.act(officer, 'dispatch', 'assign', { branch: null, member: story.someone('member').person })
      await story.act(officer, 'dispatch', 'reassign', {
        branch: null,
        member: story.someone('member', story.unit, 1).person,
        reason: { text: '由熟悉预约系统的同志来做。' },
      })
      const member = story.someone('member', story.unit, 1)
      await story.act(member, 'handling', 'claim')
      await story.act(member, 'handling', 'file', {
        outcome: 'solved',
        done: { text: '账号迁移漏了本届学生，已补上，逐个确认能登录。' },
        methods: ['volunteering'],
        evidence: [],
        explanation: null,
      })
      await story.calledBack()
      await story.writtenOff()
      await story.own('rate', { satisfaction: 5, timeliness: 5, words: null })
    },
  },
]
