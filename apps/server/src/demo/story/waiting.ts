import { chapter } from './chapter.ts'
import { acceptTransfer, approve, ask, claim, forRefusal, forUnit, forUs, reply, triage, withdraw } from './deeds.ts'

/** Cases that have just come, wait for somebody, or went no further. */
// biome-ignore format: one line a step
export const WAITING = [
  chapter('O-16', { day: -2, at: '17:20' },
    [-1, '08:20', 'officer BWC', triage(forUs({ category: 'AQ', urgency: 'P1', need: 'worry', summary: '艺术楼前外卖车逆行，已有人受伤' }))],
    [-1, '09:10', 'reviewer BWC', approve('谁在现场谁先领')]),
  chapter('O-29', { day: -1, at: '14:10' },
    [-1, '14:40', 'officer SKXY', triage(forUnit({ category: 'XL', urgency: 'P1', need: 'hard' }, 'XGB', { why: '心理咨询由学生工作部心理中心提供', basis: '学生工作部职责清单：心理健康', spoke: '心理中心值班老师', result: '本周有晚间号' }))],
    [-1, '15:10', 'reviewer SKXY', approve('注意保护隐私')],
    [-1, '16:00', 'officer XGB', acceptTransfer(forUs({ category: 'XL', urgency: 'P1', need: 'hard' }, 'XGB-2'))],
    [-1, '16:20', 'reviewer XGB', approve('请中心老师直接约', 'XGB-2')],
    [-1, '16:40', 'secretary XGB-2', claim()],
    [-1, '17:00', 'secretary XGB-2', reply('这周四、周五晚上七点都有号，也可以先做一次 30 分钟的短谈。老师今晚会在站内和你约时间。')]),
  chapter('O-28', { day: -1, at: '15:10' },
    [-1, '16:00', 'officer QGXY', triage(forUnit({ category: 'XS', urgency: 'P2', need: 'urgent' }, 'XGB', { why: '三方协议由就业指导中心管理', basis: '学生工作部职责清单：就业', spoke: '就业指导科', result: '要看协议原件，可接' }))],
    [-1, '16:50', 'reviewer QGXY', approve('只有十天')]),
  chapter('O-36', { day: -1, at: '16:30', clerk: 'clerk HQC' }),
  chapter('O-38', { day: -2, at: '12:10' },
    [-1, '09:20', 'officer WLXY', triage(forUnit({ category: 'HQ', urgency: 'P3', need: 'hope' }, 'HQC', { why: '第一食堂由后勤基建处管理', basis: '后勤基建处职责清单：饮食服务', spoke: '饮食科', result: '欢迎建议，同意受理' }))],
    [-1, '15:40', 'reviewer WLXY', approve('好建议')]),
  chapter('O-19', { day: -2, at: '12:20' },
    [-1, '09:00', 'officer JXXY', ask('谢谢提醒！是哪个食堂、哪一件事（价格、卫生、时间还是口味）？大概什么时候？')]),
  chapter('O-20', { day: -10, at: '23:30' },
    [-9, '10:00', 'officer QGXY', ask('请问是哪个系统（教务、研究生、报销还是邮箱）？页面上有什么提示？')],
    [-5, '09:30', 'officer QGXY', ask('再问一次：是哪个系统打不开？告诉我们名称就能马上找人。')],
    [-1, '09:30', 'officer QGXY', triage(forRefusal({ category: 'WL', urgency: 'P2', need: 'grievance' }, '两次询问都没有收到是哪个系统，暂时无法办理。您随时可以补充后申请复核，我们马上接着办。'))],
    [-1, '11:00', 'reviewer QGXY', approve('已问两次，按规定告知')]),
  chapter('O-31', { day: -5, at: '10:20' },
    [-5, '11:00', 'officer FXY', triage(forUnit({ category: 'JX', urgency: 'P1', need: 'urgent' }, 'JWC', { why: '缓考由教务处终审', basis: '教务处职责清单：考试', spoke: '考试科', result: '说先请老师点同意' }))],
    [-5, '11:40', 'submitter', withdraw('老师刚刚在系统里点了同意，谢谢！')]),
  chapter('O-40', { ago: 170 }),
]
