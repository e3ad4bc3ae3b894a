import type { Way } from '../way.ts'

/** 批办: 上文流转, opinions, the leader's instruction, tasks. */
export const circulated: readonly Way[] = [
  {
    on: '2026-12-07T10:00:00+08:00',
    title: '批办 · circulation: opinions of the offices, the instruction of a school leader, tasks',
    async tell(walk) {
      const story = await walk.leave(
        'SXXY',
        '校门外这段路没有路灯也没有斑马线，晚上下实验过马路很险，已经有同学被电动车刮倒。',
      )
      await story.triaged('instruct', {
        category: 'AQ',
        criteria: ['severalUnits', 'constructionSafety'],
        coUnits: ['HQC', 'BWC'],
      })
      await story.approved()
      await walk.stands(story, 'circulating')
      await walk.pass(60)
      await story.act(story.someone('officer'), 'dispatch', 'circulate', {
        documentNo: '数信党呈〔2026〕7号',
        criteria: ['severalUnits', 'constructionSafety'],
        units: ['HQC', 'BWC'],
        draft: { text: '拟请后勤基建处增设照明，保卫处与辖区交警协商划设斑马线并安排晚间值守。' },
      })
      await walk.pass(60)
      await story.act(story.someone('officer', 'HQC'), 'dispatch', 'giveOpinion', {
        unit: 'HQC',
        stance: 'agree',
        opinion: { text: '同意，校内一侧可在两周内装好路灯。' },
        basis: null,
      })
      await walk.refused(
        () =>
          story.act(walk.someone('leader', 'ZDT'), 'dispatch', 'recordInstruction', {
            ...INSTRUCTION,
            missingNoted: null,
          }),
        'opinionsMissing',
      )
      await walk.pass(30)
      await story.act(story.someone('officer', 'BWC'), 'dispatch', 'giveOpinion', {
        unit: 'BWC',
        stance: 'agree',
        opinion: { text: '同意，本周起晚间增派值守，斑马线由我处对接交警。' },
        basis: null,
      })
      await walk.until('2026-12-08T10:00:00+08:00')
      await story.act(walk.someone('leader', 'ZDT'), 'dispatch', 'recordInstruction', INSTRUCTION)
      await story.act(walk.someone('circulationClerk', 'DB'), 'dispatch', 'issueTasks', {
        lead: 'HQC',
        task: { text: '两周内完成校内侧路灯安装。' },
        dueOn: '2026-12-22',
        coUnits: [{ unit: 'BWC', task: { text: '晚间值守，对接交警划设斑马线。' }, dueOn: '2026-12-18' }],
      })
      await story.claimed('HQC')
      await walk.until('2026-12-18T15:00:00+08:00')
      await story.filed('HQC', { done: { text: '校内侧新装路灯六盏，斑马线已划好，值守保留到学期末。' } })
      await walk.until('2026-12-21T09:00:00+08:00')
      await story.calledBack(true, 'HQC')
      await story.writtenOff('solved', 'HQC')
    },
  },
]

const INSTRUCTION = {
  leader: { text: '李静姝' },
  opinion: { text: '同意所拟意见，后勤基建处牵头，保卫处配合，学期内完成。' },
  signedOn: '2026-12-07',
  scan: null,
  missingNoted: null,
}
