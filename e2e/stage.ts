import type { House } from './house.ts'
import { MEMBER, OFFICER, REVIEWER } from './people.ts'

/** Cases of 后勤基建处 brought as far as a test needs them, step by step through the real procedures. */

export const TRIAGE = {
  category: 'HQ',
  urgency: 'P2',
  needType: 'hard',
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
}
const NOBODY_YET = { branch: null, member: null, opinion: null }

export async function triaged(house: House, caseNo: string, more: object = {}): Promise<void> {
  await house.act(OFFICER, caseNo, 'dispatch.triage', { ...TRIAGE, ...more })
}
/** In the pool of the unit. */
export async function inPool(house: House, caseNo: string): Promise<void> {
  await triaged(house, caseNo)
  await house.act(REVIEWER, caseNo, 'dispatch.approve', NOBODY_YET)
}
export async function inProgress(house: House, caseNo: string): Promise<void> {
  await inPool(house, caseNo)
  await house.act(MEMBER, caseNo, 'handling.claim')
}
export async function filed(house: House, caseNo: string): Promise<void> {
  await inProgress(house, caseNo)
  await house.act(MEMBER, caseNo, 'handling.file', {
    outcome: 'solved',
    done: { text: '当天换好了热水控制阀，并在楼下贴了告示。' },
    methods: ['vanguardPost'],
    evidence: [],
    explanation: null,
  })
}
