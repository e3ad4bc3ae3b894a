/** Filled-in forms that a story may change in part; the words are invented. */
export const TRIAGE = {
  category: 'DJ',
  urgency: 'P2',
  needType: 'hope',
  factsClear: true,
  dutyClear: true,
  solvable: { answer: 'yes', reason: null },
  path: 'handle',
  branch: null,
  member: null,
  transfer: null,
  criteria: [],
  coUnits: [],
  rejection: null,
  summary: null,
} as const

export const FILING = {
  outcome: 'solved',
  done: { text: '与实验中心商定，周末轮流开放一间机房，由班级排班值守。' },
  methods: ['coordination'],
  evidence: [],
  explanation: null,
} as const

/** A transfer sheet that says what it must (C2-16, C2-17). */
export function sheetTo(to: string) {
  return {
    to,
    whyNotOurs: { text: '宿舍热水由后勤基建处负责，本院无法处理。' },
    basis: { text: '后勤基建处职责清单：学生宿舍水电与热水保障。' },
    communication: {
      person: { text: '后勤服务中心 韦老师' },
      on: '2026-11-12',
      means: 'phone',
      result: { text: '已电话沟通，对方同意接收并尽快安排检修。' },
    },
  }
}
