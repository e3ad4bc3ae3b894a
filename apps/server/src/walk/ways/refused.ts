import type { Way } from '../way.ts'

/** 不予受理 needs two people, a notice and a way to contest it. */
export const refused: readonly Way[] = [
  {
    on: '2027-01-06T09:00:00+08:00',
    title: '不予受理与复核 · not accepted, contested, overturned',
    async tell(walk) {
      const story = await walk.leave('WYXY', '校门口公交站台的座椅坏了，等车的老人没有地方坐，学校能不能帮忙？')
      await story.act(story.someone('officer'), 'dispatch', 'reject', {
        category: 'JJ',
        reason: 'notSchoolDuty',
        notice: { text: '站台由市公交公司管理，可拨打 12345。' },
      })
      await story.approved()
      await walk.stands(story, 'rejected')
      await walk.until('2027-01-07T09:00:00+08:00')
      await story.own('contestRejection', { reason: { text: '站台在校内一侧，是学校装的。' } })
      await walk.stands(story, 'disputed')
      await story.act(walk.someone('schoolLead', 'ZDT'), 'dispatch', 'overturnRejection', {
        reason: { text: '已核实在红线内，请学院重新研判。' },
      })
      await walk.stands(story, 'triage')
      await story.own('withdraw', { reason: { text: '后勤的师傅今天已经顺手修好了。' } })
      await walk.stands(story, 'withdrawn')
    },
  },
]
